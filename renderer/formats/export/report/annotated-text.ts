import { inOuterOrder } from '../../../anchoring/interval-index.ts';
import { splitsCharacter } from '../../../anchoring/spans.ts';
import type { ReportBlock, ReportClaim, ReportSource } from './report-model.ts';

/** A stretch of a block over which everything that marks it is the same. UTF-16 offsets. */
export interface TextSegment {
  readonly start: number;
  readonly end: number;
  /** Claims it belongs to, outer before inner. */
  readonly claims: readonly ReportClaim[];
  /** Claims of which a part begins here, or goes on from the block before. */
  readonly begins: readonly { readonly claim: ReportClaim }[];
  /** Slot of the speaker whose words or name stand here; -1 for none. */
  readonly named: number;
  /** Slot of the speaker of the cue; -1 for none. */
  readonly cue: number;
  readonly repaired: boolean;
}

interface Mark {
  readonly start: number;
  readonly end: number;
  readonly claim: ReportClaim | null;
  readonly named: number;
  readonly cue: number;
  readonly repaired: boolean;
}

const plain = { claim: null, named: -1, cue: -1, repaired: false };

/** Everything that marks a source's text, sorted by where it starts; made once for a source. */
export class TextMarks {
  readonly #marks: Mark[];
  readonly #source: ReportSource;
  #first = 0;
  readonly #met = new Set<string>();

  constructor(source: ReportSource) {
    this.#source = source;
    this.#marks = [
      ...source.claims.flatMap((claim) => [
        ...claim.row.spans.map((span) => ({ ...plain, ...span, claim })),
        ...claim.attributions.flatMap((one) => [
          ...one.row.speakerWords.map((span) => ({ ...plain, ...span, named: one.speaker?.slot ?? 0 })),
          ...one.row.cue.map((span) => ({ ...plain, ...span, cue: one.speaker?.slot ?? 0 })),
        ]),
      ]),
      ...source.repairs.filter((repair) => repair.end > repair.start).map((repair) => ({ ...plain, ...repair, repaired: true })),
    ].sort((a, b) => a.start - b.start || b.end - a.end);
  }

  /** The block cut into segments that cover it without a gap. Blocks must be asked for in text order. */
  segments({ block }: ReportBlock): TextSegment[] {
    const { start: from, end: to } = block;
    while (this.#first < this.#marks.length && (this.#marks[this.#first]?.end ?? 0) <= from) this.#first++;
    const here: Mark[] = [];
    for (let i = this.#first; i < this.#marks.length; i++) {
      const mark = this.#marks[i];
      if (!mark || mark.start >= to) break;
      if (mark.end > from) here.push(mark);
    }
    const cuts = new Set([from, to]);
    for (const mark of here)
      for (const cut of [mark.start, mark.end]) if (cut > from && cut < to && !splitsCharacter(this.#source.text, cut)) cuts.add(cut);
    const edges = [...cuts].sort((a, b) => a - b);
    let next = 0;
    let active: Mark[] = [];
    return edges.slice(1).map((end, i) => {
      const start = edges[i] ?? from;
      active = active.filter((mark) => mark.end > start);
      for (let mark = here[next]; mark && mark.start < end; mark = here[++next]) active.push(mark);
      return segmentOf(start, end, from, active);
    });
  }

  /** Whether this is the first place where a claim is met; asked in text order, true once. */
  isFirst(claim: ReportClaim): boolean {
    if (this.#met.has(claim.row.id)) return false;
    this.#met.add(claim.row.id);
    return true;
  }

  textOf(segment: TextSegment): string {
    return this.#source.text.slice(segment.start, segment.end);
  }
}

function segmentOf(start: number, end: number, blockStart: number, marks: readonly Mark[]): TextSegment {
  const claims = new Map(marks.flatMap((mark) => (mark.claim ? [[mark.claim.row.id, mark.claim] as const] : [])));
  const begins = (mark: Mark) => mark.start === start || (start === blockStart && mark.start < start);
  return {
    start,
    end,
    claims: inOuterOrder([...claims.values()].map((claim) => claim.row)).flatMap((row) => claims.get(row.id) ?? []),
    begins: marks.flatMap((mark) => (mark.claim && begins(mark) ? [{ claim: mark.claim }] : [])),
    named: Math.max(-1, ...marks.map((mark) => mark.named)),
    cue: Math.max(-1, ...marks.map((mark) => mark.cue)),
    repaired: marks.some((mark) => mark.repaired),
  };
}

/** Blocks that a report shows in full: all but those set aside that no claim touches. */
export function isShown(block: ReportBlock, source: ReportSource): boolean {
  if (block.setAside === null) return true;
  return source.claims.some((claim) => claim.row.spans.some((span) => span.start < block.block.end && span.end > block.block.start));
}

/** Whether any of a claim's words stand in the text as it is shown, so that a link to them leads somewhere. */
export function standsInText(claim: ReportClaim): boolean {
  const { blocks, held } = claim.source;
  return held && claim.row.spans.some((span) => (blockBefore(blocks, span.end)?.block.end ?? 0) > span.start);
}

/** The last block that starts before an offset. */
export function blockBefore(blocks: readonly ReportBlock[], offset: number): ReportBlock | undefined {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((blocks[middle]?.block.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return blocks[low - 1];
}
