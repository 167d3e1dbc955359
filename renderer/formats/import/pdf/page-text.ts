import { z } from '../../../domain/schema.ts';
import { buttonCaptions } from './button-captions.ts';
import { isWithin, notAmong, withoutEdges } from './page-edges.ts';
import { type PageRemark, remarksIn } from './page-remarks.ts';
import type { PdfEngine } from './pdf-engine.ts';

/** A run of characters as the page sets it, in points of a frame turned so that the text runs left to right and `y` grows downwards. */
export interface Run {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** Baseline. */
  readonly y: number;
  readonly size: number;
  /** Set right to left. `text` is in logical order all the same. */
  readonly rtl: boolean;
  /** The file says that it is no content, such as a running head. */
  readonly artifact: boolean;
  /** The file sets a space after it. */
  readonly spaced: boolean;
  /** The frame's turn: degrees from the page's own direction, counter-clockwise. */
  readonly angle: number;
  /** Kind of face it is set in. */
  readonly face: Face;
}

export type Face = 'serif' | 'sans-serif' | 'monospace';

/** Runs that share one direction. */
export interface Frame {
  readonly angle: number;
  readonly runs: readonly Run[];
  readonly top: number;
  readonly bottom: number;
}

export interface PageText {
  readonly page: number;
  /** Edges of the page in its own measure (left, lower, right, upper), and by how many degrees it is turned clockwise to be read. */
  readonly view: readonly number[];
  readonly rotate: number;
  /** Points in one unit of its measure. */
  readonly unit: number;
  /** The direction with the most text first. */
  readonly frames: readonly Frame[];
  /** The same for text that is set outside the edges of the page, where nobody who looks at it sees it: what was cropped away, for one. */
  readonly outside: readonly Frame[];
  /** What somebody marked or remarked on it. */
  readonly remarks: readonly PageRemark[];
}

const finite = z.number().catch(0);
const itemSchema = z.looseObject({
  str: z.string().optional(),
  dir: z.string().optional(),
  width: finite.optional(),
  height: finite.optional(),
  transform: z.array(finite).optional(),
  fontName: z.string().nullish().catch(undefined),
  type: z.string().optional(),
  tag: z.string().nullish().catch(undefined),
});
const chunkSchema = z.looseObject({
  items: z.array(itemSchema),
  styles: z.record(
    z.string(),
    z.looseObject({ vertical: z.boolean().optional().catch(undefined), fontFamily: z.string().optional().catch(undefined) }),
  ),
});
const pageSchema = z.looseObject({ rotate: z.number().catch(0), view: z.array(finite), userUnit: z.number().positive().catch(1) });
const annotationSchema = z.looseObject({
  id: z.string().catch(''),
  rect: z.array(finite).catch([]),
  hidden: z.boolean().optional().catch(undefined),
  noView: z.boolean().optional().catch(undefined),
  subtype: z.string().optional().catch(undefined),
  fieldType: z.string().nullish().catch(undefined),
  checkBox: z.boolean().optional().catch(undefined),
  radioButton: z.boolean().optional().catch(undefined),
  pushButton: z.boolean().optional().catch(undefined),
  textContent: z.array(z.string()).optional().catch(undefined),
  fieldValue: z
    .union([z.string(), z.array(z.string())])
    .nullish()
    .catch(undefined),
  combo: z.boolean().optional().catch(undefined),
  options: z
    .array(z.looseObject({ displayValue: z.string() }))
    .optional()
    .catch(undefined),
  defaultAppearanceData: z.looseObject({ fontSize: finite }).optional().catch(undefined),
});

/** pdf.js's number for what is shown rather than printed (its `RenderingIntentFlag`). */
const forDisplay = 2;

/** Most runs that one page may have; a page of print has some hundreds. */
const mostRuns = 60_000;
/** With more than this many, a page is a file made to be slow, and reading stops. */
const farTooManyRuns = 100_000;
const spoken = z.object({ str: z.string().regex(/\S/) });
const countSchema = z
  .looseObject({ items: z.array(z.unknown()) })
  .transform(({ items }) => items.filter((item) => spoken.safeParse(item).success).length);

export interface Placed extends Omit<Run, 'left' | 'right' | 'y'> {
  readonly angle: number;
  readonly x: number;
  readonly y: number;
  readonly length: number;
}

/**
 * What a page says: its text, and what is filled into its form or typed onto it. Reading stops at `deadline`, a moment in milliseconds, and where a
 * page holds more than any page of print does; the document is closed then.
 * @throws PdfFailure
 */
export async function readPageText(engine: PdfEngine, pageIndex: number, deadline = Number.POSITIVE_INFINITY): Promise<PageText> {
  const answer = await engine.ask('GetPage', { pageIndex });
  const page = pageSchema.parse(answer);
  const request = { pageId: pageIndex, pageIndex, includeMarkedContent: true, disableNormalization: false };
  let runs = 0;
  const enough = (chunks: readonly unknown[]) => {
    runs += countSchema.safeParse(chunks.at(-1)).data ?? 0;
    return runs > farTooManyRuns || Date.now() > deadline;
  };
  const readText = async () => {
    const chunks = z.array(chunkSchema).parse(await engine.askStream('GetTextContent', request, enough));
    return chunks.length === 0 ? [] : placeItems(chunks);
  };
  const all = await withoutEdges(answer, readText);
  // seldom: what the reader leaves out of a page is known only where it has read it both ways
  const placed = all.every((run) => isWithin(run, page.view)) ? all : await readText();
  const outside = placed === all ? [] : notAmong(all, placed);
  const annotations = await engine.ask('GetAnnotations', { pageIndex, intent: forDisplay }).catch(() => []);
  const parsed = z.array(annotationSchema).safeParse(annotations).data ?? [];
  const captions = parsed.some((each) => each.pushButton === true) ? await buttonCaptions(engine, pageIndex) : new Map<string, string>();
  placed.push(...placeAnnotations(parsed, captions, page.rotate));
  const { view, rotate, userUnit } = page;
  const remarks = remarksIn(annotations);
  return { page: pageIndex + 1, view, rotate, unit: userUnit, frames: framesOf(placed, view), outside: framesOf(outside, view), remarks };
}

function placeItems(chunks: readonly z.infer<typeof chunkSchema>[]): Placed[] {
  const placed: Placed[] = [];
  const vertical = new Set<string>();
  const faces = new Map<string, Face>();
  const marks: boolean[] = [];
  for (const { items, styles } of chunks) {
    for (const [name, style] of Object.entries(styles)) {
      if (style.vertical === true) vertical.add(name);
      if (style.fontFamily === 'serif' || style.fontFamily === 'monospace') faces.set(name, style.fontFamily);
    }
    for (const item of items) {
      if (item.type?.startsWith('beginMarkedContent') === true) marks.push(item.tag === 'Artifact' || marks.at(-1) === true);
      else if (item.type === 'endMarkedContent') marks.pop();
      else if (item.str?.trim() === '') {
        const last = placed.at(-1);
        if (last !== undefined && item.str !== '') placed[placed.length - 1] = { ...last, spaced: true };
      } else if (item.str !== undefined && placed.length < mostRuns) {
        const [a = 1, b = 0, c = 0, d = 1, x = 0, y = 0] = item.transform ?? [];
        const down = vertical.has(item.fontName ?? '');
        placed.push({
          // a code that no character is known for: what a font with a broken table has in place of a space
          text: item.str.replace(/[\u0000-\u001f\u007f-\u009f]+/g, ' '),
          angle: down ? -90 : (Math.atan2(b, a) * 180) / Math.PI,
          x,
          y,
          length: Math.abs(down ? (item.height ?? 0) : (item.width ?? 0)),
          size: Math.max(0.1, down ? Math.hypot(a, b) : Math.hypot(c, d)),
          rtl: item.dir === 'rtl',
          artifact: marks.at(-1) === true,
          spaced: false,
          face: faces.get(item.fontName ?? '') ?? 'sans-serif',
        });
      }
    }
  }
  return placed;
}

function placeAnnotations(
  annotations: readonly z.infer<typeof annotationSchema>[],
  captions: ReadonlyMap<string, string>,
  rotate: number,
): Placed[] {
  return annotations.flatMap((annotation) => {
    if (annotation.hidden === true || annotation.noView === true || annotation.subtype === 'Popup') return [];
    if (annotation.checkBox === true || annotation.radioButton === true) return [];
    const caption = annotation.pushButton === true ? [captions.get(annotation.id) ?? ''] : undefined;
    const value = annotation.fieldValue ?? [];
    const offered = annotation.combo === false ? annotation.options?.map((option) => option.displayValue) : undefined;
    const lines = caption ?? annotation.textContent ?? offered ?? (typeof value === 'string' ? value.split(/\r\n?|\n/) : value);
    const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = annotation.rect;
    const shown = lines.filter((line) => line.trim() !== '');
    const height = rotate % 180 === 0 ? y1 - y0 : x1 - x0;
    const room = height / Math.max(1, shown.length);
    const size = annotation.defaultAppearanceData?.fontSize || Math.min(12, Math.max(4, room * 0.7));
    return shown.map((text, index): Placed => {
      const step = shown.length === 1 ? height / 2 + size * 0.35 : Math.min(room, size * 1.2) * (index + 0.8);
      const place = rotate === 90 ? { x: x0 + step, y: y0 } : { x: x0 + 2, y: y1 - step };
      return {
        text,
        angle: rotate === 90 ? 90 : 0,
        ...place,
        length: Math.min(x1 - x0, text.length * size * 0.5),
        size,
        rtl: false,
        artifact: false,
        spaced: true,
        face: 'sans-serif',
      };
    });
  });
}

/** Text within this many degrees of a direction belongs to it. */
const step = 5;

function framesOf(placed: readonly Placed[], view: readonly number[]): Frame[] {
  const groups = new Map<number, Placed[]>();
  for (const run of placed) {
    const angle = (((Math.round(run.angle / step) * step) % 360) + 360) % 360;
    const group = groups.get(angle);
    if (group === undefined) groups.set(angle, [run]);
    else group.push(run);
  }
  const weight = (runs: readonly Placed[]) => runs.reduce((sum, run) => sum + run.text.length, 0);
  const sorted = [...groups].sort(([a, one], [b, other]) => weight(other) - weight(one) || a - b);
  return sorted.map(([angle, runs]) => frameOf(angle, runs, view));
}

function frameOf(angle: number, runs: readonly Placed[], view: readonly number[]): Frame {
  const radians = (angle * Math.PI) / 180;
  const cos = Math.cos(radians);
  const sin = Math.sin(radians);
  const down = (x: number, y: number) => x * sin - y * cos;
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = view;
  const edges = [down(x0, y0), down(x0, y1), down(x1, y0), down(x1, y1)];
  return {
    angle,
    top: Math.min(...edges),
    bottom: Math.max(...edges),
    runs: runs.map(({ text, x, y, length, size, rtl, artifact, spaced, face }) => {
      const left = x * cos + y * sin;
      return { text, left, right: left + length, y: down(x, y), size, rtl, artifact, spaced, angle, face };
    }),
  };
}
