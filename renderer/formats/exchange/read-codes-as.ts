import { normaliseSpans } from '../../anchoring/spans.ts';
import type { Attribution, Claim } from '../../domain/claim.ts';
import type { Speaker } from '../../domain/speaker.ts';
import { type CaseData, groupBy } from '../export/case-data.ts';

/** What a code, label or layer of another tool can stand for in a case. */
export const codeUses = ['topic', 'speaker', 'cue', 'speaker-words', 'none'] as const;
export type CodeUse = (typeof codeUses)[number];

/**
 * A case that was read from another tool's file, with its codes read as the analyst says. `speaker`: what is coded so is said by somebody
 * of the code's name. `cue` and `speaker-words`: the words coded so belong to the nearest claim of their text and are no claim themselves.
 * `none`: the code is dropped, and with it claims of which nothing else is known. Codes that are not named stay topics.
 */
export function readCodesAs(data: CaseData, uses: ReadonlyMap<string, CodeUse>, makeId: () => string): CaseData {
  const readAs = (claim: Claim, use: CodeUse) => claim.topics.filter((id) => uses.get(id) === use);
  const isWords = (claim: Claim) => readAs(claim, 'cue').length + readAs(claim, 'speaker-words').length > 0;
  const gone = new Set<string>();
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
      const name = data.codes.find((code) => code.id === id)?.name ?? '';
      const known = data.speakers.find((row) => row.name === name) ?? speakers.get(id);
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
  for (const own of groupBy(data.claims, (claim) => claim.sourceId).values()) {
    const claims = own.filter((claim) => !isWords(claim)).sort((a, b) => startOf(a) - startOf(b));
    for (const words of own.filter(isWords)) {
      const near = nearest(claims, words);
      if (!near) continue;
      const field = readAs(words, 'cue').length > 0 ? 'cue' : 'speakerWords';
      const rows = attributions.get(near.id) ?? [bare(near, 0)];
      const changed = rows.map((row, i) => (i === 0 ? { ...row, [field]: normaliseSpans([...row[field], ...words.spans]) } : row));
      attributions.set(near.id, changed);
      gone.add(words.id);
    }
  }
  const claims = data.claims.flatMap((claim) => {
    if (gone.has(claim.id)) return [];
    const topics = claim.topics.filter((id) => (uses.get(id) ?? 'topic') === 'topic');
    const said = claim.note + claim.statement + claim.verdict;
    const known = topics.length > 0 || said !== '' || attributions.has(claim.id) || evidence.has(claim.id) || claim.topics.length === 0;
    if (!known) gone.add(claim.id);
    return known ? [{ ...claim, topics }] : [];
  });
  return {
    ...data,
    speakers: [...data.speakers, ...speakers.values()],
    codes: data.codes.filter((code) => (uses.get(code.id) ?? 'topic') === 'topic').map((code, order) => ({ ...code, order })),
    claims: claims.map((claim) => ({ ...claim, tension: claim.tension.filter((id) => !gone.has(id)) })),
    attributions: [...attributions.values()].flat().filter((row) => !gone.has(row.claimId)),
    evidence: data.evidence.filter((row) => !gone.has(row.claimId)),
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
