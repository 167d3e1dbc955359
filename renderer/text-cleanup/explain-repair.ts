import { allCodePages, codePages } from './code-pages.ts';

const names = new Map<string, string>([
  ['“', 'An opening quotation mark'],
  ['”', 'A closing quotation mark'],
  ['„', 'A low opening quotation mark'],
  ['‘', 'An opening single quotation mark'],
  ['’', 'An apostrophe'],
  ['–', 'An en dash'],
  ['—', 'An em dash'],
  ['…', 'An ellipsis'],
  ['•', 'A bullet'],
  ['\u00a0', 'A no-break space'],
  ['\uFFFD', 'A character of which a byte is lost'],
]);

function pageName(name: string): string {
  return codePages.find((page) => page.name === name)?.label ?? name;
}

/** Names of the pages that hold a character outside ASCII, for the sentence about a mixed place. */
function mixedNames(before: string): string {
  const homes = ['windows-1253', 'windows-1251', 'windows-1257', 'windows-1250', 'windows-1252'];
  const kept = new Set<string>();
  for (const character of before) {
    const western = allCodePages().some((page) => page.name === 'windows-1252' && page.bytes.has(character));
    const home = western
      ? 'windows-1252'
      : homes.find((name) => allCodePages().some((page) => page.name === name && page.bytes.has(character)));
    if (home !== undefined) kept.add(pageName(home).replace(/ \(.*/, ''));
  }
  return [...kept].join(' and ');
}

/** One plain sentence for a repair: which character, its bytes, and how they were misread. At most 400 characters. */
export function explainRepair(before: string, after: string, via: readonly string[]): string {
  const characters = Array.from(after);
  const bytes = Array.from(new TextEncoder().encode(after), (byte) => byte.toString(16).toUpperCase().padStart(2, '0'));
  const first = characters[0] ?? '';
  const one = names.get(first) ?? `The character ${first}`;
  const some = characters.length > 20 ? `${characters.length} characters` : `The characters ${after}`;
  const what = characters.length === 1 ? one : some;
  const shown = bytes.length > 8 ? `${bytes.slice(0, 8).join(' ')} and so on` : bytes.join(' ');
  const was = characters.length === 1 ? 'was' : 'were';
  if (via.includes('mixed')) return `${what} (bytes ${shown}) that ${was} read as ${mixedNames(before)} Windows text.`;
  const isControl = via.length === 1 && via[0] === 'latin-1' && /^[\u0080-\u009f]+$/.test(before);
  if (isControl) return `${what} of Windows-1252 that ${was} read as ISO 8859-1.`;
  if (via.length === 0) return `${what} (bytes ${shown}), put back beside a repaired character.`;
  const pages = [...new Set(via.map(pageName))];
  const times = via.length === 1 ? '' : via.length === 2 ? ' twice' : ` ${via.length} times`;
  return `${what} (bytes ${shown}) that ${was} read${times} as ${pages.join(' and ')}.`;
}
