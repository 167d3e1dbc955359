/**
 * Words as Markdown that reads as exactly those words (CommonMark with GitHub's extensions). Only what would be taken for markup is
 * escaped, so that quotes stay readable in the raw file.
 */
export function markdownWords(words: string): string {
  return words
    .toWellFormed()
    .replaceAll('\0', '\ufffd')
    .replace(/\\(?=[!-/:-@[-`{-~\n]|$)/g, '\\\\')
    .replace(/[`*~]/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/\[(?=\^)|\](?=[([])|!(?=\[)/g, '\\$&')
    .replace(/<(?=[A-Za-z/!?])/g, '\\<')
    .replace(/&(?=#|[A-Za-z][A-Za-z0-9]*;)/g, '\\&');
}

/** Starts of a line that Markdown takes for structure: headings, quotes, lists, rules, tables. */
const lineStart = /^(\s*)(?:(#{1,6}(?=\s|$))|([>|])|([-+=](?=\s|$|[-=]))|(\d{1,9})([.)])(?=\s|$))/;

/**
 * Words of a block over as many lines as they have, each line kept by a hard break. `prefix` begins every line, such as `> `.
 * Escaped so that no line starts a list, heading, quote or table.
 */
export function markdownLines(words: string, prefix = ''): string {
  const lines = words.split(/\r\n|\r|\n/).map((line) => guardStart(markdownWords(line.trimEnd()).replace(/^[ \t]+/, '')));
  return lines.map((line, i) => `${prefix}${line}${i < lines.length - 1 && line !== '' && lines[i + 1] !== '' ? '\\' : ''}`).join('\n');
}

/** Words inside a line, where nothing can begin a list or heading: line ends become spaces. */
export function markdownInLine(words: string): string {
  return markdownWords(words.replace(/\s*[\r\n]+\s*/g, ' ').trim());
}

/** Words on one line: line ends become spaces. */
export function markdownLine(words: string): string {
  return guardStart(markdownInLine(words));
}

export function guardStart(line: string): string {
  return line.replace(lineStart, (whole, _space: string, _hashes: string, _mark: string, _dash: string, digits?: string, dot?: string) =>
    digits === undefined ? `\\${whole.trimStart()}` : `${digits}\\${dot ?? ''}`,
  );
}
