import { fromCodePoints } from '../../anchoring/code-points.ts';
import { z } from '../../domain/schema.ts';
import type { WantedAnchor } from './quoted-sources.ts';

const text = z.string().catch('');
const offset = z.int().min(0).optional().catch(undefined);

export interface Selector {
  readonly type: string;
  readonly value: string;
  readonly exact?: string | undefined;
  readonly prefix: string;
  readonly suffix: string;
  readonly start?: number | undefined;
  readonly end?: number | undefined;
  readonly refinedBy?: Selector | Selector[] | undefined;
}

/** A selector of the W3C model, read loosely. */
export const selectorSchema: z.ZodType<Selector> = z.lazy(() =>
  z.looseObject({
    type: text,
    value: text,
    exact: z.string().optional().catch(undefined),
    prefix: text,
    suffix: text,
    start: offset,
    end: offset,
    refinedBy: z
      .union([selectorSchema, z.array(selectorSchema)])
      .optional()
      .catch(undefined),
  }),
);

type Place = { readonly start: number; readonly end: number };
type Quote = Pick<WantedAnchor, 'exact' | 'prefix' | 'suffix'>;

/** One anchor of the selectors of one target: they are alternatives for the same words. None where they name no words. */
export function anchorOf(selectors: readonly Selector[]): WantedAnchor[] {
  const quote = selectors.flatMap(quoteOf)[0];
  const position = selectors.flatMap(placeOf)[0];
  if (!quote && !position) return [];
  return [{ ...(quote ?? { exact: '', prefix: '', suffix: '' }), ...(position ? { position } : {}), toUnits: fromCodePoints }];
}

const refiningOf = (selector: Selector): Selector[] => (selector.refinedBy === undefined ? [] : [selector.refinedBy].flat());

/** The words a selector quotes: the narrowest where it is refined, by a quotation or by a place inside the words. */
function quoteOf(selector: Selector): Quote[] {
  const inner = refiningOf(selector);
  const refined = inner.flatMap(quoteOf)[0];
  if (refined) return [refined];
  const { exact = '', prefix, suffix } = selector;
  if (exact === '') return [];
  const place = inner.flatMap(placeOf)[0];
  if (!place) return [{ exact, prefix, suffix }];
  const points = [...exact];
  const within = points.slice(place.start, place.end).join('');
  if (within === '') return [{ exact, prefix, suffix }];
  return [{ exact: within, prefix: points.slice(0, place.start).join(''), suffix: points.slice(place.end).join('') }];
}

/** The place a selector gives in the whole text, in code points. One that refines a part of a page counts from where that part begins. */
function placeOf(selector: Selector): Place[] {
  // RFC 5147, as a fragment of a plain text: char=10,20
  const [, from, to] = /^FragmentSelector$/.test(selector.type) ? (/^char=(\d{1,15}),(\d{1,15})/.exec(selector.value) ?? []) : [];
  const isBytes = selector.type === 'DataPositionSelector';
  const start = from === undefined ? selector.start : Number(from);
  const end = to === undefined ? selector.end : Number(to);
  if (isBytes || start === undefined || end === undefined || start >= end) return [];
  const inner = refiningOf(selector).flatMap(placeOf)[0];
  return [inner && start + inner.end <= end ? { start: start + inner.start, end: start + inner.end } : { start, end }];
}
