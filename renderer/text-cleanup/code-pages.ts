import { decodeAs } from './decode-as.ts';

/** Single-byte encodings that UTF-8 is taken for in practice, in the order in which they are tried. */
export const codePages = [
  { name: 'latin-1', label: 'Western (ISO 8859-1)' },
  { name: 'windows-1252', label: 'Western (Windows-1252)' },
  { name: 'windows-1251', label: 'Cyrillic (Windows-1251)' },
  { name: 'windows-1250', label: 'Central European (Windows-1250)' },
  { name: 'windows-1253', label: 'Greek (Windows-1253)' },
  { name: 'windows-1254', label: 'Turkish (Windows-1254)' },
  { name: 'windows-1257', label: 'Baltic (Windows-1257)' },
  { name: 'iso-8859-2', label: 'Central European (ISO 8859-2)' },
  { name: 'macintosh', label: 'Western (Mac Roman)' },
  { name: 'cp437', label: 'DOS (code page 437)' },
] as const;
export type CodePageName = (typeof codePages)[number]['name'];

/** The byte that stands for U+FFFD in a sloppy page: SUBSTITUTE, which has no other use in text. */
export const lostByte = 0x1a;

export interface CodePage {
  readonly name: CodePageName;
  readonly label: string;
  /** Character of each byte. */
  readonly characters: readonly string[];
  /** Byte of each character. */
  readonly bytes: ReadonlyMap<string, number>;
  /** Unassigned bytes pass through as C1 controls and U+FFFD as {@link lostByte}, as careless programs do. */
  readonly sloppy: boolean;
}

// The platform has no decoder for the IBM PC's page; this is its upper half, byte 80 to FF.
const cp437Upper =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0';

function upperHalf(name: CodePageName): string[] {
  if (name === 'latin-1') return Array.from({ length: 128 }, (_, index) => String.fromCharCode(index + 128));
  if (name === 'cp437') return Array.from(cp437Upper);
  return Array.from({ length: 128 }, (_, index) => {
    const character = decodeAs(Uint8Array.of(index + 128), name);
    return character === '\uFFFD' ? String.fromCharCode(index + 128) : character;
  });
}

function buildPage({ name, label }: (typeof codePages)[number]): CodePage {
  const sloppy = name.startsWith('windows-');
  const characters = [...Array.from({ length: 128 }, (_, index) => String.fromCharCode(index)), ...upperHalf(name)];
  if (sloppy) characters[lostByte] = '\uFFFD';
  return { name, label, characters, bytes: new Map(characters.map((character, byte) => [character, byte])), sloppy };
}

let built: readonly CodePage[] | undefined;

/** All code pages with their tables, built on first use. */
export function allCodePages(): readonly CodePage[] {
  built ??= codePages.map(buildPage);
  return built;
}

/** The characters that bytes `low` to `high` have in the pages of the given names, each once. */
export function charactersOf(low: number, high: number, names: readonly CodePageName[]): string[] {
  const found = new Set<string>();
  for (const page of allCodePages()) {
    if (names.includes(page.name)) for (const character of page.characters.slice(low, high + 1)) found.add(character);
  }
  return [...found];
}
