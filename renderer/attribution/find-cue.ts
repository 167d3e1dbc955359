import { blockIndexAt, lineAt, sentencesIn } from '../anchoring/segmentation.ts';
import { extentOf, normaliseSpans } from '../anchoring/spans.ts';
import type { Span } from '../domain/schema.ts';
import { quotedRanges } from './quoted-ranges.ts';
import { cuesIn, type ReportingCue } from './reporting-cues.ts';

/** A claim's neighbourhood, worked out once for cue and speakers. UTF-16 offsets. */
export interface ClaimContext {
  readonly text: string;
  readonly language: string;
  /** The claim's spans, normal. */
  readonly spans: readonly Span[];
  /** The block round the claim. */
  readonly block: Span;
  /** The sentence or sentences that hold the claim, widened to the whole quotation it is part of. */
  readonly sentence: Span;
  /** Sentences of the block before and after. */
  readonly before: readonly Span[];
  readonly after: readonly Span[];
  /** The quotation the claim lies in, marks and all; `null` outside of one. */
  readonly quote: Span | null;
}

/** Longest part of a block that is looked at; whole paragraphs are far shorter. */
const reach = 6000;

/** The block round a claim, its sentence and the sentences beside it; `null` for a claim without characters. */
export function claimContext(text: string, spans: readonly Span[], language: string, blocks: readonly Span[] = []): ClaimContext | null {
  const passage = normaliseSpans(spans);
  const extent = extentOf(passage);
  if (!extent || extent.start >= text.length) return null;
  const found = blocks[blockIndexAt(blocks, extent.start)];
  const whole = found && found.end > extent.start ? found : lineAt(text, extent.start);
  const block = {
    start: Math.max(whole.start, extent.start - reach),
    end: Math.min(Math.max(whole.end, extent.end), extent.end + reach),
  };
  const sentences = sentencesIn(text, block, language);
  const quotes = quotedRanges(text, block, language);
  const quote = quotes.find((range) => range.start <= extent.start && range.end >= extent.end);
  const wide = quote ? { start: Math.min(quote.start, extent.start), end: Math.max(quote.end, extent.end) } : extent;
  const touched = sentences.filter((one) => one.start < wide.end && one.end > wide.start);
  const sentence = extentOf(touched) ?? extent;
  return {
    text,
    language,
    spans: passage,
    block,
    sentence,
    before: sentences.filter((one) => one.end <= sentence.start),
    after: sentences.filter((one) => one.start >= sentence.end),
    quote: quote ? { start: quote.start, end: quote.end } : null,
  };
}

function overlaps(span: Span, spans: readonly Span[]): boolean {
  return spans.some((one) => one.start < span.end && span.start < one.end);
}

/** How little stands between a cue and the claim: smaller is better. `null` if it lies inside. */
function distance(context: ClaimContext, cue: Span): number | null {
  const { text } = context;
  let best: number | null = null;
  for (const span of context.quote ? [context.quote] : context.spans) {
    if (cue.start < span.end && span.start < cue.end) return null;
    const between = cue.end <= span.start ? text.slice(cue.end, span.start) : text.slice(span.end, cue.start);
    const clause = /[;:.!?]\s/.test(between) ? 40 : 0;
    // After the claim its speaker may stand between: ", Ames said". Before it, "that" and a short time: "said on Monday that".
    const words = between.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
    const near =
      words * 3 +
      clause +
      (cue.end <= span.start ? 0 : /^[\s"”’»」』,]*,?/u.test(between) && /^["”’»」』\s]*[,–—]|^[,.!?]["”’»]/u.test(between) ? 1 : 9);
    if (best === null || near < best) best = near;
  }
  return best;
}

const strengthCost = { strong: 0, weak: 8, noun: 16 } as const;

/** The cue that most likely introduces the claim, among the reporting words of its sentence; `null` if there is none. */
export function cueOf(context: ClaimContext): ReportingCue | null {
  const cues = cuesIn(context.text, context.sentence, context.language);
  const quotes = context.quote ? quotedRanges(context.text, context.block, context.language) : [];
  let best: { cue: ReportingCue; cost: number } | null = null;
  for (const cue of cues) {
    // What is said inside a quotation does not say who speaks it.
    if (
      overlaps(
        cue,
        quotes.map((range) => range.inner),
      )
    )
      continue;
    const away = distance(context, cue);
    if (away === null) continue;
    const cost = away + strengthCost[cue.strength] + (cue.passive ? 12 : 0);
    if (!best || cost < best.cost) best = { cue, cost };
  }
  if (best && best.cost < 70) return best.cue;
  // A claim marked as a whole sentence has its cue inside: the first one speaks for the sentence.
  const inside = cues.filter(
    (cue) =>
      overlaps(cue, context.spans) &&
      !overlaps(
        cue,
        quotes.map((range) => range.inner),
      ) &&
      !cue.passive &&
      cue.strength !== 'noun',
  );
  return inside.find((cue) => cue.strength === 'strong') ?? inside[0] ?? (context.quote ? cueBeside(context) : null);
}

/** The cue of a quotation that stands alone: at the end of the sentence before it (“...,” she said. “...”), or before a colon. */
function cueBeside(context: ClaimContext): ReportingCue | null {
  const { text, block, sentence, language } = context;
  const near = context.before.at(-1);
  if (near) {
    const quotes = quotedRanges(text, block, language).map((range) => range.inner);
    const cues = cuesIn(text, near, language).filter((cue) => cue.strength === 'strong' && !cue.passive && !overlaps(cue, quotes));
    const goesOn =
      quotes.some((quote) => quote.start < near.end && quote.end > near.start) || /:\s*$/.test(text.slice(near.start, near.end));
    return goesOn ? (cues.at(-1) ?? null) : null;
  }
  if (sentence.start > block.start) return null;
  const lead = text.slice(Math.max(0, block.start - 400), block.start).trimEnd();
  if (!lead.endsWith(':')) return null;
  const end = Math.max(0, block.start - 400) + lead.length;
  const start = Math.max(lineAt(text, end).start, end - 300);
  return cuesIn(text, { start, end }, language).findLast((cue) => !cue.passive) ?? null;
}

/**
 * The words that introduce a claim: "said", "did not rule out", "according to", "stated in", "is calling on". `null` where the
 * sentence has none, as when the source speaks in its own voice. Give the source's blocks so that sentences end where blocks end.
 */
export function findCue(text: string, spans: readonly Span[], language: string, blocks: readonly Span[] = []): Span | null {
  const context = claimContext(text, spans, language, blocks);
  const cue = context && cueOf(context);
  return cue ? { start: cue.start, end: cue.end } : null;
}
