import type { Attribution, Claim, Evidence } from '../../domain/claim.ts';
import type { CodedField } from '../../together/agreement/coded-text.ts';
import { removeClaims } from '../claim/claim-acts.ts';
import type { Services } from '../services.ts';

/** What becomes of the claims of a difference: which of them stand; the others are set aside. */
export interface Ruling {
  /** Ids of all claims of the difference. */
  readonly claims: readonly string[];
  readonly stands: readonly string[];
}

/**
 * Decides a difference between analysts, as one step: the claims that stand, and those that are set aside. Nothing is deleted: a claim that
 * is set aside leaves the text, lists and reports, and still counts as its author's work where agreement is measured.
 */
export function adjudicate(services: Services, { claims, stands }: Ruling): Promise<void> {
  const keep = new Set(stands);
  const words =
    stands.length === 0 ? 'set both aside' : stands.length === claims.length ? 'keep what all marked' : 'take one of the versions';
  return services.open.journal.commit(`decide a difference: ${words}`, (writer) => {
    for (const id of claims) {
      const claim = writer.get('claims', id);
      if (claim) writer.put('claims', { ...claim, adjudged: keep.has(id) ? 'stands' : 'set-aside' });
    }
  });
}

/** Fields of a difference that can be taken from one version each. */
export type PickedField = 'passage' | CodedField;

/** Which version each field is taken from, by claim id. */
export type Picks = Readonly<Record<PickedField, string>>;

/**
 * Decides a difference field by field, as one step: a claim of whoever decides, put together from the versions, which are all set aside. It
 * takes the statement and the rest from the version of its passage, and the evidence of all. Where every field is of one version, that one stands.
 */
export function composeVersions(services: Services, claims: readonly string[], picks: Picks): Promise<void> {
  const { inHand, journal } = services.open;
  const [only, ...others] = new Set(Object.values(picks));
  if (only !== undefined && others.length === 0) return adjudicate(services, { claims, stands: [only] });
  const version = (field: PickedField) => inHand.get('claims', picks[field]);
  const versions = claims.flatMap((id) => inHand.get('claims', id) ?? []);
  const passage = version('passage');
  if (!passage) return Promise.resolve();
  const at = new Date().toISOString();
  const { adjudged: _, composedOf: __, ...base } = passage;
  const first = <K extends 'statement' | 'note' | 'statedAt'>(key: K) =>
    base[key] || (versions.find((one) => one[key] !== '')?.[key] ?? '');
  const claim: Claim = {
    ...base,
    id: crypto.randomUUID(),
    statement: first('statement'),
    note: first('note'),
    statedAt: first('statedAt'),
    verdict: version('verdict')?.verdict ?? base.verdict,
    confidence: version('confidence')?.confidence ?? base.confidence,
    topics: [...(version('topics')?.topics ?? base.topics)],
    tension: [...new Set(versions.flatMap((one) => one.tension))].filter((id) => !claims.includes(id)),
    createdAt: at,
    createdBy: services.analyst(),
    updatedAt: at,
    adjudged: 'stands',
    composedOf: [...claims],
  };
  const attributions = attributionsFrom(
    inHand.attributionsByClaim.of(picks.speaker),
    inHand.attributionsByClaim.of(picks.quotation),
    claim.id,
  );
  const evidence = evidenceOfAll(
    claims.flatMap((id) => [...inHand.evidenceByClaim.of(id)]),
    claim.id,
  );
  return journal.commit('decide a difference: take fields of several versions', (writer) => {
    for (const one of versions) writer.put('claims', { ...one, adjudged: 'set-aside' });
    writer.put('claims', claim);
    for (const row of attributions) writer.put('attributions', row);
    for (const row of evidence) writer.put('evidence', row);
    for (const id of claim.tension) {
      const other = writer.get('claims', id);
      if (other) writer.put('claims', { ...other, tension: [...other.tension, claim.id] });
    }
  });
}

/** Who said it as one version has it, in the manner the other one has it. */
function attributionsFrom(speaker: readonly Attribution[], manner: readonly Attribution[], claimId: string): Attribution[] {
  const [first] = manner;
  return speaker.map((row, i) => ({
    ...row,
    id: crypto.randomUUID(),
    claimId,
    quotation: manner[i]?.quotation ?? first?.quotation ?? row.quotation,
  }));
}

/** The evidence of all versions, each piece once. */
function evidenceOfAll(rows: readonly Evidence[], claimId: string): Evidence[] {
  const pieces = new Map(rows.toReversed().map((row) => [JSON.stringify([row.kind, row.sourceId, row.spans, row.url, row.title]), row]));
  return [...pieces.values()].toReversed().map((row) => ({ ...row, id: crypto.randomUUID(), claimId }));
}

/** The claim that was put together from these, where there is one. */
export function composedFrom(services: Services, claims: readonly string[]): Claim | undefined {
  const { inHand } = services.open;
  const rows = claims.flatMap((id) => inHand.get('claims', id) ?? []);
  return rows
    .flatMap((row) => [...inHand.everyClaimIn(row.sourceId).overlapping(row.spans[0]?.start ?? 0, row.spans.at(-1)?.end ?? 0)])
    .find((one) => one.composedOf?.some((id) => claims.includes(id)));
}

/** Opens a decision again: every claim of it counts as before, and one that was put together from them is gone. */
export function reopenDifference(services: Services, claims: readonly string[]): Promise<void> {
  const composed = composedFrom(services, claims);
  return services.open.journal.commit('open a decided difference again', (writer) => {
    for (const id of claims) {
      const claim = writer.get('claims', id);
      if (claim?.adjudged) writer.put('claims', undecided(claim));
    }
    if (composed) removeClaims(writer, services.open.inHand, [composed.id]);
  });
}

function undecided({ adjudged: _, ...claim }: Claim): Claim {
  return claim;
}
