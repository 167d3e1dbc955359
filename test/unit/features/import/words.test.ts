import { expect, test } from 'vitest';
import { encodingLabel } from '../../../../renderer/features/import/encoding-label.ts';
import { languageName, languageTag } from '../../../../renderer/features/import/language-names.ts';
import { sizePair } from '../../../../renderer/features/import/sizes.ts';

test('encodings are written as people write them', () => {
  expect(['utf-8', 'windows-1251', 'iso-8859-2', 'koi8-r', 'shift_jis', 'utf-16le', 'gb18030', 'iso-8859-8-i'].map(encodingLabel)).toEqual([
    'UTF-8',
    'Windows-1251',
    'ISO-8859-2',
    'KOI8-R',
    'Shift_JIS',
    'UTF-16LE',
    'GB18030',
    'ISO-8859-8-I',
  ]);
});

test('languages go by name, and back to their tag', () => {
  expect(languageName('ru')).toBe('Russian');
  expect(languageTag('russian ')).toBe('ru');
  expect(languageTag('Klingon of the north')).toBe('Klingon of the north');
  expect(languageName('')).toBe('');
  expect(languageName('not a tag')).toBe('not a tag');
});

test('sizes share one unit', () => {
  expect(sizePair(512, 2048)).toBe('1 of 2 kB');
  expect(sizePair(1024 * 1024, 20 * 1024 * 1024)).toBe('1.0 of 20.0 MB');
});
