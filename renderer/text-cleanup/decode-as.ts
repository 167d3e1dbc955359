function decodeUtf32(bytes: Uint8Array, littleEndian: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: string[] = [];
  for (let index = 0; index + 4 <= bytes.length; index += 4) {
    const point = view.getUint32(index, littleEndian);
    parts.push(point <= 0x10ffff ? String.fromCodePoint(point) : '\uFFFD');
  }
  return parts.join('');
}

// Node 20 decodes windows-1252 as ISO 8859-1 (nodejs/node#56542), so bytes 80 to 9F come out as control characters.
const windows1252Upper = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

function decodeWindows1252(bytes: Uint8Array): string {
  const text = new TextDecoder('windows-1252').decode(bytes);
  return text.replace(/[\x80-\x9f]/g, (character) => windows1252Upper.charAt(character.charCodeAt(0) - 0x80));
}

// Node 20 has no ISO 8859-16 at all; bytes A0 to FF of it.
const iso885916Upper = '\u00a0ĄąŁ€„Š§š©Ș«Ź\u00adźŻ°±ČłŽ”¶·žčș»ŒœŸżÀÁÂĂÄĆÆÇÈÉÊËÌÍÎÏĐŃÒÓÔŐÖŚŰÙÚÛÜĘȚßàáâăäćæçèéêëìíîïđńòóôőöśűùúûüęțÿ';

function decodeIso885916(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (const byte of bytes) parts.push(byte < 0xa0 ? String.fromCharCode(byte) : iso885916Upper.charAt(byte - 0xa0));
  return parts.join('');
}

/** Text of `bytes` in the named encoding; what cannot be read becomes U+FFFD. */
export function decodeAs(bytes: Uint8Array, name: string): string {
  if (name === 'utf-32le' || name === 'utf-32be') return decodeUtf32(bytes, name === 'utf-32le');
  if (name === 'windows-1252') return decodeWindows1252(bytes);
  if (name === 'iso-8859-16') return decodeIso885916(bytes);
  return new TextDecoder(name).decode(bytes);
}
