import { createHash } from 'node:crypto';

/** Text set at a place of a page: `x` from the left, `y` from the lower edge, in points. */
export interface SetText {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly size?: number;
  /** Set in a font whose characters A to Z stand for Hebrew letters, as they look from left to right. */
  readonly hebrew?: boolean;
}

interface PdfOptions {
  readonly title?: string;
  readonly author?: string;
  /** Encrypts the document (40-bit RC4, revision 2 of the standard handler) so that this password opens it. */
  readonly password?: string;
  /** Annotations of each page: what stands in the dictionary of each, such as `/Subtype /Highlight /Rect [0 0 9 9]`. */
  readonly annotations?: readonly (readonly string[])[];
}

const inBrackets = (text: string) => text.replace(/[\\()]/g, '\\$&');
const latin1 = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
const md5 = (data: Uint8Array) => new Uint8Array(createHash('md5').update(data).digest());

const padding = latin1('(\xbfN^Nu\x8aAd\x00NV\xff\xfa\x01\x08..\x00\xb6\xd0h>\x80/\x0c\xa9\xfedSiz');

function rc4(key: Uint8Array, data: Uint8Array): Uint8Array {
  const state = Array.from({ length: 256 }, (_, index) => index);
  const at = (index: number) => state[index & 255] ?? 0;
  let j = 0;
  for (let i = 0; i < 256; i += 1) {
    j = (j + at(i) + (key[i % key.length] ?? 0)) & 255;
    [state[i], state[j]] = [at(j), at(i)];
  }
  j = 0;
  return data.map((byte, index) => {
    const i = (index + 1) & 255;
    j = (j + at(i)) & 255;
    [state[i], state[j]] = [at(j), at(i)];
    return byte ^ at(at(i) + at(j));
  });
}

const padded = (password: string) => Uint8Array.from([...latin1(password), ...padding].slice(0, 32));
const hex = (bytes: Uint8Array) => `<${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}>`;
const fileId = latin1('0123456789abcdef');

/** Keys of the standard security handler (ISO 32000-1, 7.6.3), with the user's password as the owner's. */
function encryption(password: string) {
  const owner = rc4(md5(padded(password)).subarray(0, 5), padded(password));
  const key = md5(Uint8Array.from([...padded(password), ...owner, 0xfc, 0xff, 0xff, 0xff, ...fileId])).subarray(0, 5);
  const dictionary = `<< /Filter /Standard /V 1 /R 2 /O ${hex(owner)} /U ${hex(rc4(key, padding))} /P -4 >>`;
  const crypt = (data: Uint8Array, object: number) =>
    rc4(md5(Uint8Array.from([...key, object & 255, object >> 8, 0, 0, 0])).subarray(0, 10), data);
  return { dictionary, crypt };
}

const hebrewMap = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /H def
1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfrange <41> <5A> <05D0> endbfrange endcmap end end`;

/** A PDF of pages of US letter size. */
export function buildPdf(pages: readonly (readonly SetText[])[], options: PdfOptions = {}): Uint8Array {
  const crypt = options.password === undefined ? undefined : encryption(options.password);
  const objects: string[] = [];
  const put = (number: number, body: string) => {
    objects[number] = body;
  };
  const stream = (number: number, data: string) => {
    const bytes = crypt === undefined ? latin1(data) : crypt.crypt(latin1(data), number);
    put(number, `<< /Length ${bytes.length} >>\nstream\n${String.fromCharCode(...bytes)}\nendstream`);
  };
  const first = 8;
  const kids = pages.map((_, index) => `${first + index * 2} 0 R`).join(' ');
  put(1, '<< /Type /Catalog /Pages 2 0 R >>');
  put(2, `<< /Type /Pages /Count ${pages.length} /Kids [${kids}] >>`);
  put(3, '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>');
  put(4, '<< /Type /Font /Subtype /Type1 /BaseFont /Courier /ToUnicode 5 0 R >>');
  stream(5, hebrewMap);
  const info = crypt === undefined ? `/Title (${inBrackets(options.title ?? '')}) /Author (${inBrackets(options.author ?? '')})` : '';
  put(6, `<< ${info} >>`);
  put(7, crypt?.dictionary ?? 'null');
  pages.forEach((texts, index) => {
    const number = first + index * 2;
    const annotations = options.annotations?.[index] ?? [];
    const from = first + pages.length * 2 + (options.annotations ?? []).slice(0, index).flat().length;
    annotations.forEach((body, at) => {
      put(from + at, `<< /Type /Annot ${body} >>`);
    });
    const annots = annotations.length === 0 ? '' : `/Annots [${annotations.map((_, at) => `${from + at} 0 R`).join(' ')}]`;
    const font = '/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >>';
    put(number, `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] ${font} ${annots} /Contents ${number + 1} 0 R >>`);
    const shown = texts.map(
      ({ x, y, text, size = 10, hebrew }) => `BT /F${hebrew === true ? 2 : 1} ${size} Tf 1 0 0 1 ${x} ${y} Tm (${inBrackets(text)}) Tj ET`,
    );
    stream(number + 1, shown.join('\n'));
  });
  let file = '%PDF-1.4\n';
  const places: number[] = [];
  for (let number = 1; number < objects.length; number += 1) {
    places[number] = file.length;
    file += `${number} 0 obj\n${objects[number] ?? 'null'}\nendobj\n`;
  }
  const table = places.slice(1).map((place) => `${String(place).padStart(10, '0')} 00000 n \n`);
  const locked = crypt === undefined ? '' : `/Encrypt 7 0 R /ID [${hex(fileId)} ${hex(fileId)}]`;
  const trailer = `trailer\n<< /Size ${objects.length} /Root 1 0 R /Info 6 0 R ${locked} >>\nstartxref\n${file.length}\n%%EOF\n`;
  return latin1(`${file}xref\n0 ${objects.length}\n0000000000 65535 f \n${table.join('')}${trailer}`);
}

/** Lines one below the other. */
export function setLines(x: number, y: number, lines: readonly string[], size = 10): SetText[] {
  return lines.map((text, index) => ({ x, y: y - index * size * 1.2, text, size }));
}
