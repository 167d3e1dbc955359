import { z } from '../../../domain/schema.ts';
import type { PdfEngine } from './pdf-engine.ts';

/** What a PDF says about itself. Empty where it says nothing of use. */
export interface DocumentFacts {
  readonly title: string;
  readonly author: string;
  /** ISO date. */
  readonly created: string;
  readonly language: string;
}

const text = z.string().catch('');
const infoSchema = z.looseObject({ Title: text, Author: text, CreationDate: text, Language: text });

/** File names and programs' own wording, which many files have in place of a title. */
const noTitle =
  /^(?:untitled|microsoft (?:word|powerpoint|excel)\b.*|.*\.(?:docx?|pdf|indd|qxd|tex|dvi|pptx?|xlsx?|rtf|odt|html?)|document\s?\d*|.*:\/\/.*)$/i;

/** Reads the document information dictionary (ISO 32000-1, 14.3.3) as far as it helps an analyst. Never fails. */
export async function readDocumentFacts(engine: PdfEngine): Promise<DocumentFacts> {
  const answer = await engine.ask('GetMetadata', null).catch(() => undefined);
  const first = Array.isArray(answer) ? (answer[0] as unknown) : undefined;
  const info = infoSchema.safeParse(first);
  if (!info.success) return { title: '', author: '', created: '', language: '' };
  const clean = (value: string) =>
    value
      .replace(/[\u0000-\u001f\u007f-\u009f\s]+/g, ' ')
      .trim()
      .toWellFormed();
  const title = clean(info.data.Title).slice(0, 2000);
  const date = /^(?:D:)?(\d{4})(\d\d)?(\d\d)?/.exec(info.data.CreationDate);
  const year = Number(date?.[1] ?? 0);
  return {
    title: noTitle.test(title) ? '' : title,
    author: clean(info.data.Author).slice(0, 2000),
    created: year >= 1980 && year < 2100 ? [date?.[1], date?.[2], date?.[3]].filter((part) => part !== undefined).join('-') : '',
    language: /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*$/.test(info.data.Language) ? info.data.Language : '',
  };
}
