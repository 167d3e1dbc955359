/**
 * The form every stored text has: LF line ends, no NUL, no lone surrogates (they become U+FFFD, as in WHATWG `toWellFormed`), and no byte order mark
 * at its start. Vertical tab and form feed become line ends. Nothing else is changed: in particular no Unicode normalisation, so that quotes stay as
 * they were written.
 */
export function normaliseText(text: string): string {
  let result = text.startsWith('\uFEFF') ? text.slice(1) : text;
  if (/[\r\v\f]/.test(result)) result = result.replace(/\r\n?|\v|\f/g, '\n');
  if (result.includes('\0')) result = result.replaceAll('\0', '');
  return result.isWellFormed() ? result : result.toWellFormed();
}
