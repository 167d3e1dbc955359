import { carryMarks, type MarksInText, spansToPlace } from '../../anchoring/carry-marks.ts';
import { reanchor } from '../../anchoring/reanchor.ts';
import type { Verdict } from '../../domain/case.ts';
import type { Claim } from '../../domain/claim.ts';
import { withIds } from '../../formats/export/as-new-case.ts';
import { type CaseData, groupBy } from '../../formats/export/case-data.ts';
import { matchCodes, matchSpeakers, matchVerdicts } from './match-register.ts';
import { matchReports, namedApart } from './match-reports.ts';
import { matchSources, type SourceMatch } from './match-sources.ts';

export interface JoinOptions {
  /** Whether claims of different analysts on the same words stay two claims, so that they can be compared. */
  readonly apart: boolean;
  /** Who made what in their case says nobody made; '' leaves it so. */
  readonly author: string;
  /** Ids that are in use elsewhere on this computer; what comes in gets others. */
  readonly taken: ReadonlySet<string>;
  readonly makeId: () => string;
}

/** Their case with our ids: records of the same id are the same thing from here on. */
export interface InOurTerms {
  readonly data: CaseData;
  readonly matches: readonly SourceMatch[];
  /** Our scale of verdicts with those of theirs that were used. */
  readonly scale: readonly Verdict[];
  /** Claims whose words are not in our text of the source; they come with their own text. */
  readonly unplaced: number;
  /** Ids of theirs by the ones they were given here, where another record had theirs: the same from one comparison to the next. */
  readonly original: ReadonlyMap<string, string>;
  /** Names of their speakers that are one of ours under another name, by our id. */
  readonly calledToo: ReadonlyMap<string, string>;
}

/** Puts another case into the terms of ours: its sources, speakers, topics, verdicts and marks that are ours too get our ids. */
export function inOurTerms(mine: CaseData, theirs: CaseData, options: JoinOptions): InOurTerms {
  const matches = matchSources(mine, theirs);
  const speakers = matchSpeakers(mine.speakers, theirs.speakers);
  const codes = matchCodes(mine.codes, theirs.codes);
  const { keys, scale, lost } = matchVerdicts(
    mine.case.verdicts,
    theirs.case.verdicts,
    new Set(theirs.claims.map((claim) => claim.verdict)),
  );
  const { data: placed, left, unplaced } = placeMarks(mine, theirs, matches);
  const ids = new Map<string, string>([[theirs.case.id, mine.case.id], ...speakers, ...codes, ...matchReports(mine, theirs)]);
  for (const { theirs: id, mine: ours } of matches) if (!left.has(id)) ids.set(id, ours);
  const known = new Set<string>([...rowsOf(mine)].map((row) => row.id));
  const sourceOf = (id: string) => ids.get(id) ?? id;
  const named = {
    ...placed,
    claims: placed.claims.map((row) => nameAuthor(inScale(row, keys, lost), options.author)),
    notes: placed.notes.map((row) => nameAuthor(row, options.author)),
  };
  matchMarks(mine, named, ids, sourceOf, options.apart);
  const given = new Map<string, string>();
  const rename = (id: string): string => {
    const ours = ids.get(id);
    if (ours !== undefined) return ours;
    // a record of theirs that has the id of another one of ours, or of another case, gets one of its own
    if (!known.has(id) && !options.taken.has(id)) return id;
    const fresh = given.get(id) ?? options.makeId();
    given.set(id, fresh);
    return fresh;
  };
  const names = new Map(theirs.speakers.map((row) => [row.id, row.name]));
  const data = withIds({ ...named, edits: [] }, rename);
  return {
    data: { ...data, templates: namedApart(mine.templates, data.templates, options.author || theirs.case.title) },
    matches,
    scale,
    unplaced,
    original: new Map([...given].map(([id, fresh]) => [fresh, id])),
    calledToo: new Map([...speakers].flatMap(([id, ours]) => (id === ours ? [] : [[ours, names.get(id) ?? ''] as const]))),
  };
}

function* rowsOf(data: CaseData): Generator<{ readonly id: string }> {
  for (const list of [data.sources, data.speakers, data.mentions, data.claims, data.attributions]) yield* list;
  for (const list of [data.codes, data.evidence, data.notes, data.decisions]) yield* list;
}

function nameAuthor<R extends { readonly createdBy: string }>(row: R, author: string): R {
  return row.createdBy === '' && author !== '' ? { ...row, createdBy: author.slice(0, 200) } : row;
}

function inScale(claim: Claim, keys: ReadonlyMap<string, string>, lost: ReadonlyMap<string, string>): Claim {
  const label = lost.get(claim.verdict);
  if (label !== undefined) return { ...claim, verdict: '', note: [claim.note, `Verdict: ${label}`].filter(Boolean).join('\n') };
  const ours = keys.get(claim.verdict);
  return ours === undefined || ours === claim.verdict ? claim : { ...claim, verdict: ours };
}

/** Their marks in our texts, where those differ. Sources of which something has no place in ours are named in `left`. */
function placeMarks(
  mine: CaseData,
  theirs: CaseData,
  matches: readonly SourceMatch[],
): { readonly data: CaseData; readonly left: ReadonlySet<string>; readonly unplaced: number } {
  const carried = new Map(matches.filter((one) => one.how === 'carried').map((one) => [one.theirs, one.mine]));
  if (carried.size === 0) return { data: theirs, left: new Set(), unplaced: 0 };
  const ourTexts = new Map(mine.texts.map((row) => [row.id, row]));
  const theirTexts = new Map(theirs.texts.map((row) => [row.id, row.text]));
  const bySource = <R extends { readonly sourceId: string }>(rows: readonly R[]) => groupBy(rows, (row) => row.sourceId);
  const all = {
    claims: bySource(theirs.claims),
    attributions: bySource(theirs.attributions),
    evidence: bySource(theirs.evidence.filter((row) => row.kind === 'passage')),
    mentions: bySource(theirs.mentions),
    notes: bySource(theirs.notes),
    decisions: bySource(theirs.decisions),
  };
  const gone = new Set<string>();
  const left = new Set<string>();
  const placed: MarksInText[] = [];
  let unplaced = 0;
  for (const [id, ours] of carried) {
    const text = ourTexts.get(ours);
    const old = theirTexts.get(id);
    if (!text || old === undefined) continue;
    gone.add(id);
    const marks: MarksInText = {
      claims: all.claims.get(id) ?? [],
      attributions: all.attributions.get(id) ?? [],
      evidence: all.evidence.get(id) ?? [],
      mentions: all.mentions.get(id) ?? [],
      notes: all.notes.get(id) ?? [],
      decisions: all.decisions.get(id) ?? [],
    };
    const found = carryMarks(marks, reanchor(old, text.text, spansToPlace(marks)), old, text);
    const before = new Map(marks.claims.map((row) => [row.id, row]));
    const claims = found.claims.map((row) => {
      const { placement: _, ...rest } = row.sourceId === ours ? row : (before.get(row.id) ?? row);
      return row.sourceId === ours ? rest : (before.get(row.id) ?? rest);
    });
    const there = new Set([...found.attributions, ...found.evidence, ...found.notes].map((row) => row.id));
    const staying = <R extends { readonly id: string }>(rows: readonly R[]) => rows.filter((row) => !there.has(row.id));
    const stayed = { attributions: staying(marks.attributions), evidence: staying(marks.evidence), notes: staying(marks.notes) };
    const lost = claims.filter((row) => row.sourceId === id).length;
    unplaced += lost;
    if (lost > 0 || stayed.evidence.length > 0 || stayed.notes.length > 0) left.add(id);
    placed.push({
      claims,
      attributions: [...found.attributions, ...stayed.attributions],
      evidence: [...found.evidence, ...stayed.evidence],
      mentions: found.mentions,
      notes: [...found.notes, ...stayed.notes],
      decisions: found.decisions,
    });
  }
  const elsewhere = <R extends { readonly sourceId: string }>(rows: readonly R[]) => rows.filter((row) => !gone.has(row.sourceId));
  const data = {
    ...theirs,
    claims: [...elsewhere(theirs.claims), ...placed.flatMap((one) => one.claims)],
    attributions: [...elsewhere(theirs.attributions), ...placed.flatMap((one) => one.attributions)],
    evidence: [
      ...theirs.evidence.filter((row) => row.kind !== 'passage' || !gone.has(row.sourceId)),
      ...placed.flatMap((one) => one.evidence),
    ],
    mentions: [...elsewhere(theirs.mentions), ...placed.flatMap((one) => one.mentions)],
    notes: [...elsewhere(theirs.notes), ...placed.flatMap((one) => one.notes)],
    decisions: [...elsewhere(theirs.decisions), ...placed.flatMap((one) => one.decisions)],
  };
  return { data, left, unplaced };
}

/** Adds to `ids` the marks of theirs that are ours: the same record, else the same words of the same source. */
function matchMarks(mine: CaseData, theirs: CaseData, ids: Map<string, string>, now: (id: string) => string, apart: boolean): void {
  const spans = (list: readonly { readonly start: number; readonly end: number }[]) =>
    list.map((one) => `${one.start}-${one.end}`).join(' ');
  const by = (name: string) => (apart ? name : '');
  const ourSources = new Set(mine.sources.map((row) => row.id));
  const ofOurs = (row: { readonly sourceId: string }) => ourSources.has(now(row.sourceId)) && ids.has(row.sourceId);
  const ofOurClaim = (ours: { readonly claimId: string }, row: { readonly claimId: string }) => ids.get(row.claimId) === ours.claimId;
  pairRows(
    mine.claims,
    theirs.claims,
    ids,
    (row, our) => `${our ? row.sourceId : now(row.sourceId)} ${spans(row.spans)} ${by(row.createdBy)}`,
    (_, row) => ofOurs(row),
  );
  pairRows(
    mine.attributions,
    theirs.attributions,
    ids,
    (row, our) => JSON.stringify(our ? [row.claimId, row.speakerId, row.order] : [now(row.claimId), now(row.speakerId), row.order]),
    ofOurClaim,
  );
  pairRows(
    mine.evidence,
    theirs.evidence,
    ids,
    (row, our) =>
      JSON.stringify([
        ...(our ? [row.claimId, row.sourceId] : [now(row.claimId), now(row.sourceId)]),
        row.kind,
        spans(row.spans),
        row.url,
        row.title,
      ]),
    ofOurClaim,
  );
  pairRows(
    mine.notes,
    theirs.notes,
    ids,
    (row, our) => JSON.stringify([our ? row.sourceId : now(row.sourceId), spans([row.span]), row.text]),
    (_, row) => ofOurs(row),
  );
  pairRows(
    mine.mentions,
    theirs.mentions,
    ids,
    (row, our) => JSON.stringify([...(our ? [row.sourceId, row.speakerId] : [now(row.sourceId), now(row.speakerId)]), spans([row.span])]),
    (_, row) => ofOurs(row),
  );
  pairRows(
    mine.decisions,
    theirs.decisions,
    ids,
    (row, our) => JSON.stringify([our ? row.sourceId : now(row.sourceId), spans(row.content), spans(row.cue)]),
    (_, row) => ofOurs(row),
  );
}

/** One of theirs for one of ours, in their order: first by record, then by what they are. */
function pairRows<R extends { readonly id: string }>(
  mine: readonly R[],
  theirs: readonly R[],
  ids: Map<string, string>,
  key: (row: R, our: boolean) => string,
  fits: (ours: R, row: R) => boolean,
): void {
  const ours = new Map(mine.map((row) => [row.id, row]));
  const taken = new Set<string>();
  for (const row of theirs) {
    const one = ours.get(row.id);
    if (one && fits(one, row)) taken.add(row.id);
  }
  for (const id of taken) ids.set(id, id);
  const free = new Map<string, string[]>();
  for (const row of mine) {
    if (taken.has(row.id)) continue;
    const list = free.get(key(row, true));
    if (list) list.push(row.id);
    else free.set(key(row, true), [row.id]);
  }
  for (const row of theirs) {
    if (taken.has(row.id)) continue;
    const id = free.get(key(row, false))?.shift();
    if (id !== undefined) ids.set(row.id, id);
  }
}
