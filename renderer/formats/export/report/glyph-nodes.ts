import type { Verdict } from '../../../domain/case.ts';
import type { SpeakerKind } from '../../../domain/speaker.ts';
import { h, type ReportElement } from './report-node.ts';

/** Silhouettes of verdicts on a 14 px grid, the same as in the window; see `ui/Sprite.tsx`. */
const verdictShapes: Record<Verdict['glyph'] | 'none', readonly ReportElement[]> = {
  sup: [h('circle', { cx: '7', cy: '7', r: '6', class: 'g-fill' }), h('path', { d: 'm4.2 7.3 2 2 3.6-4.3', class: 'g-on' })],
  dis: [h('path', { d: 'M7 1.2 12.8 7 7 12.8 1.2 7z', class: 'g-line g-join' }), h('path', { d: 'M7 1.2v11.6L1.2 7z', class: 'g-fill' })],
  ctx: [
    h('rect', { x: '1', y: '1', width: '12', height: '12', rx: '2.2', class: 'g-fill' }),
    h('path', { d: 'M4.2 7h.1M7 7h.1M9.8 7h.1', class: 'g-on g-dot' }),
  ],
  ref: [
    h('path', { d: 'M4.4 1h5.2L13 4.4v5.2L9.6 13H4.4L1 9.6V4.4z', class: 'g-fill' }),
    h('path', { d: 'm4.8 4.8 4.4 4.4M9.2 4.8 4.8 9.2', class: 'g-on' }),
  ],
  unv: [
    h('circle', { cx: '7', cy: '7', r: '5.5', class: 'g-line' }),
    h('path', { d: 'M5.3 5.6c.1-1 .8-1.6 1.8-1.6s1.7.6 1.7 1.5c0 1.2-1.7 1.3-1.7 2.5M7.1 10v.1', class: 'g-line' }),
  ],
  none: [h('circle', { cx: '7', cy: '7', r: '5.2', class: 'g-line g-dash' })],
};

/** The silhouette of a verdict; null draws "not checked". Decorative: the word stands beside it. */
export function verdictGlyph(verdict: Verdict | null): ReportElement {
  const shape = verdict?.glyph ?? 'none';
  return h('svg', { class: `v v-${shape}`, viewBox: '0 0 14 14', 'aria-hidden': 'true' }, verdictShapes[shape]);
}

const kindShapes: Record<SpeakerKind, ReportElement> = {
  person: h('circle', { cx: '5', cy: '5', r: '4.5' }),
  organisation: h('rect', { x: '.8', y: '.8', width: '8.4', height: '8.4', rx: '1' }),
  document: h('path', { d: 'M1.2.4h4.9l2.7 2.7v6.5H1.2z' }),
  unnamed: h('rect', { x: '1.3', y: '1.3', width: '7.4', height: '7.4', rx: '1', class: 'g-ring' }),
  outlet: h('path', { d: 'M8.3.7H4.4a2.6 2.6 0 0 0 0 5.2h.5v3.6h1.2V1.9h.8v7.6h1.2z' }),
};

/** The marker of a speaker: shape by kind, colour by slot. */
export function speakerGlyph(kind: SpeakerKind, slot: number): ReportElement {
  return h('svg', { class: `k c${slot}`, viewBox: '0 0 10 10', 'aria-hidden': 'true' }, kindShapes[kind]);
}
