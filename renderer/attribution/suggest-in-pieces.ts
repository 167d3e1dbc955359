import { attributionLanguages, languageOf } from './language-of.ts';
import { resolveSpeakers, type SpokenSuggestion } from './resolve-speakers.ts';
import { type SuggestOptions, suggestAttributions } from './suggest-attributions.ts';
import type { Suggestion, TextSpan } from './suggestion.ts';
import { suggestTurns } from './transcript-turns.ts';

/** Texts up to this many UTF-16 units are read at once; longer ones piece by piece, so that the first suggestions come early. */
export const PIECE_SIZE = 60_000;

/** Whether suggestions can be made in a language; a transcript is read by its labels in any. `language` is a BCP 47 tag or ''. */
export function suggestionLanguage(text: string, language = ''): string {
  const known = language.slice(0, 2).toLowerCase() || languageOf(text) || '';
  return attributionLanguages.some((one) => one === known) || suggestTurns(text).length > 0 ? known || 'en' : '';
}

/**
 * Cuts a text into pieces of about `size` units, at the ends of lines where there are any, else after a full stop or a space.
 * Pieces cover the whole text in order. No piece ends within a surrogate pair.
 */
export function piecesOf(text: string, size = PIECE_SIZE): TextSpan[] {
  const pieces: TextSpan[] = [];
  for (let start = 0; start < text.length; ) {
    let end = Math.min(text.length, start + size);
    if (end < text.length) {
      const tail = text.slice(start + (size >> 1), end);
      const cut = [tail.lastIndexOf('\n'), tail.lastIndexOf('. '), tail.lastIndexOf(' ')].find((at) => at >= 0);
      if (cut !== undefined) end = start + (size >> 1) + cut + 1;
      else if (/[\ud800-\udbff]/.test(text.charAt(end - 1))) end -= 1;
    }
    pieces.push({ start, end });
    start = end;
  }
  return pieces;
}

/** What one piece gave, and how much of the text is read, 0 to 1. */
export interface PieceRead {
  readonly piece: TextSpan;
  readonly found: readonly SpokenSuggestion[];
  readonly fraction: number;
}

/** About this many UTF-16 units round what is on screen are read before all else, where a text is longer: a screen or two. */
export const FIRST_LOOK = 6000;

/** Whole lines from just before an offset on; null where the text is not much longer than that. */
function firstLook(text: string, from: number): TextSpan | null {
  if (text.length < FIRST_LOOK * 2) return null;
  const start = text.lastIndexOf('\n', Math.max(0, from - 1)) + 1;
  const end = text.indexOf('\n', start + FIRST_LOOK);
  const stop = end < 0 ? text.length : end;
  return from - start > FIRST_LOOK || stop - start > FIRST_LOOK * 3 ? null : { start, end: stop };
}

/**
 * Suggestions of a text, piece by piece: what is on screen at `from` first, then the piece that holds it whole, then those after it, then those before. In each piece
 * speakers are led as far as the piece tells. Returns all in text order, with speakers led by the whole text. What a piece gives takes the place of what was given for the same words
 * before. UTF-16 offsets.
 */
export function* suggestInPieces(
  text: string,
  options: SuggestOptions & { readonly from?: number; readonly size?: number },
): Generator<PieceRead, SpokenSuggestion[]> {
  const turns = suggestTurns(text).length > 0;
  const pieces = turns ? [{ start: 0, end: text.length }] : piecesOf(text, options.size);
  const language = options.language?.slice(0, 2).toLowerCase() || languageOf(text) || '';
  if (!turns && !attributionLanguages.some((one) => one === language)) return [];
  const at = pieces.findIndex((piece) => piece.end > (options.from ?? 0));
  const order = [...pieces.slice(Math.max(0, at)), ...pieces.slice(0, Math.max(0, at))];
  const all: Suggestion[] = [];
  let read = 0;
  const readPiece = (piece: TextSpan) => {
    const words = piece.end - piece.start === text.length ? text : text.slice(piece.start, piece.end);
    const found = suggestAttributions(words, {
      ...options,
      language,
      headline: piece.start === 0,
      skip: (options.skip ?? [])
        .filter((span) => span.start < piece.end && span.end > piece.start)
        .map((span) => shift(span, -piece.start)),
    });
    return { found, spoken: resolveSpeakers(words, found).map((one) => moved(one, piece.start)) };
  };
  const look = turns || options.from === undefined ? null : firstLook(text, options.from);
  if (look) yield { piece: look, found: readPiece(look).spoken, fraction: 0 };
  for (const piece of order) {
    const { found, spoken } = readPiece(piece);
    read += piece.end - piece.start;
    if (pieces.length === 1) {
      yield { piece, found: spoken, fraction: 1 };
      return spoken;
    }
    all.push(...found.map((one) => moved(one, piece.start)));
    yield { piece, found: spoken, fraction: read / text.length };
  }
  return resolveSpeakers(
    text,
    all.sort((a, b) => firstOf(a) - firstOf(b)),
  );
}

const shift = (span: TextSpan, by: number): TextSpan => ({ start: span.start + by, end: span.end + by });

function moved<S extends Suggestion>(one: S, by: number): S {
  return by === 0
    ? one
    : {
        ...one,
        source: one.source.map((span) => shift(span, by)),
        cue: one.cue.map((span) => shift(span, by)),
        content: one.content.map((span) => shift(span, by)),
      };
}

const firstOf = (s: Suggestion) => Math.min(s.content[0]?.start ?? 0, s.source[0]?.start ?? Infinity, s.cue[0]?.start ?? Infinity);
