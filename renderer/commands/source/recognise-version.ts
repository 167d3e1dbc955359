import type { Source, SourceFacts } from '../../domain/source.ts';
import { groupBy } from '../../formats/export/case-data.ts';
import type { CaseInHand } from '../../storage/case-in-hand.ts';
import { caseWords } from '../../storage/case-words.ts';
import { versionsOf } from '../../storage/source-versions.ts';
import { sharesInWorker } from '../../workers/versions-client.ts';
import type { Services } from '../services.ts';

/** Why a text is taken for a newer version of a source. */
export type VersionSign = 'address' | 'title' | 'file name' | 'text';

/** A source of which a text may be a newer version. */
export interface LikelyVersion {
  readonly source: Source;
  readonly sign: VersionSign;
  /** Share of the shorter text's stretches of words that are in the other, 0 to 1. */
  readonly share: number;
  /** Whether the texts are the same, character by character. */
  readonly same: boolean;
  /** Whether it is sure enough to be proposed rather than only offered. */
  readonly likely: boolean;
}

/** What is known of a text before it is part of the case. */
interface Newcomer {
  readonly fileName: string;
  readonly facts: Pick<SourceFacts, 'title' | 'publisher' | 'url'>;
  readonly text: string;
}

/** Texts whose address, title or name says nothing are compared by their words, so many UTF-16 units of them at most. */
const wordsAtMost = 8_000_000;
const enough = 0.5;
const some = 0.15;

/**
 * The source of the case that a read text is most likely a newer version of, or null.
 * @param byWords also compare texts of which neither address nor title nor name say anything; for one text at a time.
 */
export async function recogniseVersion(
  services: Services,
  text: string,
  fileName: string,
  { facts, byWords = true }: { readonly facts: Pick<SourceFacts, 'title' | 'publisher' | 'url'>; readonly byWords?: boolean },
): Promise<LikelyVersion | null> {
  const newcomer = { fileName, facts, text };
  if (newcomer.text.trim() === '') return null;
  const candidates = candidatesFor(services.open.inHand, newcomer, byWords);
  if (candidates.length === 0) return null;
  const words = caseWords(services.database);
  const held: { readonly source: Source; readonly sign: VersionSign; readonly text: string }[] = [];
  for (const { source, sign } of candidates) {
    const older = await words.text(source.id);
    if (older) held.push({ source, sign, text: older.text });
  }
  const shares = await sharesInWorker(
    newcomer.text,
    held.map((one) => one.text),
  );
  const judged = held.map(({ source, sign, text: older }, i): LikelyVersion => {
    const share = shares[i] ?? 0;
    const same = older === newcomer.text;
    return { source, sign, share, same, likely: same || sign === 'address' || share >= enough || (sign === 'title' && share >= some) };
  });
  const fits = judged.filter(
    (one) => one.same || one.sign === 'address' || one.sign === 'title' || one.share >= (one.sign === 'text' ? enough : some),
  );
  const rank = (one: LikelyVersion) => (one.same ? 4 : 0) + (one.sign === 'address' ? 2 : 0) + one.share;
  return fits.sort((a, b) => rank(b) - rank(a))[0] ?? null;
}

/** The listed sources of a case by what tells of the same article, worked out once for as long as no source changes. */
interface Known {
  readonly at: number;
  readonly byAddress: ReadonlyMap<string, readonly Source[]>;
  readonly byTitle: ReadonlyMap<string, readonly Source[]>;
  readonly byFileName: ReadonlyMap<string, readonly Source[]>;
}
const knownSources = new WeakMap<CaseInHand, Known>();

const titleKey = ({ title, publisher }: Pick<SourceFacts, 'title' | 'publisher'>) => {
  const words = plainWords(title);
  return words === '' ? '' : `${words}\u0000${plainWords(publisher)}`;
};

function knownIn(inHand: CaseInHand): Known {
  const at = inHand.version('sources');
  const before = knownSources.get(inHand);
  if (before?.at === at) return before;
  const listed = versionsOf(inHand).listed();
  const by = (key: (source: Source) => string) => groupBy(listed, key);
  const known = {
    at,
    byAddress: by((source) => plainAddress(source.url)),
    byTitle: by(titleKey),
    byFileName: by((source) => source.fileName.toLowerCase()),
  };
  knownSources.set(inHand, known);
  return known;
}

function candidatesFor(
  inHand: CaseInHand,
  newcomer: Newcomer,
  byWords: boolean,
): { readonly source: Source; readonly sign: VersionSign }[] {
  const { byAddress, byTitle, byFileName } = knownIn(inHand);
  const found = new Map<Source, VersionSign>();
  const take = (map: ReadonlyMap<string, readonly Source[]>, key: string, sign: VersionSign) => {
    if (key !== '') for (const source of map.get(key) ?? []) if (!found.has(source)) found.set(source, sign);
  };
  take(byAddress, plainAddress(newcomer.facts.url), 'address');
  take(byTitle, titleKey(newcomer.facts), 'title');
  take(byFileName, newcomer.fileName.toLowerCase(), 'file name');
  const named = [...found].map(([source, sign]) => ({ source, sign }));
  if (!byWords) return named;
  const { length } = newcomer.text;
  let left = wordsAtMost;
  const others = versionsOf(inHand)
    .listed()
    .filter((source) => !found.has(source) && source.length * 3 > length && source.length < length * 3)
    .sort((a, b) => Math.abs(a.length - length) - Math.abs(b.length - length))
    .filter((source) => {
      left -= source.length;
      return left >= 0;
    });
  return [...named, ...others.map((source) => ({ source, sign: 'text' as const }))];
}

/** An address without what tells nothing about the page: scheme, "www.", campaign marks, fragment, last slash. '' for none. */
export function plainAddress(url: string): string {
  if (!URL.canParse(url)) return '';
  const address = new URL(url);
  if (address.protocol !== 'http:' && address.protocol !== 'https:') return '';
  const told = [...address.searchParams].filter(([name]) => !/^(utm_|fbclid$|gclid$|mc_|cmp$|ref$)/i.test(name)).sort();
  const query = new URLSearchParams(told).toString();
  return `${address.host.replace(/^www\./, '')}${address.pathname.replace(/\/+$/, '')}${query ? `?${query}` : ''}`;
}

function plainWords(words: string): string {
  return words
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
