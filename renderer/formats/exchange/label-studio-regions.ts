import { z } from '../../domain/schema.ts';
import type { LeavingOut } from './found-case.ts';

const idOf = z.union([z.string(), z.number()]).transform(String);
const whole = z.int().min(0);
const resultSchema = z.looseObject({
  id: idOf.optional(),
  type: z.string().catch(''),
  from_name: z.string().catch(''),
  from_id: idOf.optional(),
  to_id: idOf.optional(),
  labels: z.array(z.string()).catch([]).optional(),
  value: z.looseObject({}).optional().catch(undefined),
  meta: z
    .looseObject({ text: z.union([z.string().transform((one) => [one]), z.array(z.string())]) })
    .optional()
    .catch(undefined),
});
const inText = z.looseObject({ start: whole, end: whole }).transform(({ start, end }) => ({ start, end }));
const inNodes = z
  .looseObject({
    start: z.string(),
    end: z.string(),
    startOffset: whole,
    endOffset: whole,
    globalOffsets: inText.optional().catch(undefined),
  })
  .transform(({ start, end, startOffset, endOffset, globalOffsets }) => ({ from: start, to: end, startOffset, endOffset, globalOffsets }));
const inTurns = z
  .looseObject({ start: whole, end: whole, startOffset: whole, endOffset: whole })
  .transform(({ start, end, startOffset, endOffset }) => ({
    from: String(start),
    to: String(end),
    startOffset,
    endOffset,
    globalOffsets: undefined,
  }));

/** Where a region says it is: by offsets in the text, or in nodes of a page or turns of a dialogue. */
export type RegionPlace = z.infer<typeof inText> | z.infer<typeof inNodes>;

export interface Region {
  readonly id: string;
  /** Name of the question it answers. */
  readonly name: string;
  readonly labels: readonly string[];
  /** What was answered beside labels: choices, a text, a number; '' where nothing. */
  readonly answer: string;
  readonly note: string;
  /** Left out where it is about the whole task, or marks no words. */
  readonly place?: RegionPlace;
  /** The words it says it marks, or ''. */
  readonly words: string;
}

export interface Relation {
  readonly from: string;
  readonly to: string;
  readonly labels: readonly string[];
}

/** What an annotation says, result by result. */
export function regionsOf(
  results: readonly unknown[],
  leaving: LeavingOut,
): { readonly regions: Region[]; readonly relations: Relation[] } {
  const regions: Region[] = [];
  const relations: Relation[] = [];
  for (const [number, one] of results.entries()) {
    const parsed = resultSchema.safeParse(one);
    if (!parsed.success) {
      leaving.add('regions', 'they are not written as Label Studio writes them');
      continue;
    }
    const { id = `#${number}`, type, from_name: name, value = {}, from_id: from, to_id: to, labels = [], meta } = parsed.data;
    if (type === 'relation') {
      if (from !== undefined && to !== undefined) relations.push({ from, to, labels });
      continue;
    }
    const place = placeOf(value);
    const own = Object.entries(value).flatMap(([field, list]) => (/labels$/i.test(field) && Array.isArray(list) ? list.map(String) : []));
    const isShape = ['x', 'points', 'rle', 'sequence', 'bbox', 'frame'].some((field) => field in value);
    const note = (meta?.text ?? []).join('\n');
    regions.push({
      id,
      name: name || type,
      labels: own,
      answer: isShape ? '' : answerOf(value, place !== undefined),
      note,
      ...(place ? { place } : {}),
      words: place && typeof value.text === 'string' ? value.text : '',
    });
  }
  return { regions, relations };
}

function placeOf(value: Readonly<Record<string, unknown>>): RegionPlace | undefined {
  return [inTurns, inNodes, inText].flatMap((schema): RegionPlace[] => {
    const place = schema.safeParse(value);
    return place.success ? [place.data] : [];
  })[0];
}

const placing = new Set(['start', 'end', 'startOffset', 'endOffset', 'globalOffsets', 'channel', 'original_length', 'duration']);

/** Whatever a value holds that neither places nor labels it, as words. */
function answerOf(value: Readonly<Record<string, unknown>>, placed: boolean): string {
  const said = Object.entries(value).flatMap(([field, held]) => {
    // the words of a region are its passage; as a list they are what was typed about it
    if (placing.has(field) || /labels$/i.test(field) || held === null || (placed && field === 'text' && typeof held === 'string'))
      return [];
    return [wordsOf(held)];
  });
  return said.filter((one) => one !== '').join('; ');
}

function wordsOf(held: unknown): string {
  if (Array.isArray(held)) return held.map((one) => (Array.isArray(one) ? one.map(String).join(' / ') : wordsOf(one))).join('; ');
  return typeof held === 'object' ? JSON.stringify(held) : String(held);
}

const minimalSchema = z.looseObject({ annotation_id: z.unknown(), data: z.undefined().optional(), annotations: z.undefined().optional() });

/** Whether a record is a row of JSON_MIN: the data of a task and the answers of one person side by side. */
export function isMinimal(record: unknown): record is Record<string, unknown> {
  return minimalSchema.safeParse(record).success;
}

/** A row of JSON_MIN as a task with one annotation. Which of its strings are data and which answers nothing in it says: they stay data. */
export function taskOfMinimal(record: Readonly<Record<string, unknown>>): unknown {
  const { id, annotator, annotation_id: _, created_at: createdAt, updated_at: __, lead_time: ___, ...rest } = record;
  const data: Record<string, unknown> = {};
  const result: unknown[] = [];
  for (const [name, held] of Object.entries(rest)) {
    const list = Array.isArray(held) ? held : [held];
    const isRegions = list.length > 0 && list.every((one) => one !== null && typeof one === 'object' && isRegion(one));
    if (isRegions) result.push(...list.map((value, i) => ({ id: `${name}-${i + 1}`, from_name: name, type: 'labels', value })));
    else data[name] = held;
  }
  return { id, data, annotations: [{ result, completed_by: annotator, created_at: createdAt }] };
}

/** Regions have labels or a shape; turns of a dialogue may have a start and an end as well. */
const isRegion = (one: object) => Object.keys(one).some((field) => /labels$/i.test(field)) || 'choices' in one || 'points' in one;
