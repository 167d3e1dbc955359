import { toCodePoints } from '../../anchoring/code-points.ts';
import type { PassageNote, Source } from '../../domain/source.ts';
import { byKey, type CaseData, groupBy } from './case-data.ts';
import { chosenCase } from './chosen-case.ts';
import { type ExportWork, exportOf, partOf, stepping } from './export-format.ts';
import { exportList } from './export-list.ts';
import { type Piece, pause } from './file-pieces.ts';
import { guidOfName, guidOfRow } from './guids.ts';
import { PackedText } from './packed-text.ts';
import { codebookXml, codesByFact, partCode } from './qdpx-codebook.ts';
import { type GraphedSource, spanGraphs } from './span-graphs.ts';
import { startTag, xml, xmlText } from './xml-writer.ts';
import { type ZipEntry, zipPieces } from './zip-files.ts';

/**
 * The case as a REFI-QDA project (`.qdpx`): the archive of `project.qde` and a plain text file for each source, LF only. Passages are
 * selections in code points; topics, verdicts, speakers and the parts of an attribution are codes; each speaker is a case as well, with
 * role and affiliation as variables and references to what it says. Passages of one claim are tied by links, its facts stand in a note.
 * @see https://www.qdasoftware.org/
 */
function* qdpxProject(data: CaseData, at: string, work: ExportWork | undefined): Generator<Piece> {
  const writer = new ProjectWriter(data);
  // codes and cases stand before the sources and refer to them, so that these are made first and wait packed
  const sources = new PackedText();
  for (const graphed of spanGraphs(data, partOf(work, 0, 0.7))) {
    sources.add(writer.source(graphed));
    yield pause;
  }
  const project = function* (): Generator<string | Piece> {
    const attributes = {
      xmlns: 'urn:QDA-XML:project:1.0',
      name: data.case.title,
      origin: 'Hearsay',
      creationDateTime: moment(data.case.createdAt),
      modifiedDateTime: moment(at || data.case.updatedAt),
    };
    yield `<?xml version="1.0" encoding="utf-8"?>\n${startTag('Project', attributes)}`;
    yield* registerXml(data, writer);
    yield* listed('Sources', sources, partOf(work, 0.7, 0.8));
    yield* listed('Notes', writer.notes, partOf(work, 0.8, 0.85));
    yield* listed('Links', writer.links, partOf(work, 0.85, 0.9));
    if (data.case.note !== '') yield xml('Description', {}, xmlText(data.case.note));
    yield '</Project>\n';
  };
  const entries = function* (): Generator<ZipEntry> {
    yield { path: 'project.qde', content: project() };
    const texts = new Map(data.texts.map((row) => [row.id, row.text]));
    const files = data.sources.map((row) => [`sources/${guidOfRow('source', row.id)}.txt`, texts.get(row.id) ?? ''] as const);
    for (const [path, text] of stepping(files.sort(byKey((file) => file[0])), partOf(work, 0.9, 1))) {
      yield { path, content: [text.toWellFormed()] };
    }
  };
  yield* zipPieces(entries());
}

function* listed(name: string, rows: PackedText, work: ExportWork | undefined): Generator<string | Piece> {
  if (rows.isEmpty) return;
  yield `<${name}>`;
  yield* rows.pieces(work);
  yield `</${name}>`;
}

/** Who worked on the project, its codes, and its speakers as cases. */
function* registerXml(data: CaseData, writer: ProjectWriter): Generator<string> {
  const { speakers } = data;
  const users = [...new Set([...data.claims.map((row) => row.createdBy), ...data.notes.map((row) => row.createdBy)])].filter(
    (name) => name !== '',
  );
  if (users.length > 0) yield xml('Users', {}, ...users.map((name) => xml('User', { guid: guidOfName(`user ${name}`), name })));
  yield codebookXml(data, speakers);
  if (speakers.length === 0) return;
  yield xml(
    'Variables',
    {},
    ...variables.map((name) => xml('Variable', { guid: guidOfName(`variable ${name}`), name, typeOfVariable: 'Text' })),
  );
  yield '<Cases>';
  for (const row of speakers) {
    const values = variables.flatMap((name) => {
      const value = name === 'aliases' ? row.aliases.join('; ') : row[name];
      if (value === '') return [];
      return [
        xml('VariableValue', {}, xml('VariableRef', { targetGUID: guidOfName(`variable ${name}`) }), xml('TextValue', {}, xmlText(value))),
      ];
    });
    yield xml(
      'Case',
      { guid: guidOfRow('speaker', row.id), name: row.name },
      row.note !== '' && xml('Description', {}, xmlText(row.note)),
      xml('CodeRef', { targetGUID: guidOfName(`speaker code ${row.id}`) }),
      ...values,
      ...writer.selectionsOf(row.name).map((guid) => xml('SelectionRef', { targetGUID: guid })),
    );
  }
  yield '</Cases>';
}

const variables = ['role', 'affiliation', 'kind', 'aliases'] as const;

/** A moment as `xsd:dateTime`. */
function moment(iso: string): string | undefined {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/.test(iso) ? iso : undefined;
}

class ProjectWriter {
  readonly notes = new PackedText();
  readonly links = new PackedText();
  readonly #said = new Map<string, string[]>();
  readonly #remarks: ReadonlyMap<string, readonly PassageNote[]>;
  readonly #codes: ReadonlyMap<string, string>;

  constructor(data: CaseData) {
    this.#remarks = groupBy(data.notes, (row) => row.sourceId);
    this.#codes = codesByFact(data);
  }

  /** GUIDs of the selections that a speaker of this name says. */
  selectionsOf(name: string): readonly string[] {
    return this.#said.get(name) ?? [];
  }

  source({ source, text, graph }: GraphedSource): string {
    const guid = guidOfRow('source', source.id);
    const own = (id: string, what = 'selection') => guidOfName(`${what} ${id} of ${source.id}`);
    const notes = this.#remarks.get(source.id) ?? [];
    const points = toCodePoints(text, [
      ...graph.spans.flatMap((one) => [one.span.start, one.span.end]),
      ...notes.flatMap((row) => [row.span.start, row.span.end]),
    ]);
    const place = (i: number) => ({ startPosition: points[i * 2], endPosition: points[i * 2 + 1] });
    const selections = graph.spans.map((one, i) => {
      const { author, createdAt, ...facts } = one.facts;
      const user = author ? guidOfName(`user ${author}`) : undefined;
      const made = { creatingUser: user, creationDateTime: createdAt ? moment(createdAt) : undefined };
      const codes = [partCode(one.label), ...this.#codesOf(facts)];
      for (const [name, value] of Object.entries(facts)) {
        if (!/^speaker\d*$/.test(name)) continue;
        const said = this.#said.get(value);
        if (said) said.push(own(one.id));
        else this.#said.set(value, [own(one.id)]);
      }
      const lines = Object.entries(facts).map(
        ([name, value]) => `${name}: ${value.replaceAll('\\', '\\\\').replaceAll('\r', '\\r').replaceAll('\n', '\\n')}`,
      );
      const note = own(one.id, 'facts');
      if (lines.length > 0) this.#note(note, 'Facts of the claim', lines.join('\n'), made);
      return xml(
        'PlainTextSelection',
        { guid: own(one.id), name: excerpt(text.slice(one.span.start, one.span.end)), ...place(i), ...made },
        facts.statement !== undefined && xml('Description', {}, xmlText(facts.statement)),
        ...[...new Set(codes)].map((code) =>
          xml('Coding', { guid: own(one.id, `coding ${code}`), ...made }, xml('CodeRef', { targetGUID: code })),
        ),
        lines.length > 0 && xml('NoteRef', { targetGUID: note }),
      );
    });
    graph.links.forEach(({ from, to, type }, i) => {
      const ends = { originGUID: own(from), targetGUID: own(to) };
      this.links.add(xml('Link', { guid: own(String(i), 'link'), name: type, direction: 'OneWay', ...ends }));
    });
    const remarks = notes.map((row, i) => {
      const made = {
        creatingUser: row.createdBy ? guidOfName(`user ${row.createdBy}`) : undefined,
        creationDateTime: moment(row.createdAt),
      };
      this.#note(guidOfRow('note', row.id), 'Note', row.text, made);
      return xml(
        'PlainTextSelection',
        { guid: guidOfName(`note selection ${row.id}`), name: excerpt(row.exact), ...place(graph.spans.length + i), ...made },
        xml('NoteRef', { targetGUID: guidOfRow('note', row.id) }),
      );
    });
    const facts = sourceFacts(source);
    if (facts !== '') this.#note(own('source', 'facts'), 'About the source', facts, {});
    return xml(
      'TextSource',
      { guid, name: source.fileName || source.title, plainTextPath: `internal://${guid}.txt`, creationDateTime: moment(source.importedAt) },
      source.note !== '' && xml('Description', {}, xmlText(source.note)),
      ...selections,
      ...remarks,
      facts !== '' && xml('NoteRef', { targetGUID: own('source', 'facts') }),
    );
  }

  /** Codes of what is known of a claim: topics, verdict and speakers, whichever attribution they belong to. */
  #codesOf(facts: Readonly<Record<string, string>>): string[] {
    return Object.entries(facts).flatMap(([name, value]) => this.#codes.get(`${name.replace(/\d+$/, '')} ${value}`) ?? []);
  }

  #note(guid: string, name: string, text: string, made: Readonly<Record<string, string | undefined>>): void {
    this.notes.add(xml('Note', { guid, name, ...made }, xml('PlainTextContent', {}, xmlText(text))));
  }
}

function excerpt(words: string): string {
  const line = words.replace(/\s+/g, ' ');
  return line.length <= 100 ? line : `${line.slice(0, 99).toWellFormed()}…`;
}

/** Facts of a source, a line each, as they are read back. */
function sourceFacts(source: Source): string {
  const { title, byline, publisher, publishedAt, language, url } = source;
  return Object.entries({ title, byline, publisher, publishedAt, language, url })
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}: ${value.replace(/\s+/g, ' ')}`)
    .join('\n');
}

export const qdpxExport = exportOf(exportList.qdpx, (data, options, work) => qdpxProject(chosenCase(data, options), options.at, work));
