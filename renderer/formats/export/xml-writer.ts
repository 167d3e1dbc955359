/** Characters that XML 1.0 cannot hold, not even as references; they become U+FFFD. Lone surrogates too. */
const impossible = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** A value inside an attribute or between tags. Line ends and tabs are written as references, or a reader would make them spaces. */
export function xmlText(value: string): string {
  return value
    .toWellFormed()
    .replace(impossible, '\ufffd')
    .replace(/[&<>"\r\n\t]/g, (letter) => references[letter] ?? letter);
}

const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
  '\n': '&#10;',
  '\t': '&#9;',
};

export type XmlChild = string | false | undefined;

/** An element. Attributes that are undefined are left out; children are XML already, so text goes through {@link xmlText} first. */
export function xml(
  name: string,
  attributes: Readonly<Record<string, string | number | boolean | undefined>>,
  ...children: readonly XmlChild[]
): string {
  const inside = children.filter((child) => child !== undefined && child !== false && child !== '').join('');
  const start = startTag(name, attributes);
  return inside === '' ? `${start.slice(0, -1)}/>` : `${start}${inside}</${name}>`;
}

/** The start of an element whose end is written elsewhere. */
export function startTag(name: string, attributes: Readonly<Record<string, string | number | boolean | undefined>>): string {
  const written = Object.entries(attributes)
    .flatMap(([key, value]) => (value === undefined ? [] : [` ${key}="${xmlText(String(value))}"`]))
    .join('');
  return `<${name}${written}>`;
}
