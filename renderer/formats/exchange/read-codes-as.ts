import { normaliseSpans } from '../../anchoring/spans.ts';
import type { Attribution, Claim } from '../../domain/claim.ts';
import type { Speaker } from '../../domain/speaker.ts';
import { type CaseData, groupBy } from '../export/case-data.ts';
import { LeavingOut, type LeftOut } from './found-case.ts';

/** What a code, label or layer of another tool can stand for in a case. */
export const codeUses = ['topic', 'speaker', 'cue', 'speaker-words', 'none'] as const;
export type CodeUse = (typeof codeUses)[number];

export interface CodesRead {
  readonly data: CaseData;
  /** What is in no case any more, read so. */
  readonly leftOut: readonly LeftOut[];
}

/**
 * A case that was read from another tool's file, with its codes read as the analyst says. `speaker`: what is coded so is said by somebody
 * of the code's name. `cue` and `speaker-words`: the words coded so belong to the nearest claim of their text and are no claim themselves;
 * what was noted about them goes into its note. `none`: the code is dropped, and with it claims of which nothing else is known. Codes that
 * are not named stay topics.
 */
export function readCodesAs(data: CaseData, uses: ReadonlyMap<string, CodeUse>, makeId: () => string): CodesRead {
  const readAs = (claim: Claim, use: CodeUse) => claim.topics.filter((id) => uses.get(id) === use);
  const isWords = (claim: Claim) => claim.topics.some((id) => uses.get(id) === 'cue' || uses.get(id) === 'speaker-words');
  const leaving = new LeavingOut();
  const gone = new Set<string>();
  const codeNames = new Map(data.codes.map((code) => [code.id, code.name]));
  const named = new Map(data.speakers.toReversed().map((row) => [row.name, row]));
  const speakers = new Map<string, Speaker>();
  const attributions = new Map(groupBy(data.attributions, (row) => row.claimId));
  const evidence = groupBy(data.evidence, (row) => row.claimId);
  const bare = (claim: Claim, order: number): Attribution => ({
    id: makeId(),
    caseId: claim.caseId,
    claimId: claim.id,
    sourceId: claim.sourceId,
    order,
    speakerId: '',
    unattributed: false,
    quotation: 'indirect',
    role: 'original',
    cue: [],
    speakerWords: [],
    viaId: '',
  });
  for (const claim of data.claims) {
    for (const id of readAs(claim, 'speaker')) {
      const name = codeNames.get(id) ?? '';
      const known = named.get(name) ?? speakers.get(id);
      const speaker: Speaker = known ?? {
        ...{ id: makeId(), caseId: claim.caseId, name: name || 'Unnamed', kind: 'person', role: '', affiliation: '', aliases: [] },
        ...{ note: '', slot: (speakers.size % 7) + 1, createdAt: claim.createdAt },
      };
      if (!known) speakers.set(id, speaker);
      const own = attributions.get(claim.id) ?? [];
      const open = own.findIndex((row) => row.speakerId === '' && !row.unattributed);
      const filled =
        open < 0
          ? [...own, { ...bare(claim, own.length), speakerId: speaker.id }]
          : own.map((row, i) => (i === open ? { ...row, speakerId: speaker.id } : row));
      attributions.set(claim.id, filled);
    }
  }
  const notes = new Map<string, string[]>();
  for (const own of groupBy(data.claims, (claim) => claim.sourceId).values()) {
    const claims = own.filter((claim) => !isWords(claim)).sort((a, b) => startOf(a) - startOf(b));
    const belonging = new Map<Claim, Claim[]>();
    for (const words of own.filter(isWords)) {
      const near = nearest(claims, words);
      if (!near) continue;
      const known = belonging.get(near);
      if (known) known.push(words);
      else belonging.set(near, [words]);
      gone.add(words.id);
    }
    for (const [near, all] of belonging) {
      const [first = bare(near, 0), ...rest] = attributions.get(near.id) ?? [];
      const isCue = (words: Claim) => readAs(words, 'cue').length > 0;
      const cue = normaliseSpans([...first.cue, ...all.flatMap((words) => (isCue(words) ? words.spans : []))]);
      const speakerWords = normaliseSpans([...first.speakerWords, ...all.flatMap((words) => (isCue(words) ? [] : words.spans))]);
      attributions.set(near.id, [{ ...first, cue, speakerWords }, ...rest]);
      notes.set(
        near.id,
        all.flatMap((words) => [words.statement, words.note].filter((line) => line !== '')),
      );
    }
  }
  const claims = data.claims.flatMap((claim) => {
    if (gone.has(claim.id)) return [];
    const topics = claim.topics.filter((id) => (uses.get(id) ?? 'topic') === 'topic');
    const said = claim.note + claim.statement + claim.verdict;
    const known = topics.length > 0 || said !== '' || attributions.has(claim.id) || evidence.has(claim.id) || claim.topics.length === 0;
    if (known) return [{ ...claim, topics, note: [claim.note, ...(notes.get(claim.id) ?? [])].filter((line) => line !== '').join('\n') }];
    gone.add(claim.id);
    if (isWords(claim)) leaving.add('cues and words naming a speaker', 'no claim is in their text');
    else leaving.add('coded passages', 'their codes stand for nothing');
    return [];
  });
  return {
    data: {
      ...data,
      speakers: [...data.speakers, ...speakers.values()],
      codes: data.codes.filter((code) => (uses.get(code.id) ?? 'topic') === 'topic').map((code, order) => ({ ...code, order })),
      claims: claims.map((claim) => ({ ...claim, tension: claim.tension.filter((id) => !gone.has(id)) })),
      attributions: [...attributions.values()].flat().filter((row) => !gone.has(row.claimId)),
      evidence: data.evidence.filter((row) => !gone.has(row.claimId)),
    },
    leftOut: leaving.list,
  };
}

const startOf = (claim: Claim) => claim.spans[0]?.start ?? 0;

/** The claim of a sorted list with the fewest characters between it and `words`. */
function nearest(sorted: readonly Claim[], words: Claim): Claim | undefined {
  const [start, end] = [startOf(words), words.spans.at(-1)?.end ?? 0];
  const distance = (claim: Claim) => Math.max(0, startOf(claim) - end, start - (claim.spans.at(-1)?.end ?? 0));
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const claim = sorted[middle];
    if (claim && startOf(claim) < start) low = middle + 1;
    else high = middle;
  }
  const around = sorted.slice(Math.max(0, low - 3), low + 2);
  return around.toSorted((a, b) => distance(a) - distance(b))[0];
}
