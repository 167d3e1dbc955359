import { allCodePages } from '../../../text-cleanup/code-pages.ts';
import { decodeAs } from '../../../text-cleanup/decode-as.ts';
import { fromSymbolFont } from '../office/symbol-fonts.ts';

/** Names of the encodings that fonts say by `\fcharset` (RTF 1.9.1, "Font table"). 0 is Windows-1252, 2 is a font of symbols. */
const charsets = new Map<number, string>([
  [0, 'windows-1252'],
  [77, 'macintosh'],
  [78, 'shift_jis'],
  [79, 'euc-kr'],
  [80, 'gbk'],
  [81, 'big5'],
  [83, 'windows-1255'],
  [84, 'windows-1256'],
  [85, 'windows-1253'],
  [86, 'windows-1254'],
  [87, 'windows-874'],
  [88, 'windows-1250'],
  [89, 'x-mac-cyrillic'],
  [128, 'shift_jis'],
  [129, 'euc-kr'],
  [130, 'euc-kr'],
  [134, 'gbk'],
  [136, 'big5'],
  [161, 'windows-1253'],
  [162, 'windows-1254'],
  [163, 'windows-1258'],
  [177, 'windows-1255'],
  [178, 'windows-1256'],
  [179, 'windows-1256'],
  [180, 'windows-1256'],
  [181, 'windows-1255'],
  [186, 'windows-1257'],
  [204, 'windows-1251'],
  [222, 'windows-874'],
  [238, 'windows-1250'],
  [254, 'cp437'],
  [255, 'cp850'],
]);

/** Encodings of code pages by number (`\ansicpg`, `\cpg`). */
const pages = new Map<number, string>([
  [437, 'cp437'],
  [850, 'cp850'],
  [858, 'cp850'],
  [866, 'ibm866'],
  [874, 'windows-874'],
  [932, 'shift_jis'],
  [936, 'gbk'],
  [949, 'euc-kr'],
  [950, 'big5'],
  [10000, 'macintosh'],
  [10007, 'x-mac-cyrillic'],
  [20866, 'koi8-r'],
  [21866, 'koi8-u'],
  [28592, 'iso-8859-2'],
  [28595, 'iso-8859-5'],
  [54936, 'gb18030'],
  [65001, 'utf-8'],
]);

/** Upper half of the IBM PC's Western European page, which the platform has no decoder for. */
const cp850Upper =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0';

/** Encoding of a code page by its number, or undefined where it is not known. */
export function encodingOfPage(page: number | undefined): string | undefined {
  if (page === undefined) return undefined;
  if (page >= 1250 && page <= 1258) return `windows-${page}`;
  return pages.get(page);
}

/** Encoding of a document by the words of its head: `\mac`, `\pc`, `\pca`, `\ansicpg`. */
export function documentEncoding(word: string, number: number | undefined): string | undefined {
  if (word === 'mac') return 'macintosh';
  if (word === 'pc') return 'cp437';
  return word === 'pca' ? 'cp850' : encodingOfPage(number);
}

/** Encoding that a font's `\fcharset` says, `symbol` for a font of symbols, undefined for "as the document". */
export function encodingOfCharset(charset: number | undefined): string | undefined {
  if (charset === 2) return 'symbol';
  return charset === undefined || charset === 1 ? undefined : charsets.get(charset);
}

/** Encodings in which one character may take two bytes, the second of which may look like a letter. */
export const doubleByte: ReadonlySet<string> = new Set(['shift_jis', 'gbk', 'gb18030', 'euc-kr', 'big5']);

/** Text of bytes in an encoding of this file's lists, `symbol` among them with the font's name. */
export function decodePage(bytes: Uint8Array, encoding: string, font: string): string {
  if (encoding === 'symbol') return Array.from(bytes, (byte) => fromSymbolFont(byte, font)).join('');
  if (encoding === 'cp850')
    return Array.from(bytes, (byte) => (byte < 128 ? String.fromCharCode(byte) : cp850Upper.charAt(byte - 128))).join('');
  if (encoding === 'cp437') {
    const page = allCodePages().find((each) => each.name === 'cp437');
    return Array.from(bytes, (byte) => page?.characters[byte] ?? '').join('');
  }
  return decodeAs(bytes, encoding);
}
