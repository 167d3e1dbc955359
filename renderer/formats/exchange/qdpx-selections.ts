import type { Span } from '../../domain/schema.ts';
import { childOf, childrenOf, textWithin, type XmlElement } from '../import/office/xml-tree.ts';
import { placesInText } from './offset-countings.ts';

export interface Selection {
  readonly element: XmlElement;
  readonly guid: string;
  /** UTF-16 units of the text as the file has it. */
  readonly span: Span;
}

type GuidIn = (element: XmlElement, name: string) => string;

/** Selections of a text, in whatever unit the vendor counted: their names are mostly the words they mark. See {@link placesInText}. */
export function readSelections(
  element: XmlElement,
  text: string,
  guidIn: GuidIn,
  mark: 0 | 1 = 0,
): { readonly selections: readonly Selection[]; readonly lost: number } {
  const rows = textSelections(element, guidIn);
  const sound = rows
    .map((row) => ({ row, ...placeOf(row), words: row.attributes.get('name') ?? '' }))
    .filter(({ start, end }) => Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start < end);
  const spans = placesInText(text, sound, mark);
  const selections = sound.flatMap(({ row }, i) => {
    const span = spans[i];
    return span && span.start < span.end ? [{ element: row, guid: guidIn(row, 'guid'), span }] : [];
  });
  return { selections, lost: rows.length - selections.length };
}

/** Selections of a text that the project does not hold, each in a text made of the words that are told of it, a paragraph each. */
export function readExcerpts(
  elements: readonly XmlElement[],
  guidIn: GuidIn,
): { readonly text: string; readonly selections: readonly Selection[]; readonly lost: number } {
  const rows = elements.flatMap((element) => [...textSelections(element, guidIn), ...childrenOf(element, 'PDFSelection')]);
  const told = rows
    .map((row) => ({ row, words: wordsOf(row), page: Number(row.attributes.get('page') ?? 0), at: placeOf(row).start }))
    .filter(({ words }) => words !== '')
    .toSorted((a, b) => a.page - b.page || (a.at || 0) - (b.at || 0));
  let text = '';
  const known = new Map<string, Span>();
  const selections = told.map(({ row, words }): Selection => {
    const start = text === '' ? 0 : text.length + 2;
    const span = known.get(words) ?? { start, end: start + words.length };
    if (!known.has(words)) text += `${text === '' ? '' : '\n\n'}${words}`;
    known.set(words, span);
    return { element: row, guid: guidIn(row, 'guid'), span };
  });
  return { text, selections, lost: rows.length - told.length };
}

/** The words of a selection as the project tells them: whole in a representation, else as its name. An area of a page has no name of its own. */
function wordsOf(row: XmlElement): string {
  const shown = textWithin(childOf(childOf(row, 'Representation'), 'PlainTextContent')).trim();
  if (shown !== '' || row.name === 'PDFSelection') return shown;
  return (row.attributes.get('name') ?? '').trim();
}

const placeOf = (row: XmlElement): Span => ({
  start: Number(row.attributes.get('startPosition') ?? Number.NaN),
  end: Number(row.attributes.get('endPosition') ?? Number.NaN),
});

/** Selections of the text, and those of a transcript: they lie between sync points, which say where in the text they are. */
function textSelections(element: XmlElement, guidIn: GuidIn): XmlElement[] {
  const positions = new Map(
    childrenOf(element, 'SyncPoint').map((point) => [guidIn(point, 'guid'), point.attributes.get('position') ?? '']),
  );
  const between = childrenOf(element, 'TranscriptSelection').map((row) => ({
    ...row,
    attributes: new Map([
      ...row.attributes,
      ['startPosition', positions.get(guidIn(row, 'fromSyncPoint')) ?? ''],
      ['endPosition', positions.get(guidIn(row, 'toSyncPoint')) ?? ''],
    ]),
  }));
  return [...childrenOf(element, 'PlainTextSelection'), ...between];
}
