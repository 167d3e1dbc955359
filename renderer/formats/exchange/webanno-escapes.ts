const inValues: Readonly<Record<string, string>> = { '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** A feature's value as WebAnno TSV writes it; nothing is `*`. Carriage returns, for which the format has no sign, are written `\r`. */
export function escapeValue(value: string): string {
  if (value === '') return '*';
  return value.replace(/[\\[\]|_;*\t\n\r]|->/g, (letters) => inValues[letters] ?? `\\${letters}`);
}

/** The reverse of {@link escapeValue}. */
export function unescapeValue(value: string): string {
  if (value === '*') return '';
  return value.replace(/\\(->|[\s\S])/g, (_, letters: string) => backFrom[letters] ?? letters);
}

const inText: Readonly<Record<string, string>> = { '\t': '\\t', '\f': '\\f', '\r': '\\r', '\b': '\\b', '\n': '\\n' };
const backFrom: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r' };
const textBackFrom: Readonly<Record<string, string>> = { ...backFrom, f: '\f', b: '\b' };

/** A line of a sentence's text as WebAnno TSV 3.2 and later write it. */
export function escapeText(line: string): string {
  return line.replace(/[\\\u0000-\u0008\u000c-\u001f\t\n]/g, (letter) => inText[letter] ?? `\\${letter}`);
}

/** The reverse of {@link escapeText}. */
export function unescapeText(line: string): string {
  return line.replace(/\\([\s\S])/g, (_, letter: string) => textBackFrom[letter] ?? letter);
}

/** Splits at a sign that no backslash stands before. */
export function splitUnescaped(value: string, sign: string): string[] {
  const parts: string[] = [];
  let from = 0;
  for (let i = 0; i < value.length; i++) {
    if (value[i] === '\\') i += 1;
    else if (value[i] === sign) {
      parts.push(value.slice(from, i));
      from = i + 1;
    }
  }
  return [...parts, value.slice(from)];
}
