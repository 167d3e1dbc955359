/** The fonts that a PDF may name without bringing them (ISO 32000-1, 9.6.2.2), as pdf.js ships free ones for them. */
const packed = import.meta.glob(
  ['../../node_modules/pdfjs-dist/standard_fonts/*.pfb', '../../node_modules/pdfjs-dist/standard_fonts/*.ttf'],
  {
    query: '?url&inline',
    import: 'default',
    eager: true,
  },
);

const byName = new Map(Object.entries(packed).map(([path, address]) => [path.slice(path.lastIndexOf('/') + 1), String(address)]));

/** One font file, such as `FoxitSerif.pfb`, in base64, or undefined when there is none of that name. */
export function standardFont(fileName: string): string | undefined {
  const address = byName.get(fileName);
  return address === undefined ? undefined : address.slice(address.indexOf(',') + 1);
}
