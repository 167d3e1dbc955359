import type { SourceFacts } from '../../../domain/source.ts';
import { isoDate } from '../../../text-cleanup/find-dates.ts';
import { textWithin, within, type XmlElement } from './xml-tree.ts';

/** Dublin Core facts as office documents and books state them (`dc:title`, `dc:creator`, ...), each empty where missing. */
export type StatedFacts = Pick<SourceFacts, 'title' | 'byline' | 'publisher' | 'publishedAt' | 'language'>;

const clean = (text: string, longest: number) =>
  text
    .replace(/[\u0000-\u001f\u007f-\u009f\s]+/g, ' ')
    .trim()
    .slice(0, longest)
    .toWellFormed();

/** Reads the facts from a part with Dublin Core in it. */
export function statedFacts(meta: XmlElement | undefined): StatedFacts {
  const first = (...names: string[]) => {
    for (const name of names) {
      const value = within(meta, name)
        .map(textWithin)
        .find((text) => text.trim() !== '');
      if (value !== undefined) return value;
    }
    return '';
  };
  const language = clean(first('language'), 40);
  return {
    title: clean(first('title'), 2000),
    byline: clean(
      within(meta, 'creator')
        .map(textWithin)
        .filter((name) => name.trim() !== '')
        .join(', ') || first('initial-creator'),
      2000,
    ),
    publisher: clean(first('publisher'), 1000),
    publishedAt: isoDate(clean(first('date', 'created', 'creation-date', 'modified'), 60)),
    language: /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*$/.test(language) ? language : '',
  };
}

/** Facts of the text, with those that the document states in their place where it states any. A date found in the text outweighs one of saving. */
export function withStatedFacts(found: SourceFacts, stated: StatedFacts): SourceFacts {
  return {
    ...found,
    title: stated.title || found.title,
    byline: found.byline || stated.byline,
    publisher: found.publisher || stated.publisher,
    publishedAt: found.publishedAt || stated.publishedAt,
    language: stated.language || found.language,
  };
}
