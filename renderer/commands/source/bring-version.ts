import { type CarriedMarks, type CarryTally, carryMarks, type MarksInText, spansToPlace } from '../../anchoring/carry-marks.ts';
import type { Code } from '../../domain/case.ts';
import type { Source, SourceText } from '../../domain/source.ts';
import type { Speaker } from '../../domain/speaker.ts';
import { firstIdOf, versionNumber } from '../../domain/versions.ts';
import type { CaseInHand } from '../../storage/case-in-hand.ts';
import type { Writer } from '../../storage/edit-journal.ts';
import { readText } from '../../storage/open-case.ts';
import { versionsOf } from '../../storage/source-versions.ts';
import { placeInWorker } from '../../workers/versions-client.ts';
import type { Services } from '../services.ts';
import { sourceName } from './open-source.ts';
import type { SourceBundle } from './source-acts.ts';

/** What was marked in one version and has to be looked for in a newer one. */
export interface MarkedVersion {
  readonly sourceId: string;
  readonly marks: MarksInText;
}

/** A newer version that is worked out and not yet part of the case: its source, and every row as it will be. */
export interface PlannedVersion {
  readonly source: Source;
  /** Who speaks in it or is named by what was highlighted in it, and is not in the register yet. */
  readonly speakers: readonly Speaker[];
  /** Topics of what was highlighted in it that the codebook does not hold yet. */
  readonly codes: readonly Code[];
  /** What is carried to it, what stays with an older one, and what it brings itself. */
  readonly rows: MarksInText;
  readonly tally: CarryTally;
  /** The rows this was worked out from: where they are others by now, it has to be worked out again. */
  readonly from: readonly object[];
}

/** A text that is to become a version, with all that came with it. */
export type NewVersion = Omit<SourceBundle, 'original'>;

/**
 * Everything marked in any version of a source, by version. What stayed with an older one is among it: its words may have come back.
 * @param planned versions that come into the case before the one the marks are for.
 */
export function markedVersions(inHand: CaseInHand, sourceId: string, planned: readonly PlannedVersion[] = []): MarkedVersion[] {
  const family = versionsOf(inHand).of(sourceId);
  const held = family.map(({ id }): MarkedVersion => {
    const claims = inHand.everyClaimIn(id).inOrder();
    return {
      sourceId: id,
      marks: {
        claims,
        attributions: claims.flatMap((claim) => inHand.attributionsByClaim.of(claim.id)),
        evidence: [...inHand.all('evidence')].filter((row) => row.sourceId === id && row.kind === 'passage'),
        mentions: inHand.mentionsBySource.of(id),
        notes: inHand.notesBySource.of(id),
        decisions: inHand.decisionsBySource.of(id),
      },
    };
  });
  const first = family[0]?.id;
  const ahead = planned.filter(({ source }) => source.revision?.firstId === first);
  const all = ahead.length === 0 ? held : withPlanned(held, ahead);
  return all.filter(({ marks }) => Object.values(marks).some((rows) => rows.length > 0));
}

/** The marks as they will be once planned versions are there. */
function withPlanned(held: readonly MarkedVersion[], ahead: readonly PlannedVersion[]): MarkedVersion[] {
  const latest = <K extends keyof MarksInText>(kind: K): Map<string, MarksInText[K][number]> => {
    const rows = [...held.map(({ marks }) => marks[kind]), ...ahead.map((one) => one.rows[kind])].flat();
    return new Map(rows.map((row) => [row.id, row]));
  };
  const [claims, attributions, evidence] = [latest('claims'), latest('attributions'), latest('evidence')];
  const [mentions, notes, decisions] = [latest('mentions'), latest('notes'), latest('decisions')];
  const ids = [...held.map((one) => one.sourceId), ...ahead.map((one) => one.source.id)];
  return ids.map((sourceId) => {
    const here = <R extends { readonly sourceId: string }>(rows: Map<string, R>) =>
      [...rows.values()].filter((row) => row.sourceId === sourceId);
    return {
      sourceId,
      marks: {
        claims: here(claims),
        attributions: here(attributions),
        evidence: here(evidence),
        mentions: here(mentions),
        notes: here(notes),
        decisions: here(decisions),
      },
    };
  });
}

/** What would become of everything marked in a source, were this text its newest version. Nothing is changed. */
export async function planVersion(services: Services, sourceId: string, text: SourceText, signal?: AbortSignal): Promise<CarriedMarks[]> {
  return carryAll(services, markedVersions(services.open.inHand, sourceId), text, signal);
}

async function carryAll(
  services: Services,
  marked: readonly MarkedVersion[],
  text: SourceText,
  signal?: AbortSignal,
): Promise<CarriedMarks[]> {
  const plans: CarriedMarks[] = [];
  for (const { sourceId: id, marks } of marked) {
    const old = await readText(services.database, id);
    const placements = await placeInWorker(old.text, text.text, spansToPlace(marks), signal ? { signal } : {});
    plans.push(carryMarks(marks, placements, old.text, text));
  }
  return plans;
}

/** The tallies of several versions as one. */
export function sumTallies(plans: readonly Pick<CarriedMarks, 'tally'>[]): CarryTally {
  const sum = (key: keyof CarryTally) => plans.reduce((total, plan) => total + plan.tally[key], 0);
  return {
    exact: sum('exact'),
    moved: sum('moved'),
    approximate: sum('approximate'),
    lost: sum('lost'),
    notesLeft: sum('notesLeft'),
    evidenceLeft: sum('evidenceLeft'),
  };
}

/** Who the labels of a transcript stand for, as the analyst said for the version before. */
function voicesAsBefore(source: Source, before: Source): Pick<Source, 'voices'> {
  if (source.voices === undefined) return {};
  const known = new Map(before.voices?.map((voice) => [voice.label, voice.speakerId]));
  return { voices: source.voices.map((voice) => ({ ...voice, speakerId: known.get(voice.label) ?? voice.speakerId })) };
}

/** Who and what a plan is made from: the newest version and every row that was marked. */
function basisOf(newest: Source, marked: readonly MarkedVersion[]): object[] {
  return [newest, ...marked.flatMap(({ marks }) => Object.values(marks).flat())];
}

/**
 * Works out a newer version of a source: where its claims, notes, evidence and names go. Nothing is changed.
 * @param planned versions that will come into the case before it in the same step; one may be of the same source.
 * @throws Error with a sentence when an older text is missing, the comparison fails, or the source is gone.
 */
export async function planNewVersion(
  services: Services,
  sourceId: string,
  version: NewVersion,
  planned: readonly PlannedVersion[] = [],
): Promise<PlannedVersion> {
  const { inHand } = services.open;
  const newest = newestWith(inHand, sourceId, planned);
  const marked = markedVersions(inHand, sourceId, planned);
  const plans = await carryAll(services, marked, version.text);
  const source = {
    ...version.source,
    note: version.source.note || newest.note,
    ...voicesAsBefore(version.source, newest),
    ...(newest.folder === undefined ? {} : { folder: newest.folder }),
    revision: { firstId: firstIdOf(newest), number: versionNumber(newest) + 1 },
  };
  const there = new Set(plans.flatMap((plan) => plan.notes.map((row) => `${row.span.start} ${row.text}`)));
  // what was highlighted in the version before is there already
  const known = new Set(plans.flatMap((plan) => plan.claims.map((row) => JSON.stringify(row.spans))));
  const claims = (version.claims ?? []).filter((row) => !known.has(JSON.stringify(row.spans)));
  const freshIds = new Set(claims.map((row) => row.id));
  const attributions = (version.attributions ?? []).filter((row) => freshIds.has(row.claimId));
  const topics = new Set(claims.flatMap((row) => row.topics));
  const named = new Set([
    ...(source.voices?.map((voice) => voice.speakerId) ?? []),
    ...attributions.flatMap((row) => [row.speakerId, row.viaId]),
  ]);
  return {
    source,
    speakers: (version.speakers ?? []).filter((speaker) => named.has(speaker.id)),
    codes: (version.codes ?? []).filter((code) => topics.has(code.id)),
    rows: {
      claims: [...plans.flatMap((plan) => plan.claims), ...claims],
      attributions: [...plans.flatMap((plan) => plan.attributions), ...attributions],
      evidence: [...plans.flatMap((plan) => plan.evidence), ...(version.evidence ?? []).filter((row) => freshIds.has(row.claimId))],
      mentions: plans.flatMap((plan) => plan.mentions),
      notes: [
        ...plans.flatMap((plan) => plan.notes),
        ...(version.notes ?? []).filter((row) => !there.has(`${row.span.start} ${row.text}`)),
      ],
      decisions: plans.flatMap((plan) => plan.decisions),
    },
    tally: sumTallies(plans),
    from: basisOf(newest, marked),
  };
}

function newestWith(inHand: CaseInHand, sourceId: string, planned: readonly PlannedVersion[]): Source {
  const newest = versionsOf(inHand).newest(sourceId);
  if (!newest) throw new Error('The source is not in the case any more, so it cannot get a new version.');
  return planned.findLast(({ source }) => source.revision?.firstId === firstIdOf(newest))?.source ?? newest;
}

/** Whether a plan was made from the case as it is, with these versions planned before it. */
export function stillTrue(inHand: CaseInHand, version: PlannedVersion, planned: readonly PlannedVersion[] = []): boolean {
  const firstId = version.source.revision?.firstId ?? '';
  if (!versionsOf(inHand).newest(firstId)) return false;
  const now = basisOf(newestWith(inHand, firstId, planned), markedVersions(inHand, firstId, planned));
  return now.length === version.from.length && now.every((row, i) => row === version.from[i]);
}

/** Writes a planned version and every row that changes with it. Its text is kept apart. */
export function writeVersion(writer: Writer, { source, speakers, codes, rows }: PlannedVersion): void {
  for (const code of codes) writer.put('codes', code);
  for (const speaker of speakers) writer.put('speakers', speaker);
  writer.put('sources', source);
  for (const row of rows.claims) writer.put('claims', row);
  for (const row of rows.attributions) writer.put('attributions', row);
  for (const row of rows.evidence) writer.put('evidence', row);
  for (const row of rows.mentions) writer.put('mentions', row);
  for (const row of rows.notes) writer.put('notes', row);
  for (const row of rows.decisions) writer.put('decisions', row);
}

/** How often a plan is made anew when rows change while it is being made. */
const attempts = 3;
export const keptChanging = 'The case kept changing while the new version was compared. Try again.';

/** What undo calls a version that was brought in. */
export function versionLabel({ source }: PlannedVersion, inHand: CaseInHand): string {
  const before = versionsOf(inHand).newest(source.revision?.firstId ?? '') ?? source;
  return `bring in version ${versionNumber(source)} of ${sourceName(before)}`.slice(0, 400);
}

/**
 * Makes a text the newest version of a source: stores it with its original bytes beside the older ones and takes claims, notes,
 * evidence and names along, all in one step that undo takes back.
 * @returns how many claims fit, moved, changed and are gone.
 * @throws Error with a sentence when an older text is missing or the comparison fails; then nothing is changed.
 */
export async function bringVersion(services: Services, sourceId: string, bundle: SourceBundle): Promise<CarryTally> {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const plan = await planNewVersion(services, sourceId, bundle);
    const { inHand, journal } = services.open;
    if (!stillTrue(inHand, plan)) continue;
    await journal.commit(versionLabel(plan, inHand), (writer) => {
      writer.keepText(bundle.text, bundle.original);
      writeVersion(writer, plan);
    });
    return plan.tally;
  }
  throw new Error(keptChanging);
}

/**
 * Plans anew what is not true any more of several versions that come in one step, in their order. Their texts are stored already.
 * @throws Error with a sentence
 */
export async function plansThatHold(
  services: Services,
  versions: readonly (readonly [PlannedVersion, Omit<NewVersion, 'text'>])[],
): Promise<PlannedVersion[]> {
  let plans = versions.map(([plan]) => plan);
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const { inHand } = services.open;
    if (plans.every((plan, i) => stillTrue(inHand, plan, plans.slice(0, i)))) return plans;
    const anew: PlannedVersion[] = [];
    for (const [i, [, version]] of versions.entries()) {
      const plan = plans[i];
      if (plan && stillTrue(services.open.inHand, plan, anew)) anew.push(plan);
      else {
        const text = await readText(services.database, version.source.id);
        anew.push(await planNewVersion(services, plan?.source.revision?.firstId ?? '', { ...version, text }, anew));
      }
    }
    plans = anew;
  }
  throw new Error(keptChanging);
}
