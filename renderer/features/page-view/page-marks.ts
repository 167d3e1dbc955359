import { paintLayers } from '../../anchoring/paint-layers.ts';
import type { Span } from '../../domain/schema.ts';
import type { SourceText } from '../../domain/source.ts';
import type { PageGeometry } from '../../formats/import/pdf/page-geometry.ts';
import { boxesOf, extentOfPage, type Measure, type PageBox } from '../../formats/import/pdf/page-places.ts';
import type { CaseInHand } from '../../storage/case-in-hand.ts';
import type { Colouring } from '../reader/claim-colours.ts';

/** One painted stretch of a line. */
export interface PageMark extends PageBox {
  readonly key: string;
  readonly layer: 'ground' | 'on' | 'maybe' | 'rail1' | 'rail2' | 'cue' | 'note';
  readonly slot: string;
}

/** What is painted on a page: the same layers as in the text (`ui.md` section 8), as boxes over its lines. */
export function marksOnPage(
  page: PageGeometry,
  text: SourceText,
  inHand: CaseInHand,
  colours: Colouring,
  claimId: string,
  measure: Measure,
): PageMark[] {
  const window = extentOfPage(page);
  if (!window) return [];
  const marks: PageMark[] = [];
  const add = (layer: PageMark['layer'], slot: string, span: Span) => {
    for (const box of boxesOf(page, text.text, span, measure)) marks.push({ ...box, key: `${layer} ${marks.length}`, layer, slot });
  };
  const here = inHand.claimsIn(text.id).overlapping(window.start, window.end);
  const claims = here.flatMap((claim) => {
    const { hidden, slot } = colours.of(claim);
    return hidden ? [] : [{ id: claim.id, spans: claim.spans, slot }];
  });
  const layers = paintLayers(claims, window, { inHand: claimId });
  for (const run of layers.ground) add(colours.railsOnly ? 'rail1' : 'ground', String(run.slot), run);
  for (const layer of ['on', 'maybe', 'rail1', 'rail2'] as const) for (const run of layers[layer]) add(layer, String(run.slot), run);
  for (const claim of here) {
    if (colours.of(claim).hidden) continue;
    for (const attribution of inHand.attributionsByClaim.of(claim.id)) {
      for (const span of attribution.cue) add('cue', colours.slotOfSpeaker(attribution), span);
    }
  }
  for (const note of inHand.shownNotesIn(text.id)) {
    if (note.span.start < window.end && note.span.end > window.start) add('note', '', note.span);
  }
  return marks;
}
