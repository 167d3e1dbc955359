/** One line of a caption without its tags, and who its tags say speaks. */
export interface CaptionLine {
  /** From `<v Name>`; undefined where no voice is given. */
  readonly voice: string | undefined;
  readonly text: string;
}

const entities = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', '\u00a0'],
  ['lrm', '\u200e'],
  ['rlm', '\u200f'],
]);

/** Decodes the escapes of WebVTT and numeric ones. One that is not known stays as it is written. */
export function decodeEscapes(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-z]{2,4}));/g, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return entities.get(name) ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
    if (code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return whole;
    return code === 13 || code === 11 || code === 12 ? '\n' : String.fromCodePoint(code);
  });
}

/** Tags of WebVTT and of SubRip's HTML-like ones, time stamps inside a cue, and override codes such as `{\an8}`. A `<` before a space is text. */
const tag = /<(\/?)([a-zA-Z][a-zA-Z0-9]*)((?:\.[^\s<>.]*)*)([\s/][^<>]*)?>|<\d{1,3}:[\d:.,]*>|\{\\[^{}\n]*\}/g;

/**
 * Reads the payload of a cue: voices are taken from their tags, all other tags go, escapes are decoded, and it is divided into lines and voices.
 * WebVTT, 6.4: a voice whose closing tag is missing reaches to the end of the cue.
 */
export function captionLines(payload: string): CaptionLine[] {
  const lines: CaptionLine[] = [];
  let voice: string | undefined;
  let kept = '';
  const flush = () => {
    for (const part of decodeEscapes(kept).split('\n')) {
      const text = part.replace(/\s+/g, ' ').trim();
      if (text !== '') lines.push({ voice, text });
    }
    kept = '';
  };
  let at = 0;
  for (const found of payload.matchAll(tag)) {
    kept += payload.slice(at, found.index);
    at = found.index + found[0].length;
    const name = found[2]?.toLowerCase();
    if (name === 'br') kept += '\n';
    if (name !== 'v') continue;
    flush();
    voice =
      found[1] === '/'
        ? undefined
        : decodeEscapes(found[4] ?? '')
            .replace(/\s+/g, ' ')
            .trim()
            .slice(0, 400) || undefined;
  }
  kept += payload.slice(at);
  flush();
  return lines;
}
