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

/** One map, such as `90ms-RKSJ-H.bcmap`, in base64, or undefined when there is none of that name. */
export function characterMap(fileName: string): string | undefined {
  const address = byName.get(fileName);
  return address === undefined ? undefined : address.slice(address.indexOf(',') + 1);
}
