import { z } from '../../../domain/schema.ts';
import type { MarkKind } from '../import-format.ts';

/** Something somebody put on a page: words marked, or a remark (ISO 32000-1, 12.5.6: markup annotations). Places are in the page's own measure. */
export interface PageRemark {
  readonly id: string;
  /** How it marks words; undefined for a remark beside them. */
  readonly how: MarkKind | undefined;
  /** Left, lower, right, upper edge. */
  readonly rect: readonly [number, number, number, number];
  /** Upper left, upper right, lower left and lower right corner of each stretch that is marked, x before y. */
  readonly quads: readonly (readonly number[])[];
  readonly text: string;
  readonly by: string;
  /** As an ISO moment, or ''. */
  readonly at: string;
  /** Id of the remark that it answers, or ''. */
  readonly answers: string;
  /** A drawing or a stamp without words says nothing that can be kept. */
  readonly wordless: boolean;
}

const marks: Readonly<Record<string, MarkKind>> = {
  Highlight: 'highlight',
  Underline: 'underline',
  Squiggly: 'squiggly',
  StrikeOut: 'strikeout',
};
const drawn = new Set(['Ink', 'Square', 'Circle', 'Line', 'Polygon', 'PolyLine', 'Stamp', 'Caret', 'FileAttachment', 'Text']);

const said = z.looseObject({ str: z.string() }).transform(({ str }) => str);
const remarkSchema = z.looseObject({
  id: z.string(),
  subtype: z.string(),
  rect: z.tuple([z.number(), z.number(), z.number(), z.number()]),
  quadPoints: z
    .custom<ArrayLike<number>>((value) => ArrayBuffer.isView(value) || Array.isArray(value))
    .transform((points) => Array.from(points, Number).filter(Number.isFinite))
    .optional()
    .catch(undefined),
  contentsObj: said.catch(''),
  titleObj: said.catch(''),
  modificationDate: z.string().nullish().catch(''),
  creationDate: z.string().nullish().catch(''),
  inReplyTo: z.string().nullish().catch(''),
  stateModel: z.string().nullish().catch(''),
});

/** Remarks one page may have; more is a file made to be slow. */
const mostOnPage = 2000;
/** Quads one mark may have. */
const mostQuads = 2000;
const longest = 20_000;

/** The remarks among the annotations of a page as pdf.js gives them. Links, fields and typed-on text are none. */
export function remarksIn(annotations: unknown): PageRemark[] {
  const list = z.array(z.unknown()).safeParse(annotations).data ?? [];
  const found: PageRemark[] = [];
  for (const one of list) {
    const parsed = remarkSchema.safeParse(one);
    if (!parsed.success) continue;
    const {
      id,
      subtype,
      rect,
      quadPoints = [],
      contentsObj,
      titleObj,
      modificationDate,
      creationDate,
      inReplyTo,
      stateModel,
    } = parsed.data;
    const how = marks[subtype];
    if (how === undefined && !drawn.has(subtype)) continue;
    // "accepted", "rejected", ... set on a remark: no words of its own
    if (stateModel) continue;
    const text = contentsObj
      .replace(/\r\n?/g, '\n')
      .replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g, ' ')
      .toWellFormed()
      .trim()
      .slice(0, longest);
    const quads: number[][] = [];
    for (let at = 0; at + 8 <= quadPoints.length && quads.length < mostQuads; at += 8) quads.push(quadPoints.slice(at, at + 8));
    const [x0, y0, x1, y1] = rect;
    if (how !== undefined && quads.length === 0) quads.push([x0, y1, x1, y1, x0, y0, x1, y0]);
    found.push({
      id,
      how,
      rect,
      quads,
      text,
      by: titleObj.replace(/\s+/g, ' ').trim().slice(0, 200).toWellFormed(),
      at: isoMoment(creationDate || modificationDate || ''),
      answers: inReplyTo ?? '',
      wordless: how === undefined && text === '',
    });
    if (found.length >= mostOnPage) break;
  }
  return found;
}

/** A PDF date such as `D:20260504093000+02'00'` (7.9.4) as an ISO moment, or ''. */
function isoMoment(date: string): string {
  const found = /^(?:D:)?(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:Z|([+-])(\d\d)'?(\d\d)?)?/.exec(date);
  if (!found) return '';
  const [, year = '', month = '01', day = '01', hour = '00', minute = '00', second = '00', sign, hours = '00', minutes = '00'] = found;
  const zone = sign === undefined ? 'Z' : `${sign}${hours}:${minutes}`;
  const time = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}${zone}`);
  return Number.isNaN(time) ? '' : new Date(time).toISOString();
}
