import { describe, expect, it, vi } from 'vitest';
import { decodeAs } from '../../../renderer/text-cleanup/decode-as.ts';
import { decodeBytes } from '../../../renderer/text-cleanup/decode-bytes.ts';
import { encodingCandidates } from '../../../renderer/text-cleanup/encoding-candidates.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const latin1 = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

/** Bytes of a text in a single-byte encoding, by turning the platform's decoder around. */
function encodeAs(text: string, name: string): Uint8Array {
  const decoder = new TextDecoder(name);
  const table = new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]));
  return Uint8Array.from(text, (character) => table.get(character) ?? 0x3f);
}

function utf16(text: string, littleEndian: boolean, mark: boolean): Uint8Array {
  const units = (mark ? '\uFEFF' : '') + text;
  const view = new DataView(new ArrayBuffer(units.length * 2));
  for (let index = 0; index < units.length; index += 1) view.setUint16(index * 2, units.charCodeAt(index), littleEndian);
  return new Uint8Array(view.buffer);
}

describe('bytes as text', () => {
  it.each([
    ['UTF-8 with a mark', utf8('\uFEFFZürich said “no”'), 'utf-8', 'byte order mark'],
    ['UTF-8', utf8('Zürich said “no”'), 'utf-8', 'valid UTF-8'],
    ['UTF-16, little-endian, marked', utf16('Zürich said “no”', true, true), 'utf-16le', 'byte order mark'],
    ['UTF-16, big-endian, marked', utf16('Zürich said “no”', false, true), 'utf-16be', 'byte order mark'],
    ['UTF-16, little-endian, unmarked', utf16('Zürich said “no”', true, false), 'utf-16le', 'detected'],
    ['UTF-16, big-endian, unmarked', utf16('Zürich said “no”', false, false), 'utf-16be', 'detected'],
    ['Windows-1252', encodeAs('Zürich said “no”', 'windows-1252'), 'windows-1252', 'detected'],
  ])('reads %s', (_, bytes, name, from) => {
    const read = decodeBytes(bytes);
    expect(read.text).toBe('Zürich said “no”');
    expect(read.encoding).toEqual({ name, from });
    expect(read.warnings).toEqual([]);
  });

  it.each([
    ['windows-1251', 'Министр заявил, что переговоры будут продолжены на следующей неделе. Решение возможно.'],
    ['koi8-r', 'Министр заявил, что переговоры будут продолжены на следующей неделе. Решение возможно.'],
    ['iso-8859-5', 'Министр заявил, что переговоры будут продолжены на следующей неделе. Решение возможно.'],
    ['ibm866', 'Министр заявил, что переговоры будут продолжены на следующей неделе. Решение возможно.'],
    ['windows-1250', 'Minister powiedział, że rozmowy będą trwały, choć sytuacja jest trudna i złożona.'],
    ['iso-8859-2', 'Minister powiedział, że rozmowy będą trwały, choć sytuacja jest trudna i złożona.'],
    ['windows-1252', 'Le ministère a déclaré que les négociations seraient prolongées jusqu’à l’été.'],
    ['windows-1254', 'Bakan görüşmelerin önümüzdeki hafta süreceğini, çözümün güç olduğunu söyledi.'],
    ['windows-1253', 'Ο υπουργός δήλωσε ότι οι συνομιλίες θα συνεχιστούν την επόμενη εβδομάδα.'],
    ['windows-1255', 'השר אמר כי השיחות יימשכו בשבוע הבא וכי יש פתרון למצב.'],
    ['windows-1256', 'قال الوزير إن المحادثات ستستمر الأسبوع المقبل وإن الحل ممكن.'],
    ['windows-1257', 'Ministras pareiškė, kad derybos bus tęsiamos kitą savaitę, nors padėtis sudėtinga.'],
  ])('tells %s by its letters', (name, text) => {
    const read = decodeBytes(encodeAs(text, name));
    expect(read.encoding).toEqual({ name, from: 'detected' });
    expect(read.text).toBe(text);
  });

  it('reads ISO 8859-16 without the platform, which lacks it in Node 20: no text in an old encoding could be read there', () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    expect(decodeAs(bytes, 'iso-8859-16')).toBe(new TextDecoder('iso-8859-16').decode(bytes));
    const whole = TextDecoder;
    vi.stubGlobal(
      'TextDecoder',
      class extends whole {
        constructor(label?: string, options?: TextDecoderOptions) {
          if (label === 'iso-8859-16') throw new RangeError(`The "${label}" encoding is not supported`);
          super(label, options);
        }
      },
    );
    const read = decodeBytes(encodeAs('Le café est fermé, a dit le ministère.', 'windows-1252'));
    vi.unstubAllGlobals();
    expect(read.encoding.name).toBe('windows-1252');
  });

  it('believes a declaration that the bytes allow', () => {
    const page = '<html><head><meta charset="koi8-r"><title>да</title></head></html>';
    const read = decodeBytes(encodeAs(page, 'koi8-r'), { markup: true });
    expect(read.encoding).toEqual({ name: 'koi8-r', from: 'declared' });
    expect(read.text).toBe(page);
  });

  it('reads valid UTF-8 as such though the page says otherwise, and says so', () => {
    const read = decodeBytes(utf8('<meta charset="iso-8859-1"><p>Zürich'), { markup: true });
    expect(read.text).toContain('Zürich');
    expect(read.encoding.name).toBe('utf-8');
    expect(read.warnings).toEqual(['The file says it is windows-1252, but its bytes are valid UTF-8 and were read so.']);
  });

  it('guesses when a page calls itself UTF-8 and is not, and says so', () => {
    const read = decodeBytes(latin1('<meta charset="utf-8"><p>Z\u00fcrich, caf\u00e9 \u0093no\u0094'), { markup: true });
    expect(read.text).toContain('Zürich, café “no”');
    expect(read.warnings).toEqual(['The file says it is utf-8, but its bytes are not; it was read as windows-1252.']);
  });

  it('keeps UTF-8 that is cut off or broken in one place', () => {
    const bytes = utf8('Präsident, Außenminister, Übergang, Gespräch, Café');
    const cut = decodeBytes(bytes.subarray(0, bytes.length - 1));
    expect(cut.encoding.name).toBe('utf-8');
    expect(cut.text).toBe('Präsident, Außenminister, Übergang, Gespräch, Caf\uFFFD');
    expect(cut.warnings).toEqual(['One character could not be read as utf-8 and is shown as \uFFFD.']);
  });

  it('does as the analyst chooses', () => {
    const read = decodeBytes(utf8('é'), { chosen: 'latin1' });
    expect(read).toMatchObject({ text: 'Ã©', encoding: { name: 'windows-1252', from: 'chosen' } });
    expect(decodeBytes(utf8('é'), { chosen: 'nonsense-9' })).toMatchObject({ text: 'é', encoding: { name: 'utf-8' } });
  });

  it('leaves only LF line ends, no NUL and no lone surrogates', () => {
    expect(decodeBytes(utf8('a\r\nb\rc\0d\fe')).text).toBe('a\nb\ncd\ne');
    const lone = decodeBytes(utf16('ab \ud83d cd', true, true)).text;
    expect(lone).toBe('ab \uFFFD cd');
  });
});

describe('choices of encoding', () => {
  it('lists the present one first and shows the words that another would change', () => {
    const choices = encodingCandidates(encodeAs('Das Café in Zürich ist groß', 'windows-1252'));
    expect(choices[0]).toMatchObject({ name: 'windows-1252', current: true, changes: 0 });
    const greek = choices.find((choice) => choice.name === 'windows-1253');
    expect(greek?.changes).toBe(3);
    expect(greek?.examples[0]).toEqual({ now: 'Café', becomes: 'Cafι' });
    expect(choices.filter((choice) => choice.current)).toHaveLength(1);
  });

  it('can be chosen, every one', () => {
    const bytes = encodeAs('Das Café', 'windows-1252');
    for (const choice of encodingCandidates(bytes)) {
      expect(decodeBytes(bytes, { chosen: choice.name }).encoding).toEqual({ name: choice.name, from: 'chosen' });
    }
  });
});
