/** Characters of Adobe's Symbol font, bytes 20 to 7E and A0 to FE (Unicode's vendor mapping for "Symbol"). */
const symbolLower = Array.from(' !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼');
const symbolUpper = Array.from('€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪□〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭');

/** Those characters of Wingdings that say something in a text: boxes, ticks, bullets, arrows. */
const wingdings = new Map<number, string>([
  [0x4a, '☺'],
  [0x4c, '☹'],
  [0x6c, '●'],
  [0x6d, '❍'],
  [0x6e, '■'],
  [0x6f, '□'],
  [0x70, '□'],
  [0x71, '❑'],
  [0x72, '❒'],
  [0x73, '⬧'],
  [0x75, '◆'],
  [0x76, '❖'],
  [0x77, '⬥'],
  [0x78, '☒'],
  [0x9f, '•'],
  [0xa1, '○'],
  [0xa7, '▪'],
  [0xa8, '☐'],
  [0xd8, '➢'],
  [0xdf, '←'],
  [0xe0, '→'],
  [0xe1, '↑'],
  [0xe2, '↓'],
  [0xe8, '➔'],
  [0xef, '⇦'],
  [0xf0, '⇨'],
  [0xfb, '✗'],
  [0xfc, '✓'],
  [0xfd, '☒'],
  [0xfe, '☑'],
]);

/**
 * What a character of a symbol font is in plain text; a white box stands for those that have no other.
 * @param code as the document gives it; fonts of symbols keep theirs at U+F000 and above.
 */
export function fromSymbolFont(code: number, font: string): string {
  const byte = code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code;
  if (byte > 0xff) return code >= 0xe000 && code <= 0xf8ff ? '□' : String.fromCodePoint(Math.min(code, 0x10ffff));
  if (byte < 0x20) return '';
  if (/^symbol\b/i.test(font)) {
    if (byte < 0x7f) return symbolLower[byte - 0x20] ?? '□';
    return byte >= 0xa0 ? (symbolUpper[byte - 0xa0] ?? '□') : '□';
  }
  if (/^wingdings$/i.test(font)) return byte === 0x20 ? ' ' : (wingdings.get(byte) ?? '□');
  if (byte === 0x20) return ' ';
  return byte === 0xb7 ? '•' : '□';
}
