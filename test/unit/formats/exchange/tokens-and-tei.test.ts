import { describe, expect, test } from 'vitest';
import { exchangeOf } from '../../../../renderer/formats/exchange/all-exchanges.ts';
import { conll } from '../../../../renderer/formats/exchange/conll.ts';
import type { ExchangeFormat } from '../../../../renderer/formats/exchange/exchange-format.ts';
import { tei } from '../../../../renderer/formats/exchange/tei.ts';
import { unzipExchange } from '../../../../renderer/formats/exchange/unzip-exchange.ts';
import { webannoTsv } from '../../../../renderer/formats/exchange/webanno-tsv.ts';
import { teiExport } from '../../../../renderer/formats/export/tei.ts';
import { readXml } from '../../../../renderer/formats/import/office/xml-tree.ts';
import { sampleCase } from '../../../support/sample-case.ts';
import { everything, readFiles } from './said-in-case.ts';

async function read(text: string, format: ExchangeFormat) {
  const files = [{ name: 'file.dat', bytes: new TextEncoder().encode(text) }];
  expect(exchangeOf(files)?.id).toBe(format.id);
  const { data, leftOut } = await readFiles(files, format);
  const words = (claim: (typeof data.claims)[number], spans = claim.spans) => {
    const whole = data.texts.find((row) => row.id === claim.sourceId)?.text ?? '';
    return spans.map((span) => whole.slice(span.start, span.end));
  };
  const names = new Map(data.speakers.map((row) => [row.id, row.name]));
  return {
    texts: data.texts.map((row) => row.text),
    claims: data.claims.map((claim) => ({
      words: words(claim),
      topics: claim.topics.map((id) => data.codes.find((code) => code.id === id)?.name),
      note: claim.note,
      said: data.attributions
        .filter((row) => row.claimId === claim.id)
        .map((row) => ({
          by: names.get(row.speakerId) ?? '',
          cue: words(claim, row.cue),
          source: words(claim, row.speakerWords),
          quotation: row.quotation,
        })),
    })),
    leftOut: leftOut.map((one) => `${one.count} ${one.what}`),
    data,
  };
}

describe('WebAnno TSV of other makers', () => {
  const head = '#FORMAT=WebAnno TSV 3.3';

  test('stacked, broken and relation annotations, and parts of tokens', async () => {
    const { texts, claims } = await read(
      [
        head,
        '#T_SP=webanno.custom.Person|value',
        '#T_RL=webanno.custom.Knows|value|BT_webanno.custom.Person',
        '',
        '',
        '#Text=Anna met Ben.',
        '1-1\t0-4\tAnna\tPER[1]|Lead[2]\t_\t_\t',
        '1-2\t5-8\tmet\tPER[1]\t_\t_\t',
        '1-3\t9-13\tBen.\t_\t_\t_\t',
        '1-3.1\t9-12\tBen\tPER\tof old\t1-1[2_0]\t',
        '',
        '#Text=She left\\t\\\\ .',
        '2-1\t14-17\tShe\t_\t_\t_\t',
        '2-2\t18-22\tleft\t*\t_\t_\t',
        '',
      ].join('\n'),
      webannoTsv,
    );
    expect(texts).toEqual(['Anna met Ben.\nShe left\t\\ .']);
    expect(claims.map(({ words, topics, note }) => ({ words, topics, note }))).toEqual([
      { words: ['Anna met'], topics: ['PER'], note: '' },
      { words: ['Anna'], topics: ['Lead'], note: 'of old: Ben' },
      { words: ['Ben'], topics: ['PER'], note: '' },
      { words: ['left'], topics: ['Person'], note: '' },
    ]);
  });

  test('slots, sentences that touch or overlap, and what programs wrote', async () => {
    const { texts, claims, leftOut } = await read(
      [
        head,
        '#T_SP=de.tudarmstadt.ukp.dkpro.core.api.lexmorph.type.pos.POS|PosValue',
        '#T_SP=webanno.custom.Act|kind|ROLE_webanno.custom.Act:who_webanno.custom.Link|webanno.custom.Who',
        '#T_SP=webanno.custom.Who|',
        '#T_CH=de.tudarmstadt.ukp.dkpro.core.api.coref.type.CoreferenceLink|referenceType|referenceRelation',
        '',
        '',
        '#Text=He goes.',
        '1-1\t0-2\tHe\tPRP\t_\t_\t_\t*\tx->1-1\t_\t',
        '1-2\t3-7\tgoes\tVB\tmove\tagent;*\t1-1;9-9\t_\t_\t_\t',
        '',
        '#Text=Now.',
        '2-1\t8-11\tNow\t_\t_\t_\t_\t_\t_\t_\t',
        '',
        '#Text=Again.',
        '3-1\t2-7\tAgain\tx\tback\t_\t_\t_\t_\t_\t',
      ].join('\n'),
      webannoTsv,
    );
    // the third sentence says it lies inside the first: its text is kept, and what is marked in it moves with it
    expect(texts).toEqual(['He goes.Now.\nAgain.']);
    expect(claims.map(({ words, topics, note }) => ({ words, topics, note }))).toEqual([
      { words: ['He'], topics: ['Who'], note: '' },
      { words: ['goes'], topics: ['move'], note: 'agent: He' },
      { words: ['Again'], topics: ['back'], note: '' },
    ]);
    expect(leftOut).toEqual(['3 linguistic annotations', '1 links of coreference chains', '1 links']);
  });
});

describe('columns of other makers', () => {
  test('CoNLL-2003 and doccano: tags become topics, documents and sentences are kept', async () => {
    const { texts, claims } = await read(
      '-DOCSTART- -X- O O\n\nAda NNP B-NP B-PER\nLovelace NNP I-NP I-PER\nwrote VBD O O\n( ( O O\nnotes NN O B-WORK\n) ) O O\n. . O O\n\nYes UH O O\n\n-DOCSTART- -X- O O\n\nNo UH O I-MISC\n',
      conll,
    );
    expect(texts).toEqual(['Ada Lovelace wrote (notes).\nYes', 'No']);
    expect(claims.map(({ words, topics }) => [words, topics])).toEqual([
      [['Ada Lovelace'], ['NP']],
      [['Ada Lovelace'], ['PER']],
      [['notes'], ['WORK']],
      [['No'], ['MISC']],
    ]);
  });

  test('the sign # is a token where it has tags, and a comment where it has none', async () => {
    const { texts, claims } = await read('# a comment O\nUse O\n# B-TAG\nrain I-TAG\n', conll);
    expect(texts).toEqual(['Use # rain']);
    expect(claims.map(({ words, topics }) => [words, topics])).toEqual([[['# rain'], ['TAG']]]);
  });

  test('tags of sources, cues and contents make an attribution for each number, or for each sentence', async () => {
    const { claims } = await read(
      'Rain\tB-content-1\ncomes\tI-content-1\nshe\tB-source-1\nsaid\tB-cue-1\nand\tB-content-1\ngoes\tI-content-1\n\nHe\tB-SOURCE\nhopes\tB-CUE\nso\tB-CONTENT\n',
      conll,
    );
    expect(claims.map(({ words, said }) => ({ words, said: said.map(({ cue, source }) => [source, cue]) }))).toEqual([
      { words: ['Rain comes', 'and goes'], said: [[['she'], ['said']]] },
      { words: ['so'], said: [[['He'], ['hopes']]] },
    ]);
  });
});

describe('TEI of other makers', () => {
  test('speech with who says it, tidied white space, readings and what stands beside the text', async () => {
    const { texts, claims, leftOut, data } = await read(
      `<?xml version="1.0"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>A  night</title></titleStmt></fileDesc>
<profileDesc><particDesc><listPerson><person xml:id="ann"><persName><forename>Ann</forename><surname>Lee</surname></persName><occupation>clerk</occupation></person></listPerson></particDesc></profileDesc></teiHeader>
<text><body>
  <head>Night</head>
  <p>“<said who="#ann">Come
     in</said>,” <seg type="cue" corresp="#x">said</seg> <persName ref="#ann">Ann</persName>,<note>aside</note> and that
     <said direct="false" xml:id="x" who="#ann #ben">it was <choice><sic>leight</sic><corr>late</corr></choice></said>.</p>
  <p>Nobody <anchor xml:id="a"/>spoke<anchor xml:id="b"/>.</p>
</body></text>
<standOff><spanGrp><span from="#a" to="#b" type="silence"/><span target="#nowhere"/></spanGrp></standOff></TEI>`,
      tei,
    );
    expect(texts).toEqual(['Night\n\n“Come in,” said Ann, and that it was late.\n\nNobody spoke.']);
    expect(data.sources[0]?.title).toBe('A night');
    expect(claims.map(({ words, said, topics }) => ({ words, said, topics }))).toEqual([
      { words: ['Come in'], topics: [], said: [{ by: 'Ann Lee', cue: [], source: [], quotation: 'direct' }] },
      {
        words: ['it was late'],
        topics: [],
        said: [
          { by: 'Ann Lee', cue: ['said'], source: [], quotation: 'indirect' },
          { by: 'ben', cue: [], source: [], quotation: 'indirect' },
        ],
      },
      { words: ['spoke'], topics: ['silence'], said: [] },
    ]);
    expect(data.speakers.find((row) => row.name === 'Ann Lee')?.role).toBe('clerk');
    expect(leftOut).toEqual(['1 names marked in the text', '1 notes in the text', '1 other readings', '1 spans']);
  });

  test('what is written points only at what is there, and gives every id once', async () => {
    const files = unzipExchange({ name: 'x.zip', bytes: await teiExport.render(sampleCase(), everything) });
    expect(files.length).toBe(sampleCase().sources.length);
    for (const file of files) {
      const text = new TextDecoder().decode(file.bytes);
      expect(readXml(file.bytes).children.length).toBeGreaterThan(0);
      const ids = [...text.matchAll(/ xml:id="([^"]*)"/g)].map((match) => match[1]);
      expect(new Set(ids).size).toBe(ids.length);
      for (const [, pointers = ''] of text.matchAll(/ (?:who|ref|from|to|ana|corresp|prev|next)="(#[^"]*)"/g)) {
        for (const pointer of pointers.split(' ')) expect(ids).toContain(pointer.slice(1));
      }
      for (const id of ids) expect(id).toMatch(/^[a-z]\d+$/);
    }
  });
});
