import { z } from '../../../domain/schema.ts';
import type { PdfEngine } from './pdf-engine.ts';

// pdf.js's numbers of drawing steps (its `OPS`)
const showText = 44;
const beginAnnotation = 80;
const endAnnotation = 81;

/** pdf.js's number for what is shown rather than printed (its `RenderingIntentFlag`). */
const forDisplay = 2;

const stepsSchema = z.looseObject({ fnArray: z.array(z.number()), argsArray: z.array(z.unknown()) });
const beginSchema = z.tuple([z.string()], z.unknown());
const glyphsSchema = z.tuple([z.array(z.union([z.number(), z.looseObject({ unicode: z.string() })]))], z.unknown());

/** A step to the left this wide between characters, in thousandths of the size of type, is a space. */
const widestKern = -200;

/** What is written on the push buttons of a page, by the id of their annotation: it is drawn, and nowhere else held as text. Never fails. */
export async function buttonCaptions(engine: PdfEngine, pageIndex: number): Promise<ReadonlyMap<string, string>> {
  const captions = new Map<string, string>();
  const request = { pageId: pageIndex, pageIndex, intent: forDisplay, cacheKey: 'captions', annotationStorage: null, modifiedIds: null };
  const chunks = await engine.askStream('GetOperatorList', request).catch(() => []);
  let id = '';
  for (const chunk of chunks) {
    const steps = stepsSchema.safeParse(chunk);
    if (!steps.success) continue;
    const { fnArray, argsArray } = steps.data;
    fnArray.forEach((step, index) => {
      if (step === beginAnnotation) id = beginSchema.safeParse(argsArray[index]).data?.[0] ?? '';
      else if (step === endAnnotation) id = '';
      else if (step === showText && id !== '') {
        const words = wordsOf(argsArray[index]);
        const before = captions.get(id);
        captions.set(id, before === undefined ? words : `${before} ${words}`);
      }
    });
  }
  return captions;
}

function wordsOf(args: unknown): string {
  const glyphs = glyphsSchema.safeParse(args).data?.[0] ?? [];
  return glyphs
    .map((glyph) => (typeof glyph === 'number' ? (glyph < widestKern ? ' ' : '') : glyph.unicode))
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
}
