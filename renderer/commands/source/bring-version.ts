import { type CarriedMarks, type CarryTally, carryMarks, type MarksInText, spansToPlace } from '../../anchoring/carry-marks.ts';
import type { Source, SourceText } from '../../domain/source.ts';
import { firstIdOf, versionNumber } from '../../domain/versions.ts';
import type { CaseInHand } from '../../storage/case-in-hand.ts';
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

/** Everything marked in any version of a source, by version. What stayed with an older one is among it: its words may have come back. */
export function markedVersions(inHand: CaseInHand, sourceId: string): MarkedVersion[] {
  return versionsOf(inHand)
    .of(sourceId)
    .map(({ id }) => {
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
    })
    .filter(({ marks }) => Object.values(marks).some((rows) => rows.length > 0));
}

/** What would become of everything marked in a source, were this text its newest version. Nothing is changed. */
export async function planVersion(services: Services, sourceId: string, text: SourceText, signal?: AbortSignal): Promise<CarriedMarks[]> {
  const plans: CarriedMarks[] = [];
  for (const { sourceId: id, marks } of markedVersions(services.open.inHand, sourceId)) {
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

/** How often the plan is made anew when rows change while it is being made. */
const attempts = 3;

/**
 * Makes a text the newest version of a source: stores it with its original bytes beside the older ones and takes claims, notes,
 * evidence and names along, all in one step that undo takes back.
 * @returns how many claims fit, moved, changed and are gone.
 * @throws Error with a sentence when an older text is missing or the comparison fails; then nothing is changed.
 */
export async function bringVersion(services: Services, sourceId: string, bundle: SourceBundle): Promise<CarryTally> {
  const { journal } = services.open;
  for (let attempt = 1; ; attempt += 1) {
    const { inHand } = services.open;
    const newest = versionsOf(inHand).newest(sourceId);
    if (!newest) throw new Error('The source is not in the case any more, so it cannot get a new version.');
    const state = () =>
      ['sources', 'claims', 'attributions', 'evidence', 'mentions', 'notes', 'decisions']
        .map((name) => inHand.version(name as 'claims'))
        .join(' ');
    const before = state();
    const plans = await planVersion(services, newest.id, bundle.text);
    if (services.open.inHand !== inHand || state() !== before) {
      if (attempt < attempts) continue;
      throw new Error('The case kept changing while the new version was compared. Try again.');
    }
    const source = {
      ...bundle.source,
      note: bundle.source.note || newest.note,
      ...voicesAsBefore(bundle.source, newest),
      ...(newest.folder === undefined ? {} : { folder: newest.folder }),
      revision: { firstId: firstIdOf(newest), number: versionNumber(newest) + 1 },
    };
    const label = `bring in version ${source.revision.number} of ${sourceName(newest)}`.slice(0, 400);
    await journal.commit(label, (writer) => {
      writer.keepText(bundle.text, bundle.original);
      const named = new Set(source.voices?.map((voice) => voice.speakerId));
      for (const speaker of bundle.speakers ?? []) if (named.has(speaker.id)) writer.put('speakers', speaker);
      writer.put('sources', source);
      for (const plan of plans) {
        for (const row of plan.claims) writer.put('claims', row);
        for (const row of plan.attributions) writer.put('attributions', row);
        for (const row of plan.evidence) writer.put('evidence', row);
        for (const row of plan.mentions) writer.put('mentions', row);
        for (const row of plan.notes) writer.put('notes', row);
        for (const row of plan.decisions) writer.put('decisions', row);
      }
      const there = new Set(plans.flatMap((plan) => plan.notes.map((row) => `${row.span.start} ${row.text}`)));
      for (const row of bundle.notes ?? []) if (!there.has(`${row.span.start} ${row.text}`)) writer.put('notes', row);
      // what was highlighted in the version before is there already
      const marked = new Set(plans.flatMap((plan) => plan.claims.map((row) => JSON.stringify(row.spans))));
      const fresh = (bundle.claims ?? []).filter((row) => !marked.has(JSON.stringify(row.spans)));
      const freshIds = new Set(fresh.map((row) => row.id));
      const said = (bundle.attributions ?? []).filter((row) => freshIds.has(row.claimId));
      const saying = new Set(said.flatMap((row) => [row.speakerId, row.viaId]));
      for (const speaker of bundle.speakers ?? []) if (saying.has(speaker.id)) writer.put('speakers', speaker);
      for (const row of fresh) writer.put('claims', row);
      for (const row of said) writer.put('attributions', row);
    });
    return sumTallies(plans);
  }
}
