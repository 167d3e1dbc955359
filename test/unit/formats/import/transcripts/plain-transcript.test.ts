import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSource } from '../../../../../renderer/formats/import/read-source.ts';
import { sourceToJson } from '../../../../../renderer/formats/import/source-json.ts';

const read = (content: string, name = 'a.txt', mediaType = '') => readSource({ name, mediaType, bytes: new TextEncoder().encode(content) });
const turns = async (content: string) => {
  const source = await read(content);
  return source.blocks.map((block) => [block.speaker, block.time, source.text.slice(block.start, block.end)]);
};

describe('a plain transcript', () => {
  it('has a turn for each label, which stays in the text, and nobody for what happens', async () => {
    const text =
      'HARBOUR TALK\n\nJOHN SMITH, HOST: Good evening and welcome.\nMARY JONES: Thank you.\n(LAUGHTER)\nSMITH: The bridge is\nclosed again: nobody knows why.\nJONES: The council knows.\n\nIt always did.\nJOHN SMITH: It does not.';
    const source = await read(text);
    expect(source.kind).toBe('transcript');
    expect(source.text).toBe(text);
    expect(source.blocks.map((block) => [block.kind, block.speaker, text.slice(block.start, block.end)])).toEqual([
      ['title', undefined, 'HARBOUR TALK'],
      ['turn', 'JOHN SMITH, HOST', 'JOHN SMITH, HOST: Good evening and welcome.'],
      ['turn', 'MARY JONES', 'MARY JONES: Thank you.'],
      ['paragraph', undefined, '(LAUGHTER)'],
      ['turn', 'SMITH', 'SMITH: The bridge is'],
      ['turn', 'SMITH', 'closed again: nobody knows why.'],
      ['turn', 'JONES', 'JONES: The council knows.'],
      ['turn', 'JONES', 'It always did.'],
      ['turn', 'JOHN SMITH', 'JOHN SMITH: It does not.'],
    ]);
  });

  it('has its speakers from every form of label', async () => {
    const one = 'We went to the sea.';
    const two = 'I did not want to go.';
    const forms: [string, string, string][] = [
      ['The Chair (Hon. A. Rota (Nipissing, Lib.)): ', 'The Chair (Hon. A. Rota (Nipissing, Lib.))', 'colon and role'],
      ['>> ANNA: ', 'ANNA', 'arrows'],
      ['[Anna] ', 'Anna', 'brackets'],
      ['[Anna]: ', 'Anna', 'brackets and colon'],
      ['{Anna} ', 'Anna', 'braces'],
      ['#Anna: ', 'Anna', 'number sign'],
      ['@anna: ', 'anna', 'at sign'],
      ['- Anna: ', 'Anna', 'dash'],
      ['[00:01:05] Anna: ', 'Anna', 'time before'],
      ['Anna (01:05): ', 'Anna', 'time after'],
      ['Anna [1:01:05]: ', 'Anna', 'long time after'],
      ['[12/10/21, 10:00:12] Anna: ', 'Anna', 'chat'],
      ['Mr. ANNAN of Ohio. ', 'Mr. ANNAN of Ohio', 'record'],
      ['Anna Bell  0:03\n', 'Anna Bell', 'name and time above'],
      ['Speaker 1:\n', 'Speaker 1', 'label above'],
      ['安娜：', '安娜', 'wide colon'],
      ['Аня: ', 'Аня', 'Cyrillic'],
    ];
    for (const [label, speaker, what] of forms) {
      const other = label
        .replace(/anna/i, 'Ben')
        .replace(/rota/i, 'Ben')
        .replace('ANNAN', 'BENNETT')
        .replace('Speaker 1', 'Speaker 2')
        .replace('安娜', '小本')
        .replace('Аня', 'Боря')
        .replace('The Chair', 'The Clerk')
        .replace('BenN', 'BENNETT');
      const source = await read([`${label}${one}`, `${other}${two}`, `${label}${one}`, `${other}${two}`].join('\n\n'));
      expect([what, source.blocks.map((block) => block.speaker === speaker)]).toEqual([what, [true, false, true, false]]);
      expect(source.blocks.every((block) => block.kind === 'turn' && block.speaker !== undefined)).toBe(true);
    }
  });

  it('has the seconds of its time stamps, and none from the time of day', async () => {
    const stamped =
      '[00:00:01] Ann: So how did it begin?\n[00:01:05.5] Bob: I was at home.\n[00:01:09] Ann: Alone, was it?\n[1:02:11] Bob: With my sister.';
    expect((await turns(stamped)).map((turn) => turn[1])).toEqual([1, 65.5, 69, 3731]);
    const chat = stamped.replace(/\[[\d:.]+\]/g, '12/10/2021, 10:00 -');
    expect((await turns(chat)).map((turn) => turn.slice(0, 2))).toEqual([
      ['Ann', undefined],
      ['Bob', undefined],
      ['Ann', undefined],
      ['Bob', undefined],
    ]);
  });

  it('has its speakers from the labels of courts, parliaments and machines', async () => {
    const said = [
      'We went to the sea.',
      'Who went with you?',
      'My sister did.',
      'When was that?',
      'It was in May.',
      'Are you sure of it?',
      'I am quite sure.',
      'Then that is all.',
    ];
    const forms: [string, string, string, string][] = [
      ['JANE DOE – ', 'TOM LIND – ', 'JANE DOE', 'TOM LIND'],
      ['JANE:', 'TOM:', 'JANE', 'TOM'],
      ['Jane Doe\t', 'Tom Lind\t', 'Jane Doe', 'Tom Lind'],
      ['JANE DOE\n', 'TOM LIND\n', 'JANE DOE', 'TOM LIND'],
      ['Jane [00:12:34] ', 'Tom [00:12:40] ', 'Jane', 'Tom'],
      ['SPEAKER_00: ', 'SPEAKER_01: ', 'SPEAKER_00', 'SPEAKER_01'],
      ['<jane> ', '<tom> ', 'jane', 'tom'],
      ['M. le président. ', 'Mme Dupont. – ', 'M. le président', 'Mme Dupont'],
      ['Sr. Pérez.- ', 'Sra. López.- ', 'Sr. Pérez', 'Sra. López'],
      ['BAŞKAN – ', 'ALİ YILMAZ (İstanbul) – ', 'BAŞKAN', 'ALİ YILMAZ (İstanbul)'],
      ['Abg. Anna Weide (XYZ): ', 'Vorsitzender Karl Lind: ', 'Abg. Anna Weide (XYZ)', 'Vorsitzender Karl Lind'],
      ['היו"ר דני כהן: ', 'רות לוי: ', 'היו"ר דני כהן', 'רות לוי'],
      ['○田中太郎君\u3000', '○佐藤花子君\u3000', '田中太郎君', '佐藤花子君'],
      ['Q3 Chair: ', 'Jane Doe: ', 'Chair', 'Jane Doe'],
      ['12  MS. DOE: ', '13  MR. LIND: ', 'MS. DOE', 'MR. LIND'],
    ];
    for (const [one, two, first, second] of forms) {
      const source = await read(said.map((words, i) => `${i % 2 ? two : one}${words}`).join('\n\n'));
      expect([one, source.blocks.map((block) => block.speaker)]).toEqual([one, said.map((_, i) => (i % 2 ? second : first))]);
    }
  });

  it('of a court has its questions and answers beside who else speaks', async () => {
    const text =
      'THE COURT: You may go on.\n\nMR. DOE: Thank you.\n\nBY MR. DOE:\n\nQ. Where were you?\n\nA. At home.\n\nQ. Alone?\n\nA. With my sister.\n\nQ. All day?\n\nA. All day, yes.\n\nMS. RAY: Objection.\n\nTHE COURT: Sustained.\n\nMR. DOE: I will ask it again.\n\nMS. RAY: Please do.';
    expect((await read(text)).blocks.map((block) => block.speaker)).toEqual([
      ...['THE COURT', 'MR. DOE', undefined, 'Q', 'A', 'Q', 'A', 'Q', 'A', 'MS. RAY', 'THE COURT', 'MR. DOE', 'MS. RAY'],
    ]);
  });

  it('has the time that stands by itself above a turn, which is nobody’s', async () => {
    const text =
      '0:01\nAnn: So how did it begin?\n0:09\nBob: I was at home.\n\n[0:15] It was late.\n0:21\nAnn: Alone, was it?\n0:30\nBob: With my sister.';
    expect((await turns(text)).map(([who, time]) => [who, time])).toEqual([
      [undefined, 1],
      ['Ann', 1],
      [undefined, 9],
      ['Bob', 9],
      ['Bob', 15],
      [undefined, 21],
      ['Ann', 21],
      [undefined, 30],
      ['Bob', 30],
    ]);
  });

  it('is found in pasted text, in Markdown and in web pages', async () => {
    const lines = ['**Ann:** So how did it begin?', '**Bob:** I was at home.', '**Ann:** Alone, was it?', '**Bob:** With my sister, yes.'];
    const page = lines.map((line) => `<p>${line.replaceAll('**', '')}</p>`).join('');
    for (const source of [
      await read(lines.join('\n\n'), 'a.md'),
      await read(page, '', 'text/html'),
      await read(lines.join('\n').replaceAll('**', ''), '', 'text/plain'),
    ]) {
      expect([source.kind, source.blocks.map((block) => block.speaker)]).toEqual([source.kind, ['Ann', 'Bob', 'Ann', 'Bob']]);
      expect(source.kind).not.toBe('transcript');
    }
  });

  it('ends where the page’s own words begin', async () => {
    const text =
      'Ann: So how did it begin?\nBob: I was at home.\nAnn: Alone, was it?\nBob: With my sister.\n© 2021 Harbour News. All rights reserved.';
    expect((await turns(text)).at(-1)?.[0]).toBeUndefined();
  });
});

describe('is no transcript:', () => {
  const sentence = 'The council met on Monday and spoke for hours about the bridge, which had been closed since the flood.';
  it.each([
    [
      'prose with colons',
      `${sentence}\n\nThe mayor was clear: it will open.\n\nOne thing is sure: it will not.\n\n${sentence}\n\nThe mayor was clear: it will open.\n\nOne thing is sure: it will not.`,
    ],
    ['addresses', 'https://a.example/x is here.\nhttp://b.example/y is there.\nhttps://c.example/z is here.\nhttp://d.example/y is there.'],
    [
      'a recipe',
      'Pancakes\n\nServes: 4\nStep 1: Mix the flour.\nStep 2: Add the milk.\nStep 1: Heat the pan.\nStep 2: Fry them well.\nTip: Use butter.',
    ],
    ['scripture', 'John 3:16 For thus it was.\nJohn 3:17 And it went on.\nMark 1:1 The beginning.\nMark 1:2 As it is written.'],
    ['code', 'try:\n  pass\nexcept Error:\n  pass\nelse:\n  x.\ntry:\n  y\nexcept Error:\n  z\nelse:\n w'],
    [
      'e-mail headers',
      'From: Ann Lee.\nTo: Bob Ray.\nSubject: The bridge is closed.\n\nHello.\n\nFrom: Bob Ray.\nTo: Ann Lee.\nSubject: Re: The bridge is closed.\n\nHi.',
    ],
    ['questions and answers', 'Q: What is it?\nA: It is a bridge.\nQ: Why is it there?\nA: To cross the river.'],
    ['records', 'Person: Ann Lee\nJob: Smith\nTown: Rome\n\nPerson: Bo Li\nJob: Baker\nTown: Oslo\n\nPerson: Cy Lo\nJob: Cook\nTown: Bern'],
    ['a log', 'ERROR: The disk is full.\nINFO: Starting the server now.\nERROR: The disk is full.\nINFO: Starting the server now.'],
    [
      'reviews with their outlets below',
      Array.from({ length: 4 }, (_, index) => `${sentence}\n\n[ ${index % 2 ? 'Harbour News' : 'Coast Post'} ]`).join('\n\n'),
    ],
    [
      'scores',
      'Palm Town (1-0): Toli 25 points. Dav 17 points.\nRock (0-1): Blake 15 points. Dev 2 points.\nPalm Town (1-1): Toli 2 points.\nRock (1-1): Blake 5 points.',
    ],
    [
      'a report with its contents and headings in capitals',
      `THE HARBOUR\n\nTHE BRIDGE\n\nTHE QUAY\n\nTHE HARBOUR\n\n${sentence}\n\nTHE BRIDGE\n\n${sentence}\n\nTHE QUAY\n\n${sentence}`,
    ],
    [
      'a diary',
      '9:00 AM\nI came in and read the post.\n\n12:00 PM\nWe had lunch by the sea.\n\n9:00 AM\nI came in late.\n\n12:00 PM\nThere was no lunch.',
    ],
    ['datelines', `LONDON — ${sentence}\n\nPARIS — ${sentence}\n\nROME — ${sentence}\n\nOSLO — ${sentence}`],
    ['one speaker alone', 'Ann: It rains today.\nAnn: It rains again.\nAnn: It rains still.\nAnn: It has stopped.'],
    [
      'an article that quotes an exchange',
      `${Array.from({ length: 9 }, () => sentence).join('\n\n')}\n\nMayor: It will open.\n\nReporter: When will that be?\n\nMayor: Soon enough.\n\nReporter: How soon?\n\n${sentence}`,
    ],
  ])('%s', async (_what, text) => {
    const source = await read(text);
    expect(source.blocks.filter((block) => block.kind === 'turn' || block.speaker !== undefined)).toEqual([]);
    expect(source.kind).toBe('text');
  });
});

describe('turns of any transcript', () => {
  const names = ['Ann', 'BOB RAY', 'The Chair', 'Dr. Cy', 'Mr. Élan (Oslo, Lib.)'];
  const words = fc
    .array(fc.constantFrom('we', 'said', '“no”', '👩‍👩‍👧', 'e\u0301', 'yes:', 'Rome.', '(laughs)'), { minLength: 1, maxLength: 12 })
    .map((list) => `It is so, ${list.join(' ')}.`);
  const transcript = fc
    .array(fc.record({ who: fc.constantFrom(...names), says: words }), { minLength: 1, maxLength: 12 })
    .map((list) => [...names, ...names].map((who) => ({ who, says: 'I am here today.' })).concat(list));

  it('begin at their labels, cover the text in order, and are the same each time', async () => {
    await fc.assert(
      fc.asyncProperty(transcript, fc.constantFrom('\n', '\n\n', '\r\n'), async (list, between) => {
        const source = await read(list.map(({ who, says }) => `${who}: ${says}`).join(between));
        expect(source.blocks.map((block) => [block.speaker, source.text.slice(block.start, block.end)])).toEqual(
          list.map(({ who, says }) => [who, `${who}: ${says}`]),
        );
      }),
      { numRuns: 60 },
    );
  });
});

const committees = '/work/shared/data/transcripts/committees.jsonl';
describe.skipIf(!existsSync(committees))('the committees’ transcripts', () => {
  it('have at least 99 % of their characters under the right speaker', async () => {
    let right = 0;
    let all = 0;
    for (const line of readFileSync(committees, 'utf8').trim().split('\n')) {
      const wanted: { text: string; turns: { speaker: string; start: number; end: number }[] } = JSON.parse(line);
      const json = sourceToJson(await read(wanted.text), 'a.txt', '');
      for (const turn of wanted.turns) {
        all += turn.end - turn.start;
        for (const block of json.blocks) {
          if (block.speaker === turn.speaker) right += Math.max(0, Math.min(block.end, turn.end) - Math.max(block.start, turn.start));
        }
      }
    }
    expect(right / all).toBeGreaterThanOrEqual(0.99);
  }, 60_000);
});
