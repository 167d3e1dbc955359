import { passageText } from '../../anchoring/spans.ts';
import { mayContradict, statementWords } from '../../attribution/statement-words.ts';
import type { Claim } from '../../domain/claim.ts';
import type { Span } from '../../domain/schema.ts';
import type { SourceText } from '../../domain/source.ts';
import { sourceText } from '../../state/use-source-text.ts';
import type { CaseInHand } from '../../storage/case-in-hand.ts';
import type { Writer } from '../../storage/edit-journal.ts';
import { RepeatFinder } from '../../workers/repeats-client.ts';
import { nameClaims, newClaim, openAttribution } from '../claim/claim-acts.ts';
import type { Services } from '../services.ts';
import { blockSpans } from './read-for-suggestions.ts';

/** A place that says what a claim says. */
export interface Repeat {
  readonly sourceId: string;
  readonly span: Span;
  /** The claim that stands there; '' where the place is not marked. */
  readonly claimId: string;
  readonly words: string;
}

/** Texts are looked through up to this many UTF-16 units in all, those read first first. */
const LOOKED_THROUGH = 8_000_000;
/** Earlier statements of a speaker that are compared. */
const COMPARED = 1_500;

const finders = new WeakMap<CaseInHand, RepeatFinder>();

/** Places of the case that say what a claim says, other than those linked to it already; the most alike first. */
export async function findRepeats(services: Services, claim: Claim, signal: AbortSignal): Promise<readonly Repeat[]> {
  const { inHand } = services.open;
  let finder = finders.get(inHand);
  if (!finder) {
    finder = new RepeatFinder();
    finders.set(inHand, finder);
  }
  let left = LOOKED_THROUGH;
  const sources = [...inHand.all('sources')]
    .sort((a, b) => Number(b.id === claim.sourceId) - Number(a.id === claim.sourceId) || a.importedAt.localeCompare(b.importedAt))
    .filter((source) => {
      left -= source.length;
      return left >= 0;
    });
  const read = async (sourceId: string) => {
    const source = inHand.get('sources', sourceId);
    const text = await sourceText(services, sourceId).catch(() => null);
    if (!source || !text) return null;
    const aside = new Set(source.setAside.map((entry) => entry.start));
    return { text: text.text, blocks: blockSpans(source, text).filter((block) => !aside.has(block.start)) };
  };
  const statement = claim.quotes.map((quote) => quote.exact).join(' ');
  const found = await finder.find(
    statement,
    claim,
    sources.map((source) => source.id),
    read,
    signal,
  );
  const seen = new Set<string>([claim.id]);
  const repeats: Repeat[] = [];
  for (const place of found) {
    if (signal.aborted) return [];
    const { text } = await sourceText(services, place.sourceId);
    const there = inHand
      .claimsIn(place.sourceId)
      .overlapping(place.start, place.end)
      .find((other) => statesTheSame(statement, passageText(text, other.spans, ' ')));
    if (there && (seen.has(there.id) || (claim.sameAs !== undefined && there.sameAs === claim.sameAs))) continue;
    if (there) seen.add(there.id);
    repeats.push({
      sourceId: place.sourceId,
      span: { start: place.start, end: place.end },
      claimId: there?.id ?? '',
      words: text.slice(place.start, place.end),
    });
  }
  return repeats;
}

/** A claim with the other places that say it. */
export interface Repeats {
  readonly claim: Claim;
  readonly repeats: readonly Repeat[];
}

/** Claims asked about at once; a case with more asks about those changed last. */
const ASKED = 400;

/** Claims of the case that are said elsewhere and not linked yet, each place once, those with most places first. */
export async function repeatsInCase(services: Services, signal: AbortSignal): Promise<readonly Repeats[]> {
  const claims = [...services.open.inHand.shownClaims()].sort((a, b) => b.updatedAt.localeCompare(a.updatedAt)).slice(0, ASKED);
  const seen = new Set<string>();
  const groups: Repeats[] = [];
  for (const claim of claims) {
    if (signal.aborted) return [];
    if (seen.has(claim.id)) continue;
    const places = await findRepeats(services, claim, signal);
    const repeats = places.filter((place) => !seen.has(place.claimId || `${place.sourceId} ${place.span.start}`));
    if (repeats.length === 0) continue;
    seen.add(claim.id);
    for (const place of repeats) seen.add(place.claimId || `${place.sourceId} ${place.span.start}`);
    groups.push({ claim, repeats });
  }
  return groups.sort((a, b) => b.repeats.length - a.repeats.length);
}

/** Whether the words of a claim at a place are the statement looked for, not another one in the same sentence. */
function statesTheSame(statement: string, words: string): boolean {
  const [a, b] = [statementWords(statement).stems, statementWords(words).stems];
  let shared = 0;
  for (const stem of b) if (a.has(stem)) shared += 1;
  return shared * 2 >= Math.max(1, b.size);
}

/** The claims that are one statement with this one, without itself, as far as views show them. */
export function appearancesOf(inHand: CaseInHand, claim: Claim): Claim[] {
  return allAppearancesOf(inHand, claim).filter((other) => !inHand.isHidden(other));
}

/** The hidden ones too: a group changes as a whole. */
function allAppearancesOf(inHand: CaseInHand, claim: Claim): Claim[] {
  const { sameAs } = claim;
  if (sameAs === undefined) return [];
  return [...inHand.all('claims')].filter((other) => other.sameAs === sameAs && other.id !== claim.id);
}

/** Links places to a claim as appearances of one statement, in one step; places that are no claim yet become one. */
export async function linkRepeats(services: Services, claim: Claim, repeats: readonly Repeat[]): Promise<void> {
  const { inHand, journal } = services.open;
  const texts = new Map<string, SourceText>();
  for (const { sourceId, claimId } of repeats) if (claimId === '') texts.set(sourceId, await sourceText(services, sourceId));
  const group = claim.sameAs ?? claim.id;
  const label = `link ${nameClaims(inHand, [claim.id])} with ${repeats.length} ${repeats.length === 1 ? 'place' : 'places'} that say the same`;
  await journal.commit(label, (writer) => {
    join(writer, inHand, claim.id, group);
    for (const repeat of repeats) {
      const text = texts.get(repeat.sourceId);
      if (repeat.claimId !== '') join(writer, inHand, repeat.claimId, group);
      else if (text) {
        const made = { ...newClaim(text, [repeat.span], services.analyst()), sameAs: group };
        writer.put('claims', made);
        writer.put('attributions', openAttribution(made, 0));
      }
    }
  });
}

/** A claim that belongs to another group brings the whole of it along. */
function join(writer: Writer, inHand: CaseInHand, claimId: string, group: string): void {
  const claim = writer.get('claims', claimId);
  if (!claim) return;
  const members = claim.sameAs === undefined || claim.sameAs === group ? [] : allAppearancesOf(inHand, claim);
  for (const one of [claim, ...members]) writer.put('claims', { ...one, sameAs: group, updatedAt: new Date().toISOString() });
}

/** Takes a claim out of its group; a group of one is none. */
export function unlinkAppearance(services: Services, claimId: string): void {
  const { inHand, journal } = services.open;
  const claim = inHand.get('claims', claimId);
  if (claim?.sameAs === undefined) return;
  const others = allAppearancesOf(inHand, claim);
  void journal.commit(`part ${nameClaims(inHand, [claimId])} from what says the same`, (writer) => {
    for (const { sameAs: _, ...alone } of others.length === 1 ? [claim, ...others] : [claim])
      writer.put('claims', { ...alone, updatedAt: new Date().toISOString() });
  });
}

/** A statement of the same speaker that may not stand beside a claim. */
export interface TensionOffer {
  readonly claim: Claim;
  readonly why: string;
}

/** Statements of a claim's speakers, anywhere in the case, whose figures or denials are at odds with it. Offered only; the analyst says. */
export function tensionOffers(inHand: CaseInHand, claim: Claim): readonly TensionOffer[] {
  const speakers = new Set(inHand.attributionsByClaim.of(claim.id).flatMap((row) => row.speakerId || []));
  if (speakers.size === 0) return [];
  const words = statementWords(wordsOf(claim));
  const offers: TensionOffer[] = [];
  let compared = 0;
  for (const row of inHand.all('attributions')) {
    if (!speakers.has(row.speakerId) || row.claimId === claim.id || claim.tension.includes(row.claimId)) continue;
    const other = inHand.shownClaim(row.claimId);
    if (!other || offers.some((one) => one.claim.id === other.id)) continue;
    compared += 1;
    if (compared > COMPARED) break;
    const why = mayContradict(words, statementWords(wordsOf(other)));
    if (why !== '') offers.push({ claim: other, why });
  }
  return offers.slice(0, 8);
}

/** Two statements of one speaker that may not stand beside each other. */
export interface TensionPair {
  readonly one: Claim;
  readonly other: Claim;
  readonly why: string;
}

const pairsShown = 20;

/** Pairs of statements of one speaker, anywhere in the case, whose figures or denials are at odds and that are not linked yet. */
export function allTension(inHand: CaseInHand): readonly TensionPair[] {
  const pairs = new Map<string, TensionPair>();
  let asked = 0;
  for (const one of inHand.shownClaims()) {
    asked += 1;
    if (asked > ASKED || pairs.size >= pairsShown) break;
    for (const { claim: other, why } of tensionOffers(inHand, one)) {
      const key = [one.id, other.id].sort().join(' ');
      if (!pairs.has(key)) pairs.set(key, { one, other, why });
    }
  }
  return [...pairs.values()].slice(0, pairsShown);
}

const wordsOf = (claim: Claim) => claim.quotes.map((quote) => quote.exact).join(' ');
