/**
 * Adobe's character maps of Chinese, Japanese and Korean fonts, as pdf.js packs them. Only files whose fonts name one need them, so they are a
 * chunk of their own.
 */
const packed = import.meta.glob('../../../../node_modules/pdfjs-dist/cmaps/*.bcmap', {
  query: '?url&inline',
  import: 'default',
  eager: true,
});

const byName = new Map(Object.entries(packed).map(([path, address]) => [path.slice(path.lastIndexOf('/') + 1), String(address)]));

/** The bytes of one map, such as `90ms-RKSJ-H.bcmap`, or undefined when there is none of that name. */
export function characterMap(fileName: string): Uint8Array | undefined {
  const address = byName.get(fileName);
  return address === undefined ? undefined : decodeBase64(address.slice(address.indexOf(',') + 1));
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Bytes of RFC 4648 base64; anything outside the alphabet is passed over. */
function decodeBase64(text: string): Uint8Array {
  const values = new Int8Array(128).fill(-1);
  for (let index = 0; index < alphabet.length; index += 1) values[alphabet.charCodeAt(index)] = index;
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4) + 3);
  let length = 0;
  let held = 0;
  let bits = 0;
  for (let index = 0; index < text.length; index += 1) {
    const value = values[text.charCodeAt(index)] ?? -1;
    if (value < 0) continue;
    held = ((held << 6) | value) & 0xffffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[length] = (held >> bits) & 0xff;
      length += 1;
    }
  }
  return bytes.subarray(0, length);
}
