/** Built-in number formats that show a date or a time (ECMA-376, 18.8.30). */
const builtIn = new Set([
  14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 46, 47, 50, 51, 52, 53, 54, 55, 56, 57, 58,
]);

/** Whether a number format shows a date or a time: it holds year, month, day, hour or second outside quoted words, colours and locales. */
export function isDateFormat(id: number, code: string): boolean {
  if (code === '') return builtIn.has(id);
  const bare = code
    .slice(0, 500)
    .replace(/"[^"]*"|\\.|_.|\*./g, '')
    .replace(/\[(?![hms]+\])[^\]]*\]/gi, '')
    .split(';')[0];
  return bare !== undefined && /[ydhs]|m{1,5}/i.test(bare) && !/general|[0#?]+[.,]?[0#?]*[eE][+-]/i.test(bare);
}

const day = 86_400_000;

/**
 * The ISO date, with the time where there is one, of a day number of Excel; a time without a date is given as `hh:mm:ss`. Excel takes 1900 for a leap
 * year, so numbers up to 60 are off by one. What is no date stays a number.
 */
export function excelDate(serial: number, from1904: boolean): string {
  if (serial < 0 || serial > 2_958_466) return String(serial);
  const seconds = Math.round((serial % 1) * 86_400);
  const time = new Date(seconds * 1000).toISOString().slice(11, 19);
  if (serial < 1) return time;
  const days = Math.floor(serial) + (from1904 ? 1462 : 0);
  const date = new Date((days - 25_569 + (days < 60 ? 1 : 0)) * day + (seconds >= 86_400 ? day : 0)).toISOString().slice(0, 10);
  return seconds === 0 || seconds >= 86_400 ? date : `${date}T${time}`;
}
