import type { Attribution } from '../../domain/claim.ts';
import type { Change, Row, TableName } from '../../domain/edit.ts';
import type { Original, SourceText } from '../../domain/source.ts';
import { withEdit } from '../../formats/export/add-edit.ts';
import { type CaseData, groupBy } from '../../formats/export/case-data.ts';
import { type CaseComparison, type FieldDifference, type MergeItem, type Side, wholeAttribution, wholeRecord } from './compare-cases.ts';
import { attributionFields, type ComparedTable, mergeFields } from './merge-fields.ts';

/** How conflicts are decided that nobody decided by hand. newer: who changed it last; ours where that is not known. */
export type MergeRule = Side | 'newer';

export interface MergeChoices {
  readonly rule: MergeRule;
  /** Decisions by {@link choiceKey}. They hold for fields without a conflict as well. */
  readonly byHand: ReadonlyMap<string, Side>;
  /**
   * What is not to come in: keys of items that were added or changed, of their fields (see {@link choiceKey}), and of attributions
   * of added claims. What belongs to something that is left out stays out with it. {@link alongside} names the rest that comes along.
   */
  readonly leaveOut?: ReadonlySet<string>;
}

/** What comes along with the sources without being listed one by one; each can be left out as a whole. */
export const alongside = ['mentions', 'decisions'] as const;

/** What a merge comes to: changes of our rows, and the texts and files that come with their sources. */
export interface MergedChanges {
  readonly changes: readonly Change[];
  readonly texts: readonly SourceText[];
  readonly originals: readonly Original[];
}

export function choiceKey(item: Pick<MergeItem, 'key'>, field: Pick<FieldDifference, 'name'>): string {
  return `${item.key} ${field.name}`;
}

/** Which side a field is taken from. */
export function sideOf(
  item: Pick<MergeItem, 'key'>,
  field: Pick<FieldDifference, 'name' | 'state' | 'newer'>,
  { rule, byHand, leaveOut }: MergeChoices,
): Side {
  const chosen = byHand.get(choiceKey(item, field));
  if (chosen) return chosen;
  if (field.state !== 'conflict') return leaveOut?.has(item.key) || leaveOut?.has(choiceKey(item, field)) ? 'mine' : field.state;
  return rule === 'newer' ? (field.newer ?? 'mine') : rule;
}

/** The changes that make one case of two, each conflict decided. Who marked or noted something stays on it. Linear in the records. */
export function mergeChanges(comparison: CaseComparison, choices: MergeChoices, at: string): MergedChanges {
  const work = new MergeWork(comparison, choices, at);
  work.run();
  const changes = work.changes();
  const added = new Set(changes.flatMap(({ table, id, before }) => (table === 'sources' && before === null ? [id] : [])));
  const { texts, originals } = comparison.theirs.data;
  return {
    changes,
    texts: texts.filter((row) => added.has(row.id)),
    originals: originals.filter((row) => added.has(row.id)),
  };
}

/** Our case after a merge, with the merge as one step of its history. */
export function mergedCase(mine: CaseData, { changes, texts, originals }: MergedChanges, label: string, at: string, by: string): CaseData {
  const after = <T extends TableName>(table: T, rows: readonly Row<T>[]): Row<T>[] => {
    const changed = new Map(changes.filter((change) => change.table === table).map((change) => [change.id, change.after]));
    // rows in changes are rows of the same table, which the type of a change cannot say
    const kept = rows.flatMap((row) => (changed.has(row.id) ? [] : [row]));
    const put = [...changed.values()].flatMap((row) => (row === null ? [] : [row as Row<T>]));
    return [...kept, ...put];
  };
  const [row] = after('cases', [mine.case]);
  return withEdit(
    {
      case: row ?? mine.case,
      sources: after('sources', mine.sources),
      texts: [...mine.texts, ...texts],
      originals: [...mine.originals, ...originals],
      speakers: after('speakers', mine.speakers),
      mentions: after('mentions', mine.mentions),
      claims: after('claims', mine.claims),
      attributions: after('attributions', mine.attributions),
      codes: after('codes', mine.codes),
      evidence: after('evidence', mine.evidence),
      notes: after('notes', mine.notes),
      decisions: after('decisions', mine.decisions),
      templates: after('templates', mine.templates),
      pictures: after('pictures', mine.pictures),
      edits: mine.edits,
    },
    label,
    changes,
    at,
    by,
  );
}

type Rows = { readonly [T in TableName]: ReadonlyMap<string, Row<T>> };

function rowsById(data: CaseData): Rows {
  const byId = <R extends { readonly id: string }>(rows: readonly R[]) => new Map(rows.map((row) => [row.id, row]));
  return {
    cases: byId([data.case]),
    sources: byId(data.sources),
    speakers: byId(data.speakers),
    mentions: byId(data.mentions),
    claims: byId(data.claims),
    attributions: byId(data.attributions),
    codes: byId(data.codes),
    evidence: byId(data.evidence),
    notes: byId(data.notes),
    decisions: byId(data.decisions),
    templates: byId(data.templates),
    pictures: byId(data.pictures),
  };
}

class MergeWork {
  readonly #comparison: CaseComparison;
  readonly #choices: MergeChoices;
  readonly #at: string;
  readonly #ours: Rows;
  readonly #others: Rows;
  readonly #changes = new Map<string, Change>();
  readonly #said: { readonly mine: Map<string, Attribution[]>; readonly theirs: Map<string, Attribution[]> };
  readonly #evidence: ReadonlyMap<string, readonly Row<'evidence'>[]>;
  #order: number;

  constructor(comparison: CaseComparison, choices: MergeChoices, at: string) {
    this.#comparison = comparison;
    this.#choices = choices;
    this.#at = at;
    const { mine, theirs } = comparison;
    this.#ours = rowsById(mine);
    this.#others = rowsById(theirs.data);
    this.#said = {
      mine: groupBy(mine.attributions, (row) => row.claimId),
      theirs: groupBy(theirs.data.attributions, (row) => row.claimId),
    };
    this.#evidence = groupBy(mine.evidence, (row) => row.claimId);
    this.#order = mine.codes.reduce((most, code) => Math.max(most, code.order + 1), 0);
  }

  changes(): Change[] {
    return [...this.#changes.values()];
  }

  run(): void {
    const { mine, theirs, items } = this.#comparison;
    // sources, speakers and topics before the claims, and those before what hangs on them
    for (const item of items) if (item.table !== 'evidence') this.#take(item);
    for (const item of items) if (item.table === 'evidence') this.#take(item);
    if (!this.#leftOut('mentions')) {
      for (const row of theirs.data.mentions) {
        const held = this.#there('sources', row.sourceId) && this.#there('speakers', row.speakerId);
        if (held && !this.#ours.mentions.has(row.id)) this.#put('mentions', row);
      }
    }
    if (!this.#leftOut('decisions')) {
      for (const row of theirs.data.decisions) {
        // a suggestion whose claim was left out is still to be decided
        const became = row.claimId === '' || !this.#others.claims.has(row.claimId) || this.#there('claims', row.claimId);
        if (became && this.#there('sources', row.sourceId) && !this.#ours.decisions.has(row.id)) this.#put('decisions', row);
      }
    }
    this.#bringLogos();
    this.#letGoOfWhatIsNotThere();
    this.#letGoOfTensions();
    const used = new Set([...this.#changes.values()].map(({ table, after }) => (table === 'claims' ? after?.verdict : undefined)));
    const scale = theirs.scale.filter((verdict, i) => i < mine.case.verdicts.length || used.has(verdict.key));
    if (scale.length > mine.case.verdicts.length) this.#put('cases', { ...mine.case, verdicts: scale, updatedAt: this.#at });
  }

  #leftOut(key: string): boolean {
    return this.#choices.leaveOut?.has(key) ?? false;
  }

  #take(item: MergeItem): void {
    const other = this.#others[item.table].get(item.id);
    if (item.kind === 'added' && other) {
      if (!this.#leftOut(item.key)) this.#add(item.table, item.id);
    } else {
      const whole = item.fields.find((field) => field.name === wholeRecord);
      const ours = this.#ours[item.table].get(item.id);
      if (!whole) this.#mix(item);
      else if (sideOf(item, whole, this.#choices) === 'theirs') {
        if (ours) this.#delete(item.table, item.id);
        else this.#add(item.table, item.id);
      }
    }
  }

  #add(table: ComparedTable, id: string): void {
    if (table === 'codes') {
      const code = this.#others.codes.get(id);
      if (code) this.#put('codes', { ...code, order: this.#order++ });
      return;
    }
    if (table === 'evidence') {
      const row = this.#others.evidence.get(id);
      const held = row && this.#there('claims', row.claimId) && (row.kind !== 'passage' || this.#there('sources', row.sourceId));
      if (held) this.#put('evidence', row);
      return;
    }
    const row = this.#others[table].get(id);
    if (!row || ('sourceId' in row && !this.#there('sources', row.sourceId))) return;
    this.#put(table, row);
    if (table !== 'claims') return;
    for (const said of this.#said.theirs.get(id) ?? []) {
      if (!this.#leftOut(this.#comparison.keyOf('attributions', said.id))) this.#put('attributions', said);
    }
  }

  #delete(table: ComparedTable, id: string): void {
    this.#remove(table, id);
    if (table !== 'claims') return;
    for (const row of this.#said.mine.get(id) ?? []) this.#remove('attributions', row.id);
    for (const row of this.#evidence.get(id) ?? []) this.#remove('evidence', row.id);
  }

  /** One record out of two, field by field. */
  #mix(item: MergeItem): void {
    const chosen = item.fields.filter((field) => sideOf(item, field, this.#choices) === 'theirs');
    if (chosen.length === 0) return;
    const ours = this.#ours[item.table].get(item.id);
    const other = this.#others[item.table].get(item.id);
    if (!ours || !other) return;
    const mixed = new Map(Object.entries(ours));
    const theirs = new Map(Object.entries(other));
    const names = new Set(chosen.map((field) => field.name));
    if ('sourceId' in other && !this.#there('sources', other.sourceId)) for (const name of ['passage', 'cue']) names.delete(name);
    if (names.size === 0) return;
    for (const { name, columns } of mergeFields[item.table]) {
      if (!names.has(name)) continue;
      for (const column of columns) {
        if (theirs.has(column)) mixed.set(column, theirs.get(column));
        else mixed.delete(column);
      }
    }
    if (names.has('aliases') && item.table === 'speakers') mixed.set('aliases', this.#allNames(item.id, String(mixed.get('name') ?? '')));
    if (names.has('tension') && item.table === 'claims') {
      mixed.set('tension', [...new Set([...this.#tension('ours', item.id), ...this.#tension('others', item.id)])]);
    }
    if (names.has('sameAs') && theirs.has('sameAs')) mixed.set('sameAs', theirs.get('sameAs'));
    const changed = [...mixed].some(([column, value]) => JSON.stringify(value) !== JSON.stringify(Reflect.get(ours, column)));
    const dropped = Object.keys(ours).some((column) => !mixed.has(column));
    if (changed || dropped || item.table === 'claims') {
      if (item.table === 'claims') mixed.set('updatedAt', this.#at);
      // columns of two rows of one table make a row of that table
      this.#putRecord(item.table, item.id, Object.fromEntries(mixed));
    }
    if (item.table === 'claims') this.#mixSaid(item.id, names);
  }

  #mixSaid(claimId: string, names: ReadonlySet<string>): void {
    const mine = this.#said.mine.get(claimId) ?? [];
    const theirs = this.#said.theirs.get(claimId) ?? [];
    if (names.has(wholeAttribution)) {
      const kept = new Set(theirs.map((row) => row.id));
      for (const row of mine) if (!kept.has(row.id)) this.#remove('attributions', row.id);
      for (const row of theirs) this.#put('attributions', row);
      return;
    }
    const [ours, other] = [mine[0], theirs[0]];
    if (!ours || !other) return;
    const columns = new Set(attributionFields.filter((field) => names.has(field.name)).flatMap((field) => [...field.columns]));
    if (columns.size === 0) return;
    this.#put('attributions', {
      ...ours,
      ...Object.fromEntries(Object.entries(other).filter(([column]) => columns.has(column as keyof Attribution))),
      // the words of a cue are in the text the claim stands in
      sourceId: columns.has('cue') ? other.sourceId : ours.sourceId,
    });
  }

  #allNames(id: string, name: string): string[] {
    const ours = this.#ours.speakers.get(id);
    const other = this.#others.speakers.get(id);
    const too = this.#comparison.theirs.calledToo.get(id) ?? '';
    return [...new Set([...(ours?.aliases ?? []), ...(other?.aliases ?? []), too, ours?.name ?? ''])].filter(
      (one) => one !== '' && one !== name,
    );
  }

  #tension(side: 'ours' | 'others', id: string): readonly string[] {
    return (side === 'ours' ? this.#ours : this.#others).claims.get(id)?.tension ?? [];
  }

  /** The pictures that templates show which came. */
  #bringLogos(): void {
    for (const { table, after } of this.#changes.values()) {
      const options = table === 'templates' ? after?.options : undefined;
      const logo: unknown = typeof options === 'object' && options !== null ? Reflect.get(options, 'logo') : undefined;
      const picture = typeof logo === 'string' ? this.#others.pictures.get(logo) : undefined;
      if (picture && !this.#ours.pictures.has(picture.id)) this.#put('pictures', picture);
    }
  }

  /** Speakers and topics that were left out are named nowhere: what was theirs to say stays as we had it, or is open. */
  #letGoOfWhatIsNotThere(): void {
    for (const change of this.#changes.values()) {
      const { table, id, after, before } = change;
      if (after === null) continue;
      if (table === 'attributions') {
        const kept = (column: 'speakerId' | 'viaId') => {
          const [now, then] = [after[column], before?.[column]];
          if (now === '' || (typeof now === 'string' && this.#there('speakers', now))) return now;
          return typeof then === 'string' && this.#there('speakers', then) ? then : '';
        };
        this.#changes.set(`${table} ${id}`, { ...change, after: { ...after, speakerId: kept('speakerId'), viaId: kept('viaId') } });
      } else if (table === 'claims' && Array.isArray(after.topics)) {
        const topics = after.topics.filter((code: unknown) => typeof code === 'string' && this.#there('codes', code));
        if (topics.length < after.topics.length) this.#changes.set(`${table} ${id}`, { ...change, after: { ...after, topics } });
      } else if (table === 'sources' && Array.isArray(after.voices)) {
        const voices = after.voices.filter((voice: { readonly speakerId: string }) => this.#there('speakers', voice.speakerId));
        if (voices.length < after.voices.length) this.#changes.set(`${table} ${id}`, { ...change, after: { ...after, voices } });
      }
    }
  }

  /** A claim that came in tension with one that did not, or that went, is in tension with it no more. */
  #letGoOfTensions(): void {
    const claims = [...this.#changes.values()].filter((change) => change.table === 'claims');
    const gone = new Set(claims.filter((change) => change.after === null).map((change) => change.id));
    if (gone.size > 0) {
      for (const row of this.#ours.claims.values()) {
        if (row.tension.some((id) => gone.has(id)) && !gone.has(row.id) && !this.#changes.has(`claims ${row.id}`)) this.#put('claims', row);
      }
    }
    for (const change of this.#changes.values()) {
      const { after } = change;
      if (change.table !== 'claims' || !after || !Array.isArray(after.tension)) continue;
      const tension = after.tension.filter((id: unknown) => typeof id === 'string' && this.#there('claims', id));
      if (tension.length < after.tension.length) this.#changes.set(`claims ${change.id}`, { ...change, after: { ...after, tension } });
    }
  }

  #there(table: 'claims' | 'sources' | 'speakers' | 'codes', id: string): boolean {
    const change = this.#changes.get(`${table} ${id}`);
    return change ? change.after !== null : this.#ours[table].has(id);
  }

  #put<T extends TableName>(table: T, row: Row<T>): void {
    this.#putRecord(table, row.id, { ...row });
  }

  #putRecord(table: TableName, id: string, after: Record<string, unknown>): void {
    const before = this.#ours[table].get(id);
    this.#changes.set(`${table} ${id}`, { table, id, before: before ? { ...before } : null, after });
  }

  #remove(table: TableName, id: string): void {
    const before = this.#ours[table].get(id);
    if (before) this.#changes.set(`${table} ${id}`, { table, id, before: { ...before }, after: null });
  }
}
