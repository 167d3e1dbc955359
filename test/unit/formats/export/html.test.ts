import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaseData } from '../../../../renderer/formats/export/case-data.ts';
import { htmlExport } from '../../../../renderer/formats/export/html.ts';
import { defaultReportOptions, type ReportOptions } from '../../../../renderer/formats/export/report-options.ts';
import { anyCase } from '../../../support/random-case.ts';
import { attribute, elementsOf, hasClass, textContent, within } from '../../../support/read-html.ts';
import { sampleCase } from '../../../support/sample-case.ts';

const options = defaultReportOptions('2026-11-24T10:00:00.000Z');

async function page(data: CaseData, change: Partial<ReportOptions> = {}): Promise<string> {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await htmlExport.render(data, { ...options, ...change }));
}

/** Everything a row of the claims table says, by claim number. */
function claimRows(html: string): Map<string, { quotes: string[]; text: string }> {
  const rows = elementsOf(html).filter((element) => element.tagName === 'tr' && attribute(element, 'id').startsWith('claim-'));
  return new Map(
    rows.map((row) => [
      attribute(row, 'id').slice('claim-'.length),
      {
        quotes: within(row)
          .filter((element) => hasClass(element, 'quote'))
          .map(textContent),
        text: textContent(row),
      },
    ]),
  );
}

describe('the HTML report', () => {
  it('holds every paragraph of the text, letter by letter, that is not set aside', async () => {
    await fc.assert(
      fc.asyncProperty(anyCase, async (data) => {
        const shown = elementsOf(await page(data))
          .filter((element) => /(^| )b-/.test(attribute(element, 'class')))
          .map(textContent);
        const expected = [...data.sources]
          .sort((a, b) => (`${a.importedAt} ${a.id}` < `${b.importedAt} ${b.id}` ? -1 : 1))
          .flatMap((source) => {
            const text = data.texts.find((one) => one.id === source.id);
            const claims = data.claims.filter((claim) => claim.sourceId === source.id);
            return (text?.blocks ?? [])
              .filter(
                (block) =>
                  !source.setAside.some((entry) => entry.start === block.start) ||
                  claims.some((claim) => claim.spans.some((span) => span.start < block.end && span.end > block.start)),
              )
              .map((block) => text?.text.slice(block.start, block.end));
          });
        expect(shown).toEqual(expected);
      }),
      { numRuns: 25 },
    );
  });

  it('quotes every part of every claim exactly, with its place in code points', async () => {
    await fc.assert(
      fc.asyncProperty(anyCase, async (data) => {
        const rows = [...claimRows(await page(data)).values()];
        expect(rows.flatMap((row) => row.quotes).sort()).toEqual(
          data.claims.flatMap((claim) => claim.quotes.map((quote) => quote.exact)).sort(),
        );
        for (const claim of data.claims) {
          const text = data.texts.find((one) => one.id === claim.sourceId)?.text ?? '';
          const places = claim.spans.map(
            (span) =>
              `${[...text.slice(0, span.start)].length}–${[...text.slice(0, span.start)].length + [...text.slice(span.start, span.end)].length}`,
          );
          // a span that cuts a surrogate pair has no place in code points that spreads back
          if (claim.spans.every((span) => text.slice(span.start, span.end).isWellFormed()))
            expect(rows.some((row) => row.text.includes(`characters ${places.join(', ')}`))).toBe(true);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('marks passages that are nested, crossing or in parts where they stand, with number and speaker on the card', async () => {
    const html = await page(sampleCase());
    const marks = elementsOf(html).filter((element) => hasClass(element, 'hl'));
    const marked = (label: string) =>
      marks
        .filter((mark) =>
          attribute(mark, 'data-card')
            .split('\n')
            .some((line) => line.startsWith(`${label}  `)),
        )
        .map(textContent)
        .join('|');
    expect(marked('3')).toBe('We counted the |boats ourselves|.|There were only two');
    expect(marked('4')).toBe('boats ourselves');
    expect(marked('5').replaceAll('|', '')).toBe('Okafor did not rule out a delay');
    expect(marked('6').replaceAll('|', '')).toBe('a delay <until spring> & blamed the café owners');
    const crossing = marks.find((mark) => textContent(mark) === 'a delay');
    expect(attribute(crossing ?? marks[0] ?? never(), 'data-card')).toBe(
      '5  Ines Okafor, did not rule out. Not checked\n6  Unattributed. Not checked',
    );
  });

  it('links each passage to its row and back, each id once', async () => {
    await fc.assert(
      fc.asyncProperty(anyCase, async (data) => {
        const elements = elementsOf(await page(data));
        const ids = elements.map((element) => attribute(element, 'id')).filter((id) => id !== '');
        expect(new Set(ids).size).toBe(ids.length);
        const links = elements.map((element) => attribute(element, 'href')).filter((href) => href.startsWith('#'));
        for (const link of links) expect(ids).toContain(link.slice(1));
      }),
      { numRuns: 25 },
    );
  });

  it('says what was repaired, what was set aside, and that a cited source is not held', async () => {
    const text = textContent(elementsOf(await page(sampleCase()))[0] ?? never());
    expect(text).toContain('Repaired: “ was β€œ. The bytes E2 80 9C were read as Greek and Western Windows text.');
    expect(text).toContain('Set aside as sign-up message: Click here to get our morning letter.');
    expect(text).toContain('The letter itself (cited, not held)');
    expect(text).toContain('One cited source is not held.');
  });

  it('leaves out what was not chosen', async () => {
    const html = await page(sampleCase(), { parts: ['claims'], fields: ['verdict'] });
    for (const gone of [
      'Annotated text',
      'Ask the port.',
      'Ada Analyst',
      'Transport',
      'moderate confidence',
      'characters ',
      'Port plan',
      'sign-up',
      'A second line carries',
    ]) {
      expect(html).not.toContain(gone);
    }
    const full = await page(sampleCase(), { parts: [...options.parts, 'notes', 'analysts'] });
    for (const there of ['Ask the port.', 'Ada Analyst', 'Which café?', 'Call back Monday.']) expect(full).toContain(there);
  });

  it('keeps other sources out', async () => {
    const data = sampleCase();
    expect(claimRows(await page(data, { sources: ['another'] })).size).toBe(0);
  });
});

describe('what is in a case cannot become markup', () => {
  it('whatever names, notes and addresses hold', async () => {
    const evil = '"><script>alert(1)</script><img src=x onerror=alert(1)>\'';
    const data = sampleCase();
    const html = await page(
      {
        ...data,
        case: { ...data.case, title: evil },
        sources: data.sources.map((source) => ({ ...source, title: evil, publisher: evil, language: evil, url: 'javascript:alert(1)' })),
        speakers: data.speakers.map((speaker) => ({ ...speaker, name: evil, role: evil, aliases: [evil] })),
        claims: data.claims.map((claim) => ({ ...claim, statement: evil, note: evil })),
        evidence: data.evidence.map((one) => ({ ...one, title: evil, note: evil, url: 'javascript:alert(1)' })),
      },
      { parts: ['summary', 'text', 'claims', 'speakers', 'evidence', 'repairs', 'notes', 'analysts'] },
    );
    const elements = elementsOf(html);
    expect(elements.filter((element) => ['script', 'img', 'iframe', 'object', 'link', 'base'].includes(element.tagName))).toEqual([]);
    for (const element of elements) {
      for (const attr of element.attrs) {
        expect(attr.name).not.toMatch(/^on/);
        if (attr.name === 'href') expect(attr.value).toMatch(/^(#|https?:|mailto:)/);
      }
    }
    expect(textContent(elements.find((element) => element.tagName === 'h1') ?? never())).toContain(evil);
  });

  it('and the page forbids itself to load or run anything', async () => {
    const meta = elementsOf(await page(sampleCase())).find((element) => attribute(element, 'http-equiv') === 'Content-Security-Policy');
    expect(attribute(meta ?? never(), 'content')).toBe(
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'",
    );
  });
});

describe('pseudonyms', () => {
  it('replace names in the register, in texts and on cards, and say so', async () => {
    const html = await page(sampleCase(), {
      pseudonyms: true,
      parts: ['summary', 'text', 'claims', 'speakers', 'evidence', 'repairs', 'notes'],
    });
    for (const name of ['Okafor', 'Ines', 'OKAFOR', 'Harbour Office', 'Call back Monday']) expect(html).not.toContain(name);
    expect(html).toContain('Person A did not rule out');
    expect(html).toContain('Names of speakers are replaced by pseudonyms');
    const rows = claimRows(html);
    expect(rows.get('5')?.quotes).toEqual(['Person A did not rule out a delay']);
    expect(rows.get('3')?.quotes).toEqual(['We counted the boats ourselves.', 'There were only two']);
  });

  it('leave no whole-word name anywhere in any case, and every quote is still in its text', async () => {
    await fc.assert(
      fc.asyncProperty(anyCase, async (data) => {
        const html = await page(data, { pseudonyms: true });
        const elements = elementsOf(html);
        const blocks = elements.filter((element) => /(^| )b-/.test(attribute(element, 'class'))).map(textContent);
        const named = data.speakers.filter((speaker) => speaker.kind !== 'outlet').map((speaker) => speaker.name);
        for (const name of named)
          for (const block of blocks)
            expect(` ${block} `).not.toMatch(
              new RegExp(
                `[^\\p{L}\\p{N}\\p{M}]${name.replace(/[<>=]/g, '\\$&').replaceAll('\\<', '<').replaceAll('\\>', '>').replaceAll('\\=', '=')}[^\\p{L}\\p{N}\\p{M}]`,
                'u',
              ),
            );
        const text = blocks.join('\n\n');
        for (const row of claimRows(html).values())
          for (const quote of row.quotes) if (!quote.includes('\n')) expect(text).toContain(quote);
      }),
      { numRuns: 25 },
    );
  });
});

function never(): never {
  throw new Error('not found in the page');
}
