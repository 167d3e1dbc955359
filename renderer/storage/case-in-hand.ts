import { IntervalIndex } from '../anchoring/interval-index.ts';
import type { Attribution, Claim, Evidence } from '../domain/claim.ts';
import type { Change, Row, TableName } from '../domain/edit.ts';
import type { PassageNote } from '../domain/source.ts';
import type { Mention } from '../domain/speaker.ts';
import type { SuggestionDecision } from '../domain/suggestion-decision.ts';
import { GroupedRows } from './grouped-rows.ts';

/** A stored record that does not satisfy its schema. It is shown as broken and hides nothing else. */
export interface BrokenRow {
  readonly table: TableName;
  readonly id: string;
  readonly problem: string;
  readonly raw: unknown;
}

type Rows = { [T in TableName]: Map<string, Row<T>> };

/**
 * The open case in memory: every row by id, and the look-ups views need, each kept up to date by the rows that changed.
 * The database stays the truth; this copy exists because at 50,000 claims a query per change costs seconds and a look-up here costs
 * microseconds (design/performance.md, "Storage"). Only the journal changes it.
 */
export class CaseInHand {
  readonly caseId: string;
  readonly broken: readonly BrokenRow[];
  readonly attributionsByClaim = new GroupedRows<Attribution>(
    (row) => row.claimId,
    (a, b) => a.order - b.order,
  );
  readonly evidenceByClaim = new GroupedRows<Evidence>(
    (row) => row.claimId,
    (a, b) => a.createdAt.localeCompare(b.createdAt),
  );
  readonly mentionsBySource = new GroupedRows<Mention>(
    (row) => row.sourceId,
    (a, b) => a.span.start - b.span.start,
  );
  readonly notesBySource = new GroupedRows<PassageNote>(
    (row) => row.sourceId,
    (a, b) => a.span.start - b.span.start,
  );
  readonly decisionsBySource = new GroupedRows<SuggestionDecision>(
    (row) => row.sourceId,
    (a, b) => (a.content[0]?.start ?? 0) - (b.content[0]?.start ?? 0),
  );
  readonly #rows: Rows;
  readonly #claimsBySource = new Map<string, IntervalIndex<Claim>>();
  /** With the hidden ones; only sources that have or had one are here. */
  readonly #everyBySource = new Map<string, IntervalIndex<Claim>>();
  readonly #hides: (row: Pick<Claim, 'createdBy'>) => boolean;
  #hidden = 0;
  readonly #versions = new Map<TableName, number>();
  readonly #listeners = new Set<(changes: readonly Change[]) => void>();

  /** @param hides which claims and notes views leave out, beside claims that were set aside. They stay part of the case and of its files. */
  constructor(
    caseId: string,
    rows: Partial<{ [T in TableName]: readonly Row<T>[] }>,
    broken: readonly BrokenRow[] = [],
    hides: (row: Pick<Claim, 'createdBy'>) => boolean = () => false,
  ) {
    this.caseId = caseId;
    this.broken = broken;
    this.#hides = hides;
    this.#rows = {
      cases: byId(rows.cases),
      sources: byId(rows.sources),
      speakers: byId(rows.speakers),
      mentions: byId(rows.mentions),
      claims: byId(rows.claims),
      attributions: byId(rows.attributions),
      codes: byId(rows.codes),
      evidence: byId(rows.evidence),
      notes: byId(rows.notes),
      decisions: byId(rows.decisions),
      templates: byId(rows.templates),
      pictures: byId(rows.pictures),
    };
    this.attributionsByClaim.fill(this.#rows.attributions.values());
    this.evidenceByClaim.fill(this.#rows.evidence.values());
    this.mentionsBySource.fill(this.#rows.mentions.values());
    this.notesBySource.fill(this.#rows.notes.values());
    this.decisionsBySource.fill(this.#rows.decisions.values());
    const claims = new Map<string, Claim[]>();
    for (const claim of this.#rows.claims.values()) {
      const list = claims.get(claim.sourceId);
      if (list) list.push(claim);
      else claims.set(claim.sourceId, [claim]);
      if (this.isHidden(claim)) this.#hidden += 1;
    }
    for (const [sourceId, list] of claims) {
      const shown = this.#hidden === 0 ? list : list.filter((claim) => !this.isHidden(claim));
      this.#claimsBySource.set(sourceId, new IntervalIndex(shown));
      if (shown.length < list.length) this.#everyBySource.set(sourceId, new IntervalIndex(list));
    }
  }

  /** Whether views leave a claim out: it was set aside, or it is hidden while working blind. */
  isHidden(claim: Claim): boolean {
    return claim.adjudged === 'set-aside' || this.#hides(claim);
  }

  /** How many claims views leave out. */
  get hidden(): number {
    return this.#hidden;
  }

  /** A claim by id, if views show it. */
  shownClaim(id: string): Claim | undefined {
    const claim = this.#rows.claims.get(id);
    return claim && !this.isHidden(claim) ? claim : undefined;
  }

  get<T extends TableName>(table: T, id: string): Row<T> | undefined {
    return this.#rows[table].get(id);
  }

  /** Every row of a table, in no order. */
  all<T extends TableName>(table: T): IterableIterator<Row<T>> {
    return this.#rows[table].values();
  }

  count(table: TableName): number {
    return this.#rows[table].size;
  }

  /** Claims that views show, in no order. */
  *shownClaims(): Generator<Claim> {
    for (const claim of this.#rows.claims.values()) if (!this.isHidden(claim)) yield claim;
  }

  /** How many claims views show. */
  get shownCount(): number {
    return this.#rows.claims.size - this.#hidden;
  }

  /** Attributions of claims that views show, in no order. */
  *shownAttributions(): Generator<Attribution> {
    for (const row of this.#rows.attributions.values()) {
      const claim = this.#hidden === 0 ? undefined : this.#rows.claims.get(row.claimId);
      if (!claim || !this.isHidden(claim)) yield row;
    }
  }

  /** Notes of a source that views show, by place. */
  shownNotesIn(sourceId: string): readonly PassageNote[] {
    return this.notesBySource.of(sourceId).filter((note) => !this.#hides(note));
  }

  /** Decisions on suggestions that are not hidden with the work of others, in no order: of one source, else of all. */
  shownDecisions(sourceId?: string): SuggestionDecision[] {
    const rows = sourceId === undefined ? [...this.#rows.decisions.values()] : this.decisionsBySource.of(sourceId);
    return rows.filter((row) => !this.#hides({ createdBy: row.decidedBy }));
  }

  /** Every claim of a source by place, the hidden ones too: for what changes or removes all of them. */
  everyClaimIn(sourceId: string): IntervalIndex<Claim> {
    return this.#everyBySource.get(sourceId) ?? this.claimsIn(sourceId);
  }

  /** Claims of a source that views show, by place. The same object for as long as the case is open. */
  claimsIn(sourceId: string): IntervalIndex<Claim> {
    let index = this.#claimsBySource.get(sourceId);
    if (!index) {
      index = new IntervalIndex<Claim>();
      this.#claimsBySource.set(sourceId, index);
    }
    return index;
  }

  /** Rises with every change of a table: a cheap way to know that something derived from it is stale. */
  version(table: TableName): number {
    return this.#versions.get(table) ?? 0;
  }

  /** Told after each change has been applied. Returns the way to stop listening. */
  subscribe(listener: (changes: readonly Change[]) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Applies validated changes and tells everyone who listens. */
  apply(changes: readonly Change[]): void {
    for (const change of changes) this.#applyOne(change.table, change.id, change.after);
    const touched = new Set(changes.map((change) => change.table));
    for (const table of touched) this.#versions.set(table, this.version(table) + 1);
    for (const listener of this.#listeners) listener(changes);
  }

  #applyOne(table: TableName, id: string, after: Record<string, unknown> | null): void {
    const before = this.#rows[table].get(id);
    if (after === null) this.#rows[table].delete(id);
    else this.#setRow(table, id, after);
    const now = this.#rows[table].get(id);
    this.#reindex(table, before, now);
  }

  // Rows in changes were checked against their table's schema when the change was made or read, which the type cannot say.
  #setRow<T extends TableName>(table: T, id: string, after: Record<string, unknown>): void {
    const map: Map<string, Row<T>> = this.#rows[table];
    map.set(id, after as Row<T>);
  }

  #takeOut(claim: Claim): void {
    // what was hidden is told by where it is: who counts as another analyst may have changed since
    if (!this.claimsIn(claim.sourceId).remove(claim.id)) this.#hidden -= 1;
    this.#everyBySource.get(claim.sourceId)?.remove(claim.id);
  }

  #putIn(claim: Claim): void {
    const { sourceId } = claim;
    if (this.isHidden(claim)) {
      this.#hidden += 1;
      // from the first hidden claim of a source on, all of them are kept apart from those that are shown
      if (!this.#everyBySource.has(sourceId)) this.#everyBySource.set(sourceId, new IntervalIndex(this.claimsIn(sourceId).values()));
    } else this.claimsIn(sourceId).insert(claim);
    this.#everyBySource.get(sourceId)?.insert(claim);
  }

  #reindex(table: TableName, before: Row<TableName> | undefined, now: Row<TableName> | undefined): void {
    if (table === 'claims') {
      if (before && 'spans' in before && 'statement' in before) this.#takeOut(before);
      if (now && 'spans' in now && 'statement' in now) this.#putIn(now);
    } else if (table === 'attributions') {
      this.attributionsByClaim.replace(before as Attribution | undefined, now as Attribution | undefined);
    } else if (table === 'evidence') {
      this.evidenceByClaim.replace(before as Evidence | undefined, now as Evidence | undefined);
    } else if (table === 'mentions') {
      this.mentionsBySource.replace(before as Mention | undefined, now as Mention | undefined);
    } else if (table === 'notes') {
      this.notesBySource.replace(before as PassageNote | undefined, now as PassageNote | undefined);
    } else if (table === 'decisions') {
      this.decisionsBySource.replace(before as SuggestionDecision | undefined, now as SuggestionDecision | undefined);
    }
  }
}

function byId<R extends { readonly id: string }>(rows: readonly R[] | undefined): Map<string, R> {
  return new Map((rows ?? []).map((row) => [row.id, row]));
}
