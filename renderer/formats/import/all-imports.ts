import { captions } from './captions.ts';
import { docx } from './docx.ts';
import { email } from './email.ts';
import { epub } from './epub.ts';
import { html } from './html.ts';
import type { ImportFormat } from './import-format.ts';
import { markdown } from './markdown.ts';
import { mhtml } from './mhtml.ts';
import { odt } from './odt.ts';
import { pdf } from './pdf.ts';
import { plainText } from './plain-text.ts';
import { rtf } from './rtf.ts';
import { table } from './table.ts';

/** Every format that can be read, the more particular first. */
export const allImports: readonly ImportFormat[] = [pdf, docx, odt, rtf, epub, captions, table, email, mhtml, html, markdown, plainText];
