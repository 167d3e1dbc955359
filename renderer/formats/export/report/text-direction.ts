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

/** Base direction of a source: by its language where that is known, else by the first letter that has a direction. */
export function textDirection(language: string, text: string): 'ltr' | 'rtl' {
  const primary = language.toLowerCase().split('-')[0] ?? '';
  if (rightToLeft.has(primary)) return 'rtl';
  if (primary !== '') return 'ltr';
  const first = /\p{L}/u.exec(text.slice(0, 2000))?.[0] ?? '';
  return /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/.test(first) ? 'rtl' : 'ltr';
}
