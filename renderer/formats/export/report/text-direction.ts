/** Languages written from right to left, by their primary subtag. */
const rightToLeft = new Set([
  'ar',
  'arc',
  'ckb',
  'dv',
  'fa',
  'ha-arab',
  'he',
  'iw',
  'ks',
  'nqo',
  'ps',
  'sd',
  'syr',
  'ug',
  'ur',
  'yi',
  'ji',
]);

const rightToLeftLetter = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/;

/** Whether any letter is of a script that is written from right to left. */
export function hasRightToLeft(text: string): boolean {
  return rightToLeftLetter.test(text);
}

/** Whether the first letter with a direction is of such a script, as `dir="auto"` has it. */
export function readsRightToLeft(text: string): boolean {
  return rightToLeftLetter.test(/\p{L}/u.exec(text)?.[0] ?? '');
}

/** Base direction of a source: by its language where that is known, else by the first letter that has a direction. */
export function textDirection(language: string, text: string): 'ltr' | 'rtl' {
  const primary = language.toLowerCase().split('-')[0] ?? '';
  if (rightToLeft.has(primary)) return 'rtl';
  if (primary !== '') return 'ltr';
  return readsRightToLeft(text.slice(0, 2000)) ? 'rtl' : 'ltr';
}
