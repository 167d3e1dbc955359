import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { defaultVerdicts } from '../../renderer/domain/case.ts';
import { joinCases } from '../../renderer/formats/exchange/join-cases.ts';
import { withEdit } from '../../renderer/formats/export/add-edit.ts';
import { type CaseData, emptyCase } from '../../renderer/formats/export/case-data.ts';
import { writeCaseFile } from '../../renderer/formats/export/case-file.ts';
import type { ImportInput, ReadSource } from '../../renderer/formats/import/import-format.ts';
import { sourceRows } from '../../renderer/formats/import/source-rows.ts';
import type { CommandLine } from './command.ts';
import { openCaseFile } from './open-case-file.ts';
import { whyNot } from './read-input.ts';
import { writeWhole } from './write-output.ts';

/** A source to be put into a case, with the bytes it was read from. */
export interface NewSource {
  readonly read: ReadSource;
  readonly input: ImportInput;
  readonly sha256: string;
  /** The folders it lay in, from the one named on the command line down, or ''. */
  readonly folder?: string;
}

/** A case file that sources are put into: a new one, or one that is there already. It is written once, at the end, whole. */
export class CaseBeingWritten {
  readonly #path: string;
  #data: CaseData;
  #changed: boolean;
  readonly #hashes: Map<string, string>;

  private constructor(path: string, data: CaseData, isNew: boolean) {
    this.#path = path;
    this.#data = data;
    this.#changed = isNew;
    this.#hashes = new Map(data.sources.map((source) => [source.sha256, source.title || source.fileName]));
  }

  /** Opens the case at a path, or begins one. Null, with the reasons refused, when what is there is not whole: it would lose the rest. */
  static async at(path: string, line: CommandLine): Promise<CaseBeingWritten | null> {
    if (!existsSync(path)) {
      const at = new Date().toISOString();
      const title = basename(path).replace(/\.hearsay$/i, '') || 'Case';
      const row = { id: crypto.randomUUID(), title, note: '', verdicts: [...defaultVerdicts], createdAt: at, updatedAt: at };
      return new CaseBeingWritten(path, emptyCase(row), true);
    }
    const opened = await openCaseFile(path, line);
    return opened && opened.problems.length === 0 ? new CaseBeingWritten(path, opened.data, false) : null;
  }

  /** Adds a source as one step of the history, unless the same bytes are in the case already. */
  add(source: NewSource, file: string, line: CommandLine): void {
    const known = this.#hashes.get(source.sha256);
    if (known !== undefined) {
      line.remark(file, `is in the case already, as "${known}"`);
      return;
    }
    this.#write([source]);
  }

  /** Adds the rows of a table as one step of the history, without those that are in the case already. */
  addTogether(sources: readonly NewSource[], file: string, line: CommandLine): void {
    const seen = new Set(this.#hashes.keys());
    const fresh = sources.filter(({ sha256 }) => !seen.has(sha256) && seen.add(sha256));
    const known = sources.length - fresh.length;
    if (known > 0) line.remark(file, `${known === 1 ? 'one row is' : `${known} rows are`} in the case already`);
    if (fresh.length > 0) this.#write(fresh);
  }

  #write(sources: readonly NewSource[]): void {
    const at = new Date().toISOString();
    // sources are listed by when they came in: a millisecond each keeps rows in their order
    const moment = (index: number) => new Date(Date.parse(at) + index).toISOString();
    const newId = () => crypto.randomUUID();
    const register = [...this.#data.speakers];
    const codes = [...this.#data.codes];
    const rows = sources.map(({ read, input, sha256, folder = '' }, index) => {
      const made = {
        id: newId(),
        folder,
        caseId: this.#data.case.id,
        sha256,
        at: moment(index),
        by: '',
        newId,
        register,
        codes,
        verdicts: this.#data.case.verdicts,
      };
      const row = sourceRows(read, input, made);
      register.push(...row.speakers);
      codes.push(...row.codes);
      return row;
    });
    const speakers = rows.flatMap((row) => row.speakers);
    const notes = rows.flatMap((row) => row.notes);
    const claims = rows.flatMap((row) => row.claims);
    const attributions = rows.flatMap((row) => row.attributions);
    const evidence = rows.flatMap((row) => row.evidence);
    const freshCodes = rows.flatMap((row) => row.codes);
    const changes = [
      ...speakers.map((speaker) => ({ table: 'speakers' as const, id: speaker.id, before: null, after: { ...speaker } })),
      ...rows.map(({ source }) => ({ table: 'sources' as const, id: source.id, before: null, after: { ...source } })),
      ...notes.map((note) => ({ table: 'notes' as const, id: note.id, before: null, after: { ...note } })),
      ...claims.map((claim) => ({ table: 'claims' as const, id: claim.id, before: null, after: { ...claim } })),
      ...attributions.map((row) => ({ table: 'attributions' as const, id: row.id, before: null, after: { ...row } })),
      ...evidence.map((row) => ({ table: 'evidence' as const, id: row.id, before: null, after: { ...row } })),
      ...freshCodes.map((code) => ({ table: 'codes' as const, id: code.id, before: null, after: { ...code } })),
    ];
    const [first] = rows;
    const what = rows.length === 1 && first ? first.source.title || first.source.fileName : `${rows.length} sources`;
    const data = withEdit(this.#data, `import ${what}`, changes, at, '');
    this.#data = {
      ...data,
      speakers: register,
      sources: [...data.sources, ...rows.map(({ source }) => source)],
      texts: [...data.texts, ...rows.map(({ text }) => text)],
      originals: [...data.originals, ...rows.map(({ original }) => original)],
      notes: [...data.notes, ...notes],
      claims: [...data.claims, ...claims],
      attributions: [...data.attributions, ...attributions],
      evidence: [...data.evidence, ...evidence],
      codes,
    };
    for (const { source } of rows) this.#hashes.set(source.sha256, source.title || source.fileName);
    this.#changed = true;
  }

  /** Puts what another tool's file holds into the case, as one step of its history. */
  join(data: CaseData, what: string): void {
    this.#data = joinCases(this.#data, data, `import ${what}`, new Date().toISOString(), '');
    for (const source of data.sources) this.#hashes.set(source.sha256, source.title || source.fileName);
    this.#changed = true;
  }

  /** Takes a whole case in place of an empty one. A case that holds something is not mixed with another. */
  adopt(data: CaseData, file: string, line: CommandLine): void {
    if (this.#data.sources.length > 0 || this.#data.edits.length > 0) {
      line.refuse(file, 'is a case of its own and can only be imported into a new case file');
      return;
    }
    this.#data = data;
    for (const source of data.sources) this.#hashes.set(source.sha256, source.title || source.fileName);
    this.#changed = true;
  }

  async write(line: CommandLine): Promise<void> {
    if (!this.#changed) return;
    try {
      await writeWhole(this.#path, await writeCaseFile(this.#data, new Date().toISOString()));
    } catch (error) {
      line.refuse(this.#path, whyNot(error));
    }
  }
}
