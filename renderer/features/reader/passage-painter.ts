import { paintLayers } from '../../anchoring/paint-layers.ts';
import { Rails } from '../../anchoring/rails.ts';
import type { Claim } from '../../domain/claim.ts';
import type { Change } from '../../domain/edit.ts';
import type { Span } from '../../domain/schema.ts';
import type { CaseInHand } from '../../storage/case-in-hand.ts';
import type { Colouring } from './claim-colours.ts';
import { PaintedRanges } from './painted-ranges.ts';
import type { Chunk, TextSurface } from './text-surface.ts';

/** Layers from the lowest up; each has one `Highlight` per colour (`ui.md` section 8), never one per claim. */
const layers = ['ground', 'on', 'maybe', 'onmaybe', 'rail1', 'rail2', 'note', 'name', 'cue', 'found', 'found-on'] as const;
type Layer = (typeof layers)[number];

/** How far from a claim its cue or speaker's name may stand and still be painted with it. UTF-16 units. */
const cueReach = 2000;

/**
 * Paints passages with the CSS Custom Highlight API: only the chunks near the screen hold ranges, so that 50,000 claims cost what is
 * visible (design/performance.md, "What follows" 2).
 */
export class PassagePainter {
  readonly #surface: TextSurface;
  readonly #inHand: CaseInHand;
  readonly #rails: Rails<Claim>;
  readonly #visible = new Set<Chunk>();
  readonly #painted = new Map<Chunk, PaintedRanges>();
  /** Spans of the special layers by place. */
  readonly #marked = new Map<Layer, readonly Span[]>();
  #colours: Colouring;
  #claimId: string;

  constructor(surface: TextSurface, inHand: CaseInHand, colours: Colouring, claimId: string) {
    this.#surface = surface;
    this.#inHand = inHand;
    this.#colours = colours;
    this.#claimId = claimId;
    this.#rails = new Rails(inHand.claimsIn(surface.text.id));
  }

  /** The nesting of a claim: 0 outermost, 1 and 2 as drawn, from 3 on the margin only. */
  railOf(claimId: string): number {
    return this.#rails.railOf(claimId);
  }

  show(chunk: Chunk): void {
    this.#visible.add(chunk);
    this.#paint(chunk);
  }

  hide(chunk: Chunk): void {
    this.#visible.delete(chunk);
    this.#clear(chunk);
  }

  /** Colours or the claim in hand are others now. */
  repaint(colours: Colouring, claimId: string): void {
    this.#colours = colours;
    this.#claimId = claimId;
    for (const chunk of this.#visible) this.#paint(chunk);
  }

  /** Paints what changed. Returns whether anything in this source did. */
  update(changes: readonly Change[]): boolean {
    let touched = false;
    for (const change of changes) {
      if (change.table === 'claims' && isOf(this.#surface.text.id, change)) {
        this.#rails.update(toClaim(change.before), this.#inHand.get('claims', change.id));
        touched = true;
      } else if (
        change.table !== 'claims' &&
        (change.table === 'speakers' || change.table === 'codes' || isOf(this.#surface.text.id, change))
      )
        touched = true;
    }
    if (touched) for (const chunk of this.#visible) this.#paint(chunk);
    return touched;
  }

  /** Paints spans of one special layer, such as search hits, in place of those before. In the order of the text, apart from each other. */
  mark(layer: 'found' | 'found-on', spans: readonly Span[]): void {
    if (spans.length === 0 && !this.#marked.has(layer)) return;
    if (spans.length > 0) this.#marked.set(layer, spans);
    else this.#marked.delete(layer);
    for (const chunk of this.#visible) this.#paint(chunk);
  }

  dispose(): void {
    for (const chunk of [...this.#painted.keys()]) this.#clear(chunk);
  }

  #clear(chunk: Chunk): void {
    this.#painted.get(chunk)?.clear();
    this.#painted.delete(chunk);
  }

  #paint(chunk: Chunk): void {
    if (this.#surface.text.text.length === 0) return;
    const ranges = this.#painted.get(chunk) ?? new PaintedRanges();
    this.#painted.set(chunk, ranges);
    const blocksHere = { first: chunk.firstBlock, last: chunk.lastBlock };
    ranges.replace((paint) =>
      this.#layOut(chunk, (layer, slot, span) => {
        const name = slot === '' ? layer : `${layer}-${slot}`;
        for (const piece of this.#surface.pieces(span, blocksHere)) paint(name, layers.indexOf(layer), piece);
      }),
    );
  }

  /** Says what of a chunk belongs on which layer in which colour. */
  #layOut(chunk: Chunk, add: (layer: Layer, slot: string, span: Span) => void): void {
    const { blocks, id } = this.#surface.text;
    const index = this.#inHand.claimsIn(id);
    const claims = index.overlapping(chunk.start, chunk.end).flatMap((claim) => {
      const colour = this.#colours.of(claim);
      return colour.hidden ? [] : [{ id: claim.id, spans: claim.spans, slot: colour.slot }];
    });
    const headings = blocks
      .slice(chunk.firstBlock, chunk.lastBlock + 1)
      .filter((block) => block.kind === 'title' || block.kind === 'heading');
    const runs = paintLayers(
      claims,
      { start: chunk.start, end: chunk.end },
      { headings, inHand: this.#claimId, railOf: (claimId) => this.#rails.railOf(claimId) },
    );
    if (!this.#colours.railsOnly) for (const run of runs.ground) add('ground', String(run.slot), run);
    else for (const run of runs.ground) add('rail1', String(run.slot), run);
    for (const run of runs.on) add('on', String(run.slot), run);
    for (const run of runs.rail1) add('rail1', String(run.slot), run);
    for (const run of runs.rail2) add('rail2', String(run.slot), run);
    for (const claim of index.overlapping(Math.max(0, chunk.start - cueReach), chunk.end + cueReach)) {
      const colour = this.#colours.of(claim);
      if (colour.hidden) continue;
      for (const attribution of this.#inHand.attributionsByClaim.of(claim.id)) {
        const slot = this.#colours.slotOfSpeaker(attribution);
        for (const span of attribution.speakerWords) if (meets(span, chunk)) add('name', slot, span);
        for (const span of attribution.cue) if (meets(span, chunk)) add('cue', slot, span);
      }
    }
    const mentions = this.#inHand.mentionsBySource.of(id);
    for (let i = firstFrom(mentions.length, (at) => (mentions[at]?.span.start ?? 0) >= chunk.start - cueReach); i < mentions.length; i++) {
      const mention = mentions[i];
      if (!mention || mention.span.start >= chunk.end) break;
      if (meets(mention.span, chunk)) add('name', this.#colours.slotOfId(mention.speakerId), mention.span);
    }
    for (const note of this.#inHand.shownNotesIn(id)) if (meets(note.span, chunk)) add('note', '', note.span);
    for (const [layer, spans] of this.#marked) {
      for (let i = firstFrom(spans.length, (at) => (spans[at]?.end ?? 0) > chunk.start); i < spans.length; i++) {
        const span = spans[i];
        if (!span || span.start >= chunk.end) break;
        add(layer, '', span);
      }
    }
  }
}

function meets(span: Span, chunk: Chunk): boolean {
  return span.start < chunk.end && span.end > chunk.start;
}

/** The first place, of so many in order, from which on something holds. */
function firstFrom(count: number, holds: (at: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function isOf(sourceId: string, change: Change): boolean {
  return change.before?.sourceId === sourceId || change.after?.sourceId === sourceId;
}

/** The claim as it was before a change; only its id and spans are read. */
function toClaim(row: Change['before']): Claim | undefined {
  return row ? (row as Claim) : undefined;
}
