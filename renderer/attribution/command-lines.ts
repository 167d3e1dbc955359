import { fromCodePoints, toCodePoints } from '../anchoring/code-points.ts';
import type { AttributionModel } from './attribution-model.ts';
import { nameFormGroups } from './name-groups.ts';
import { rankClaims } from './rank-claims.ts';
import { resolveSpeakers } from './resolve-speakers.ts';
import { suggestAttributions } from './suggest-attributions.ts';
import type { TextSpan } from './suggestion.ts';

/** One attribution as `hearsay suggest` prints it; spans count Unicode code points, half-open. */
export interface AttributionLine {
  readonly source: [number, number][];
  readonly cue: [number, number][];
  readonly content: [number, number][];
  readonly type: 'direct' | 'indirect' | 'mixed';
  readonly speaker: { name: string; kind: string; role: string; affiliation: string; how: string };
  readonly via: string;
  readonly score: number;
  readonly rule: string;
  readonly why: string;
}

/** `hearsay suggest`: the attributions of one text. `skip` are ranges set aside, in UTF-16 units of `text`. */
export function suggestLine(
  text: string,
  model: AttributionModel,
  options: { language?: string; threshold?: number; skip?: readonly TextSpan[] } = {},
): AttributionLine[] {
  const found = resolveSpeakers(text, suggestAttributions(text, { model, ...options }));
  const offsets = found.flatMap((s) => [...s.source, ...s.cue, ...s.content].flatMap((span) => [span.start, span.end]));
  const points = toCodePoints(text, offsets);
  let at = 0;
  const take = (spans: readonly TextSpan[]) => spans.map((): [number, number] => [points[at++] ?? 0, points[at++] ?? 0]);
  return found.map((s) => ({
    source: take(s.source),
    cue: take(s.cue),
    content: take(s.content),
    type: s.manner,
    speaker: { ...s.speaker },
    via: s.via?.name ?? '',
    score: s.score,
    rule: s.rule,
    why: s.why,
  }));
}

/** `hearsay speakers`: groups of name forms that mean the same person or body. */
export function speakersLine(text: string): string[][] {
  return nameFormGroups(text);
}

/** `hearsay rank`: how worth checking each sentence is; sentences count code points. Ties keep document order. */
export function rankLine(text: string, sentences: readonly { start: number; end: number }[], model: AttributionModel): number[] {
  const units = fromCodePoints(
    text,
    sentences.flatMap((s) => [s.start, s.end]),
  );
  const spans = sentences.map((_, i) => ({ start: units[i * 2] ?? 0, end: units[i * 2 + 1] ?? 0 }));
  return rankClaims(text, spans, model).map((score) => Math.round(score * 1e6) / 1e6);
}
