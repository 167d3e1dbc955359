import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseRepairs } from '../../../renderer/text-cleanup/choose-repairs.ts';
import { repairMojibake } from '../../../renderer/text-cleanup/repair-mojibake.ts';

/** Text as it looks when its UTF-8 bytes are read in another encoding. */
const misread = (text: string, name: string) => new TextDecoder(name).decode(new TextEncoder().encode(text));

/** The text that was there before the repairs. */
function takenBack(repaired: ReturnType<typeof repairMojibake>): string {
  return chooseRepairs({ ...repaired, blocks: [] }, () => false).text;
}

describe('repair of mojibake', () => {
  it('repairs an opening quote whose bytes went through a Greek and a Western page, and nothing else', () => {
    const { text, repairs } = repairMojibake('β€œWe never agreed,” the minister’s note said.');
    expect(text).toBe('“We never agreed,” the minister’s note said.');
    expect(repairs).toEqual([
      {
        start: 0,
        end: 1,
        before: 'β€œ',
        after: '“',
        why: 'An opening quotation mark (bytes E2 80 9C) that was read as Greek and Western Windows text.',
      },
    ]);
  });

  it.each(['windows-1252', 'windows-1251', 'windows-1250', 'windows-1254', 'windows-1257', 'iso-8859-2', 'macintosh'])(
    'reads text again that went through %s',
    (name) => {
      const text = 'The minister’s “no” – a surprise in Łódź and Zürich';
      const broken = misread(text, name);
      const repaired = repairMojibake(broken);
      expect(repaired.text).toBe(text);
      expect(takenBack(repaired)).toBe(broken);
    },
  );

  it('undoes a text broken twice', () => {
    const text = 'He said “never” — and left the café.';
    const repaired = repairMojibake(misread(misread(text, 'windows-1252'), 'windows-1252'));
    expect(repaired.text).toBe(text);
    expect(repaired.repairs[0]?.why).toBe('An opening quotation mark (bytes E2 80 9C) that was read twice as Western (Windows-1252).');
  });

  it('repairs the broken places of a line that is half right', () => {
    const repaired = repairMojibake(`Right: “café”. Broken: ${misread('“café”', 'windows-1252')}.`);
    expect(repaired.text).toBe('Right: “café”. Broken: “café”.');
    expect(repaired.repairs.every((repair) => repair.start > 15)).toBe(true);
  });

  it('puts back a no-break space that had become a space', () => {
    expect(repairMojibake('voilÃ  dÃ©jÃ  fini').text).toBe('voilà déjà fini');
  });

  it.each([
    'Plain text stays.',
    'Les écoles d’été à Besançon coûtent 20 € – « déjà », dit-il…',
    'Größe, Maß und Übermut: „Nein“, sagte er.',
    'Ελληνικά: «Όχι», είπε ο υπουργός. €5',
    'Он сказал: «Нет» — и ушёл. № 5',
    'Nie — powiedział „prezydent”. Żółć!',
    'İstanbul’da “hayır” dedi.',
    'SÃO PAULO – AÇÃO',
    'Smørrebrød på Æbeltoft, 5 °C ± 2',
    'ÄÖÜ® 3×4 ½ price £5',
    '日本語の「文章」です。',
    'שלום — “עולם”',
    'A lost byte: �quoted�',
    '(╯°□°)╯︵ ┻━┻',
    'Tel.: +49 …',
  ])('leaves alone: %s', (text) => {
    expect(repairMojibake(text)).toEqual({ text, repairs: [] });
  });

  const broken = fc
    .array(
      fc.oneof(
        fc
          .constantFrom('“', '”', '’', '–', 'é', 'ü', 'ż', 'я', '€', ' ', 'a', 'the ', '\n', '💩')
          .map((part) => misread(part, 'windows-1252')),
        fc.string({ unit: 'binary', maxLength: 4 }),
        fc.constantFrom('Ã', 'Â ', 'â€', 'β€œ', '\u0093', 'à ', 'Ð', '�', '?'),
      ),
      { maxLength: 30 },
    )
    .map((parts) => parts.join(''));

  it('lists every change: taking all back gives the text as it was', () => {
    fc.assert(
      fc.property(broken, (text) => {
        const repaired = repairMojibake(text);
        let end = 0;
        for (const repair of repaired.repairs) {
          expect(repair.start).toBeGreaterThanOrEqual(end);
          expect(repaired.text.slice(repair.start, repair.end)).toBe(repair.after);
          expect(repair.why.length).toBeLessThanOrEqual(400);
          end = repair.end;
        }
        expect(takenBack(repaired)).toBe(text);
      }),
    );
  });

  it('lets each repair be taken back alone, with blocks following', () => {
    fc.assert(
      fc.property(broken, fc.func(fc.boolean()), (text, keep) => {
        const repaired = repairMojibake(text);
        const block = { kind: 'paragraph', start: 0, end: repaired.text.length } as const;
        const chosen = chooseRepairs({ ...repaired, blocks: [block] }, (index) => keep(index));
        expect(chosen.repairs.length).toBe(repaired.repairs.filter((_, index) => keep(index)).length);
        for (const repair of chosen.repairs) expect(chosen.text.slice(repair.start, repair.end)).toBe(repair.after);
        expect(chosen.blocks).toEqual([{ ...block, end: chosen.text.length }]);
        expect(chooseRepairs(chosen, () => false).text).toBe(text);
      }),
    );
  });

  const languages = {
    French: 'L’été dernier, le garçon a mangé une crêpe « brûlée ».',
    German: 'Der Bürgermeister sagte: „Größere Straßen überall“ – und ging.',
    Portuguese: 'A ação não é fácil, disse o cidadão português.',
    Czech: 'Příliš žluťoučký kůň úpěl ďábelské ódy.',
    Swedish: 'Åsa ägde över åtta ölkrus.',
    Russian: 'Мэр сказал: «Мы не закроем мост до весны» — и ушёл.',
    Greek: 'Ο δήμαρχος είπε ότι η γέφυρα θα ανοίξει ξανά.',
    Hebrew: 'ראש העיר אמר שהגשר ייפתח שוב.',
    Arabic: 'قال رئيس البلدية إن الجسر سيفتح مجددا.',
    Turkish: 'Başkan dün şöyle dedi: “İyi günler”.',
    Emoji: 'Great news 😀🎉 – we’re “open” ✓',
  };
  it.each(Object.entries(languages))(
    'repairs %s through each page that keeps its bytes, and leaves it alone when it is right',
    (_, text) => {
      expect(repairMojibake(text).text).toBe(text);
      for (const name of ['windows-1252', 'windows-1251', 'windows-1250', 'windows-1254', 'macintosh']) {
        const broken = misread(text, name);
        if (!broken.includes('\uFFFD')) expect([name, repairMojibake(broken).text]).toEqual([name, text]);
      }
    },
  );

  it.each([
    'Канал «НТВ» и «TВЦ»… Г§ нет',
    'Газета «ГД» — орган',
    'аГ и Д. №5',
    'ЧП, ЧМ, ШОС, ОПЕК',
    'Β. Γ. Παπαδόπουλος «Γ»',
    'USB-Г, type Д',
  ])('does not take capitals for lead bytes: %s', (text) => expect(repairMojibake(text).text).toBe(text));

  const data = join(import.meta.dirname, '../../../../shared/data/mojibake');
  const found = [data, '/work/shared/data/mojibake'].find((folder) => existsSync(folder)) ?? '';
  it.skipIf(found === '')('fixes every reference case and changes no right text (skipped where the reference data is absent)', () => {
    const same = (text: string) =>
      text
        .normalize('NFKC')
        .replace(/[‘’‚‛]/g, "'")
        .replace(/[“”„‟]/g, '"')
        .replace(/ʼn|ŉ/g, "'n");
    const wrong: string[] = [];
    for (const file of ['cases.jsonl', 'derived.jsonl']) {
      for (const line of readFileSync(join(found, file), 'utf8').split('\n')) {
        if (line === '') continue;
        const { id, text, fixed } = JSON.parse(line) as { id: string; text: string; fixed: string };
        if (same(repairMojibake(text).text) !== same(fixed)) wrong.push(id);
      }
    }
    expect(wrong).toEqual([]);
  });
});
