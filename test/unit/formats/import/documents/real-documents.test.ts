import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from '../../../../../renderer/domain/schema.ts';
import { ImportRefusal } from '../../../../../renderer/formats/import/import-format.ts';
import { readPage } from '../../../../../renderer/formats/import/page-lines.ts';
import { readSource } from '../../../../../renderer/formats/import/read-source.ts';
import { shareInOrder, wordsOf } from '../../../../support/words-in-order.ts';

const folder = '/work/shared/data/documents';

/**
 * Files whose reference is wrong, so that a right reading cannot match it: the other reader took the wrong code page, repeated a word of the list
 * table before each paragraph, lost letters to a wrong encoding, mixed columns or lines, or read a word letter by letter. They are still read here,
 * and must not be refused.
 */
const wrongReferences = new Set([
  'tika__testRTFJapanese.rtf',
  'tika__testRTFListLibreOffice.rtf',
  'tika__testRTFListMicrosoftWord.rtf',
  'tika__testRTFUnicodeUCNControlWordCharacterDoubling.rtf',
  'tika__testRTFWord2010CzechCharacters.rtf',
  'tika__testRTFWordPadCzechCharacters.rtf',
  'mail__plain_emails_raw_email5.eml',
  'pdf.js__SimFang-variant.pdf',
  'pdf.js__bug1157493.pdf',
  'pdf.js__chrome-text-selection-markedContent.pdf',
  'pdf.js__issue16063.pdf',
  'pdf.js__issue20453.pdf',
  'sample-files__024-annotations_annotated_pdf.pdf',
  'sample-files__026-latex-multicolumn_multicolumn.pdf',
  'tika__testOverlappingText.pdf',
  'tika__testPDF_rotated.pdf',
]);

const mailSchema = z.object({ body: z.string(), body_type: z.string().nullable() });

/** What another reader got out of a file, or undefined where nobody says. */
function referenceOf(path: string): string | undefined {
  if (existsSync(`${path}.ref.txt`)) return readFileSync(`${path}.ref.txt`, 'utf8');
  if (!existsSync(`${path}.ref.json`)) return undefined;
  const mail = mailSchema.parse(JSON.parse(readFileSync(`${path}.ref.json`, 'utf8')));
  if (mail.body_type !== 'text/html') return mail.body;
  return readPage(mail.body)
    .lines.map((line) => line.text)
    .join('\n');
}

describe.skipIf(!existsSync(folder))('real documents (where they are present)', () => {
  it.each(['docx', 'odt', 'rtf', 'eml', 'pdf'])(
    '%s: every file is read or refused with a reason, and 95 % of them have 95 % of the words of the reference in order',
    async (kind) => {
      const names = readdirSync(join(folder, kind)).filter((name) => name.endsWith(`.${kind}`));
      let compared = 0;
      const short: string[] = [];
      for (const name of names) {
        const path = join(folder, kind, name);
        const result = await readSource({ name, mediaType: '', bytes: new Uint8Array(readFileSync(path)) }).catch(
          (error: unknown) => error,
        );
        if (result instanceof Error) expect(result).toBeInstanceOf(ImportRefusal);
        const reference = referenceOf(path);
        if (reference === undefined || wrongReferences.has(name)) continue;
        const expected = wordsOf(reference);
        compared += 1;
        const text = result instanceof Error || !result || typeof result !== 'object' || !('text' in result) ? '' : String(result.text);
        const share = shareInOrder(expected, wordsOf(text));
        if (share < 0.95) short.push(`${name} ${share.toFixed(3)}`);
      }
      expect(compared).toBeGreaterThan(0);
      expect(short.length / compared, short.join(', ')).toBeLessThanOrEqual(0.05);
    },
    300_000,
  );
});
