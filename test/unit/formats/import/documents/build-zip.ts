import { strToU8, zipSync } from 'fflate';

/** A zip archive of text parts, in the order given; a part named `mimetype` is not packed, as OpenDocument and EPUB want it. */
export function buildZip(parts: Readonly<Record<string, string>>): Uint8Array {
  return zipSync(
    Object.fromEntries(
      Object.entries(parts).map(([name, text]) => [name, [strToU8(text), { level: name === 'mimetype' ? 0 : 6 }]] as const),
    ),
  );
}

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A Word document around the inside of a `w:body`, with further parts such as `styles` under their names. */
export function buildDocx(body: string, parts: Readonly<Record<string, string>> = {}, core = ''): Uint8Array {
  const space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
  const relations = Object.keys(parts).map((name, index) => `<Relationship Id="r${index}" Type="${office}/${name}" Target="${name}.xml"/>`);
  return buildZip({
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': `<Relationships><Relationship Id="r" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': `<?xml version="1.0"?><w:document ${space}><w:body>${body}</w:body></w:document>`,
    'word/_rels/document.xml.rels': `<Relationships>${relations.join('')}</Relationships>`,
    ...Object.fromEntries(Object.entries(parts).map(([name, xml]) => [`word/${name}.xml`, `<w:${name} ${space}>${xml}</w:${name}>`])),
    ...(core === '' ? {} : { 'docProps/core.xml': `<cp:coreProperties>${core}</cp:coreProperties>` }),
  });
}

/** Rewrites the sizes that a zip archive's directory and headers state for its deflated parts. */
export function withStatedSize(zip: Uint8Array, size: number): Uint8Array {
  const bytes = zip.slice();
  const view = new DataView(bytes.buffer);
  for (let at = 0; at + 30 < bytes.length; at += 1) {
    if (view.getUint32(at, true) === 0x04034b50) view.setUint32(at + 22, size, true);
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, size, true);
  }
  return bytes;
}
