import type { Verdict } from '../../domain/case.ts';
import { filterWords, foldWords } from '../../domain/fold-words.ts';
import { needsPlacing } from '../../domain/versions.ts';
import type { CaseInHand } from '../../storage/case-in-hand.ts';
import { type ClaimLine, type ClaimLines, noSpeaker, speakerGroupOf } from '../../storage/claim-lines.ts';

export const listNames = ['all', 'to-check', 'no-speaker', 'tension', 'not-held', 'no-evidence', 'needs-placing'] as const;
export type ListName = (typeof listNames)[number];
export type GroupBy = 'speaker' | 'verdict' | 'topic' | 'source' | 'none';
export type SortBy = 'position' | 'claim' | 'verdict' | 'confidence' | 'evidence' | 'newest';

/** What the claims view is asked to show. */
export interface Arrangement {
  readonly list: ListName;
  /** Keys of verdicts of which one must hold, '' for not checked; empty for any. */
  readonly verdicts: readonly string[];
  /** Speakers (or `noSpeaker` ids) of whom one must speak; empty for any. */
  readonly speakers: readonly string[];
  readonly filter: string;
  readonly group: GroupBy;
  readonly sort: SortBy;
  readonly descending: boolean;
  readonly folded: ReadonlySet<string>;
}

export interface GroupHead {
  readonly kind: 'group';
  readonly id: string;
  /** Speaker, verdict, code or source id; see `group` of the arrangement. */
  readonly key: string;
  readonly lines: readonly ClaimLine[];
}
/** A row of the table. Ids of lines begin with the claim's id; see {@link claimIdOf}. */
export type TableItem = GroupHead | { readonly kind: 'line'; readonly id: string; readonly line: ClaimLine };

/** Whether a line is on one of the lists of the sidebar. */
export function isOnList(line: ClaimLine, list: ListName): boolean {
  switch (list) {
    case 'all':
      return true;
    case 'to-check':
      return line.claim.verdict === '';
    case 'no-speaker':
      return line.open;
    case 'tension':
      return line.claim.tension.length > 0;
    case 'not-held':
      return line.cited;
    case 'no-evidence':
      return line.evidence.length === 0;
    case 'needs-placing':
      return needsPlacing(line.claim);
  }
}

export interface Counts {
  readonly lists: Readonly<Record<ListName, number>>;
  readonly verdicts: ReadonlyMap<string, number>;
  readonly speakers: ReadonlyMap<string, number>;
}

/** How many lines each list, verdict and speaker has, over the whole case. A claim of two speakers counts for both. */
export function countLines(lines: readonly ClaimLine[]): Counts {
  const lists: Record<ListName, number> = {
    all: 0,
    'to-check': 0,
    'no-speaker': 0,
    tension: 0,
    'not-held': 0,
    'no-evidence': 0,
    'needs-placing': 0,
  };
  const verdicts = new Map<string, number>();
  const speakers = new Map<string, number>();
  for (const line of lines) {
    for (const list of listNames) if (isOnList(line, list)) lists[list] += 1;
    verdicts.set(line.claim.verdict, (verdicts.get(line.claim.verdict) ?? 0) + 1);
    for (const id of speakersOf(line)) speakers.set(id, (speakers.get(id) ?? 0) + 1);
  }
  return { lists, verdicts, speakers };
}

/** Everybody who says a claim, each once. */
function speakersOf(line: ClaimLine): readonly string[] {
  if (line.attributions.length < 2) return [speakerGroupOf(line)];
  return [...new Set(line.attributions.map((row) => row.speakerId || (row.unattributed ? noSpeaker.unattributed : noSpeaker.open)))];
}

/** The lines that pass list, verdicts, speakers and filter words. `cueOf` gives the cue of a line where it is known. */
export function filterLines(
  lines: readonly ClaimLine[],
  asked: Arrangement,
  table: ClaimLines,
  inHand: CaseInHand,
  cueOf: (line: ClaimLine) => string,
): readonly ClaimLine[] {
  const words = filterWords(asked.filter);
  const names = new Map<string, string>();
  const nameOf = (id: string) => {
    let name = names.get(id);
    if (name === undefined) {
      const speaker = inHand.get('speakers', id);
      name = speaker ? foldWords([speaker.name, speaker.role, speaker.affiliation, ...speaker.aliases].join(' ')) : '';
      names.set(id, name);
    }
    return name;
  };
  const topicOf = (id: string) => foldWords(inHand.get('codes', id)?.name ?? '');
  const fits = (line: ClaimLine, word: string) =>
    table.folded(line).includes(word) ||
    line.attributions.some((row) => nameOf(row.speakerId).includes(word) || nameOf(row.viaId).includes(word)) ||
    line.claim.topics.some((id) => topicOf(id).includes(word)) ||
    foldWords(cueOf(line)).includes(word);
  const verdicts = new Set(asked.verdicts);
  const speakers = new Set(asked.speakers);
  if (asked.list === 'all' && verdicts.size === 0 && speakers.size === 0 && words.length === 0) return lines;
  return lines.filter(
    (line) =>
      isOnList(line, asked.list) &&
      (verdicts.size === 0 || verdicts.has(line.claim.verdict)) &&
      (speakers.size === 0 || speakersOf(line).some((id) => speakers.has(id))) &&
      words.every((word) => fits(line, word)),
  );
}

/** Lines in the order asked for; equals keep their reading order. */
export function sortLines(lines: readonly ClaimLine[], asked: Arrangement, verdicts: readonly Verdict[]): readonly ClaimLine[] {
  if (asked.sort === 'position') return asked.descending ? [...lines].reverse() : lines;
  const rank = new Map(verdicts.map((verdict, i) => [verdict.key, i]));
  const key = sortKeys[asked.sort];
  const keyed = lines.map((line) => ({ line, key: key(line, rank) }));
  const sign = asked.descending ? -1 : 1;
  keyed.sort((a, b) => (a.key < b.key ? -sign : a.key > b.key ? sign : 0));
  return keyed.map((one) => one.line);
}

const sortKeys: Record<Exclude<SortBy, 'position'>, (line: ClaimLine, rank: ReadonlyMap<string, number>) => string | number> = {
  claim: (line) => line.words.toLocaleLowerCase(),
  verdict: (line, rank) => rank.get(line.claim.verdict) ?? 99,
  // the surest first
  confidence: (line) => -line.claim.confidence,
  evidence: (line) => -line.evidence.length,
  newest: (line) => -Date.parse(line.claim.createdAt) || 0,
};

/** Lines under their group heads. Speakers come by how much they say; topics by the codebook; a claim of two topics stands under both. */
export function groupLines(
  lines: readonly ClaimLine[],
  asked: Arrangement,
  inHand: CaseInHand,
  verdicts: readonly Verdict[],
): readonly GroupHead[] {
  if (asked.group === 'none') return [{ kind: 'group', id: 'group ', key: '', lines }];
  const groups = new Map<string, ClaimLine[]>();
  for (const line of lines) {
    for (const id of groupsOf(line, asked.group)) {
      const group = groups.get(id);
      if (group) group.push(line);
      else groups.set(id, [line]);
    }
  }
  const heads = [...groups].map(([key, group]): GroupHead => ({ kind: 'group', id: `group ${key}`, key, lines: group }));
  if (asked.group === 'source') return heads;
  const order = groupOrder(asked.group, inHand, verdicts);
  return heads.sort((a, b) => order(a) - order(b) || b.lines.length - a.lines.length);
}

function groupsOf(line: ClaimLine, group: GroupBy): readonly string[] {
  if (group === 'speaker') return [speakerGroupOf(line)];
  if (group === 'verdict') return [line.claim.verdict];
  if (group === 'source') return [line.claim.sourceId];
  return line.claim.topics.length > 0 ? line.claim.topics : [''];
}

function groupOrder(group: GroupBy, inHand: CaseInHand, verdicts: readonly Verdict[]): (head: GroupHead) => number {
  if (group === 'speaker') return ({ key }) => (key === noSpeaker.open ? 2 : key === noSpeaker.unattributed ? 1 : 0);
  if (group === 'verdict') {
    const rank = new Map(verdicts.map((verdict, i) => [verdict.key, i]));
    return ({ key }) => rank.get(key) ?? 99;
  }
  return ({ key }) => inHand.get('codes', key)?.order ?? Number.MAX_SAFE_INTEGER;
}

/** Heads and lines in one list, as the table draws them. Folded groups show their head alone. */
export function tableItems(heads: readonly GroupHead[], asked: Arrangement): readonly TableItem[] {
  const items: TableItem[] = [];
  for (const head of heads) {
    if (asked.group !== 'none') items.push(head);
    if (asked.folded.has(head.key)) continue;
    for (const line of head.lines) items.push({ kind: 'line', id: `${line.claim.id}\n${head.key}`, line });
  }
  return items;
}

/** The claim of a line of the table, from the line's id. */
export function claimIdOf(itemId: string): string {
  return itemId.slice(0, itemId.indexOf('\n'));
}
