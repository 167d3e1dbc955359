import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ImportRefusal } from '../../../../../renderer/formats/import/import-format.ts';
import { readSource } from '../../../../../renderer/formats/import/read-source.ts';

const read = (content: string, name = 'a.vtt') => readSource({ name, mediaType: '', bytes: new TextEncoder().encode(content) });
const turns = async (content: string, name?: string) => {
  const source = await read(content, name);
  return source.blocks.map((block) => [block.speaker, block.time, source.text.slice(block.start, block.end)]);
};
const vtt = (...cues: [string, string, string][]) =>
  `WEBVTT\n\n${cues.map(([from, to, text]) => `${from} --> ${to}\n${text}`).join('\n\n')}\n`;

describe('captions', () => {
  it('have their voices, one turn for captions that follow each other, the time of the first', async () => {
    const file = vtt(
      ['00:01.000', '00:02.000', '<v Ann Lee>We went'],
      ['00:02.000', '00:03.500', '<v Ann Lee>to the sea.</v>'],
      ['01:00:04.000', '01:00:05.000', '<v.loud Bob &amp; Cy>It <i>rained</i> &lt;hard&gt;.\n<v Ann Lee>It did<00:04.500> not.'],
      ['01:00:06.000', '01:00:07.000', 'Nobody is named here.'],
    );
    expect(await turns(file)).toEqual([
      ['Ann Lee', 1, 'We went to the sea.'],
      ['Bob & Cy', 3604, 'It rained <hard>.'],
      ['Ann Lee', 3604, 'It did not.'],
      [undefined, 3606, 'Nobody is named here.'],
    ]);
    expect((await read(file)).kind).toBe('transcript');
  });

  it('keep the time of every caption inside a turn', async () => {
    const source = await read(
      vtt(
        ['00:01.000', '00:02.000', '<v Ann>We went'],
        ['00:02.000', '00:03.500', '<v Ann>to the sea.'],
        ['00:09.000', '00:10.000', '<v Ann>It rained.'],
      ),
    );
    expect(source.text).toBe('We went to the sea. It rained.');
    expect(source.times?.map(({ at, seconds }) => [source.text.slice(at), seconds])).toEqual([
      ['to the sea. It rained.', 2],
      ['It rained.', 9],
    ]);
    expect((await read(vtt(['00:01.000', '00:02.000', 'One.']))).times).toBeUndefined();
  });

  it('with broken names have them repaired as the words are, and times moved along', async () => {
    const source = await read(vtt(['00:01.000', '00:02.000', '<v JosÃ©>SÃ­, seÃ±or.'], ['00:02.000', '00:03.000', '<v JosÃ©>AdiÃ³s.']));
    expect([source.blocks[0]?.speaker, source.text]).toEqual(['José', 'Sí, señor. Adiós.']);
    expect(source.times?.map(({ at }) => source.text.slice(at))).toEqual(['Adiós.']);
  });

  it('leave out notes, styles, regions and the header, and take the language from it', async () => {
    const source = await read(
      'WEBVTT - talk\nKind: captions\nLanguage: de-AT\n\nSTYLE\n::cue { color: red }\n\nREGION\nid:x\n\nNOTE nothing\nto read\n\nname of the cue\n00:01.000 --> 00:02.000 align:start\nGuten Tag.\n\nNOTE end\n',
    );
    expect([source.text, source.facts.language, source.warnings]).toEqual(['Guten Tag.', 'de-AT', []]);
  });

  it('of SubRip and SBV, and whatever the file is called', async () => {
    const srt =
      '1\r\n00:00:01,000 --> 00:00:02,000\r\n<font color="#fff">JUDGE: Sit down.</font>\r\n\r\n2\r\n00:00:03,000 --> 00:00:04,000\r\n{\\an8}Please do.\r\n\r\n3\r\n00:00:05,000 --> 00:00:06,000\r\n>> Mr. Orr: Thank you.\r\n>> Who is it?\r\n';
    const expected = [
      ['JUDGE', 1, 'JUDGE: Sit down. Please do.'],
      ['Mr. Orr', 5, '>> Mr. Orr: Thank you.'],
      [undefined, 5, '>> Who is it?'],
    ];
    for (const name of ['a.srt', 'a.txt', 'a']) expect(await turns(srt, name)).toEqual(expected);
    expect(await turns('0:00:01.000,0:00:02.000\nWe went\nto the sea.\n\n0:00:02.500,0:00:04.000\nIt rained.\n', 'a.sbv')).toEqual([
      [undefined, 1, 'We went to the sea. It rained.'],
    ]);
  });

  it('have names in brackets for as long as the sentence goes on, and dashes for another speaker', async () => {
    const file = vtt(
      ['00:01.000', '00:02.000', '[Ann] We went'],
      ['00:02.000', '00:03.000', 'to the sea.'],
      ['00:03.000', '00:04.000', 'Somebody else.'],
      ['00:05.000', '00:06.000', '- Where?\n- There.'],
      ['00:07.000', '00:08.000', '[Ann] Again.'],
      ['00:08.000', '00:09.000', '[Applause] Well.'],
    );
    expect(await turns(file)).toEqual([
      ['Ann', 1, '[Ann] We went to the sea.'],
      [undefined, 3, 'Somebody else.'],
      [undefined, 5, '- Where?'],
      [undefined, 5, '- There.'],
      ['Ann', 7, '[Ann] Again.'],
      [undefined, 8, '[Applause] Well.'],
    ]);
  });

  it('that overlap keep each voice apart', async () => {
    const file = vtt(
      ['00:01.000', '00:09.000', '<v Ann>We went to the sea.'],
      ['00:02.000', '00:03.000', '<v Bob>Hm.'],
      ['00:04.000', '00:12.000', '<v Ann>And back.'],
    );
    expect((await turns(file)).map(([who]) => who)).toEqual(['Ann', 'Bob', 'Ann']);
  });

  it('that roll up say everything once', async () => {
    const said = ['so we went down', 'to the harbour and', 'there it was', 'the bridge was closed', 'and nobody knew'];
    const rolling = said.flatMap((line, index): [string, string, string][] => [
      [`00:0${index}.000`, `00:0${index}.900`, index === 0 ? line : `${said[index - 1]}\n${line.replace(' ', ' <00:01.000><c>')}</c>`],
      [`00:0${index}.900`, `00:0${index}.910`, `${line}\n `],
    ]);
    expect((await turns(vtt(...rolling))).map((turn) => turn[2])).toEqual([said.join(' ')]);
    const growing = said
      .join(' ')
      .split(' ')
      .map((_, index, words): [string, string, string] => [
        `00:${10 + index}.000`,
        `00:${11 + index}.000`,
        words.slice(0, index + 1).join(' '),
      ]);
    expect((await turns(vtt(...growing))).map((turn) => turn[2])).toEqual([said.join(' ')]);
  });

  it('in which people repeat themselves keep it', async () => {
    const file = vtt(
      ['00:01.000', '00:02.000', 'No.'],
      ['00:02.000', '00:03.000', 'No.'],
      ['00:03.000', '00:04.000', 'I said no.'],
      ['00:04.000', '00:05.000', 'No means no.'],
    );
    expect((await read(file)).text).toBe('No. No. I said no. No means no.');
  });
});

describe('broken captions', () => {
  it('are read as far as they can be, with a warning', async () => {
    const source = await read(
      'WEBVTT\n\n00:01.000 --> 00:02.000\nOne.\n\nTwo.\n\n00:0x.000 --> 00:04.000\nThree.\n\n00:05.000 --> 00:04.000\nFour.\n',
    );
    expect(source.text.replace(/\s+/g, ' ')).toBe('One. Two. Three. Four.');
    expect(source.warnings).toEqual([
      '2 times could not be read and were taken from the caption before.',
      '1 passage has no time of its own.',
    ]);
  });

  it.each([
    ['a.vtt', 'WEBVTT\n', 'has no captions: nothing in it has a time'],
    ['a.srt', 'some text', 'has no captions: nothing in it has a time'],
    ['a.srt', '1\n00:00:01,000 --> 00:00:02,000\n\n', 'has no captions: its times have no words'],
    ['a.sbv', 'some text', 'has no captions: nothing in it has a time'],
  ])('%s holding %j are refused', async (name, content, reason) => {
    await expect(read(content, name)).rejects.toThrowError(new ImportRefusal(reason));
  });

  it.each([
    ['a.vtt', `WEBVTT\n\n${'00:01.000 --> 00:02.000\n<v Ann>hello <c.x>you</c>\n\n'.repeat(40_000)}`],
    ['a.vtt', `WEBVTT\n\n00:01.000 --> 00:02.000\n${'<v '.repeat(200_000)}`],
    ['a.vtt', `WEBVTT\n\n00:01.000 --> 00:02.000\n${'<v A>'.repeat(100_000)}x`],
    ['a.vtt', `WEBVTT\n\n00:01.000 --> 00:02.000\n${'&amp;'.repeat(200_000)}`],
    ['a.srt', `1\n${'9'.repeat(100_000)}:00:00,000 --> ${'1'.repeat(100_000)}\nx`],
    ['a.srt', '1\n00:00:01,000 --> 00:00:02,000\n'.repeat(60_000)],
    ['a.srt', `1\n00:00:01,000 --> 00:00:02,000\n${'word\n'.repeat(200_000)}`],
    ['a.srt', `1\n00:00:01,000 --> 00:00:02,000\n${'A('.repeat(100_000)}: x`],
  ])('and hostile ones end: %s', async (name, content) => {
    const result = await read(content, name).catch((error: unknown) => error);
    if (result instanceof Error) expect(result).toBeInstanceOf(ImportRefusal);
  });
});

describe('turns of any captions', () => {
  const words = fc
    .array(fc.constantFrom('we', 'said', '“no”', '👩‍👩‍👧', 'e\u0301', 'שלום', '日本'), { minLength: 1, maxLength: 6 })
    .map((list) => `${list.join(' ')}.`);
  const cue = fc.record({ who: fc.constantFrom('Ann Lee', 'Bob', 'Élan'), says: words });

  it('keep every word in order under its voice', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(cue, { minLength: 1, maxLength: 20 }), async (list) => {
        const file = vtt(
          ...list.map(({ who, says }, index): [string, string, string] => [
            `00:${10 + index}.000`,
            `00:${10 + index}.200`,
            `<v ${who}>${says}`,
          ]),
        );
        const flat = (text: string) => text.replace(/\s+/g, '');
        const source = await read(file);
        expect(flat(source.text)).toBe(flat(list.map(({ says }) => says).join('')));
        const wanted = list.map(({ who, says }) => who.repeat(flat(says).length)).join('');
        expect(
          source.blocks.map((block) => (block.speaker ?? '').repeat(flat(source.text.slice(block.start, block.end)).length)).join(''),
        ).toBe(wanted);
      }),
      { numRuns: 80 },
    );
  });
});

const folder = '/work/shared/data/documents/subtitles';
describe.skipIf(!existsSync(folder))('real caption files', () => {
  it('import or are refused with a reason', async () => {
    for (const name of readdirSync(folder)) {
      const bytes = new Uint8Array(readFileSync(join(folder, name)));
      const result = await readSource({ name, mediaType: '', bytes }).catch((error: unknown) => error);
      if (result instanceof Error) expect(result).toBeInstanceOf(ImportRefusal);
      expect([name, result instanceof Error]).toEqual([name, name.startsWith('invalid_format') || name === 'no_captions.vtt']);
    }
  });
});
