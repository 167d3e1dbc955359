import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reanchor } from '../../../renderer/anchoring/reanchor.ts';
import { reanchorLine, reanchorLineSchema } from '../../../renderer/anchoring/reanchor-lines.ts';

const paragraphs = [
  'The harbour board met on Tuesday to decide on the new ferry line.',
  'Ada Holm, its chair, said that no ship would leave before the ice is gone.',
  'Fishermen on the north shore had asked for two extra piers. Their request was turned down.',
  'Holm said that no ship would leave on Sundays either.',
  'A report on the cost of the piers will follow in spring, the board wrote.',
];
const text = paragraphs.join('\n\n');

/** Where the words of `text` went in `next`: the state and the words found there. */
function follow(words: string, next: string, old = text) {
  const start = old.indexOf(words);
  if (start < 0) throw new Error(`not in the text: ${words}`);
  const [found] = reanchor(old, next, [{ start, end: start + words.length }]);
  if (!found) throw new Error('no answer');
  return found.state === 'lost' ? { state: found.state, words: null } : { state: found.state, words: next.slice(found.start, found.end) };
}

describe('a passage in a new version of its source', () => {
  it('is exact where nothing changed', () => {
    expect(follow('no ship would leave on Sundays', text)).toEqual({ state: 'exact', words: 'no ship would leave on Sundays' });
    expect(follow('The harbour board', `${text}\n\nMore.`)).toEqual({ state: 'exact', words: 'The harbour board' });
  });

  it('is moved where its words are the same and stand elsewhere', () => {
    const next = `Update: the line opens late.\n\n${text}`;
    expect(follow('Their request was turned down.', next)).toEqual({ state: 'moved', words: 'Their request was turned down.' });
  });

  it('is told apart from the same words in other places', () => {
    const next = text.replace('The harbour board met', 'Some say that no ship would leave. The harbour board met');
    const start = text.lastIndexOf('no ship would leave');
    const [found] = reanchor(text, next, [{ start, end: start + 19 }]);
    expect(found).toMatchObject({ state: 'moved', start: next.lastIndexOf('no ship would leave') });
  });

  it('follows a paragraph and a sentence that changed their place', () => {
    const swapped = [paragraphs[4], paragraphs[2], paragraphs[0], paragraphs[1], paragraphs[3]].join('\n\n');
    for (const words of [
      'A report on the cost of the piers',
      'Fishermen on the north shore had asked for two extra piers.',
      paragraphs[0] ?? '',
    ]) {
      expect(follow(words, swapped)).toEqual({ state: 'moved', words });
    }
  });

  it('is approximate where some of its words changed, and takes the words in their place', () => {
    const next = text.replace('two extra piers', 'three extra piers').replace('no ship would leave before', 'no boats would leave before');
    expect(follow('Fishermen on the north shore had asked for two extra piers.', next)).toEqual({
      state: 'approximate',
      words: 'Fishermen on the north shore had asked for three extra piers.',
    });
    expect(follow('said that no ship would leave before the ice', next).words).toBe('said that no boats would leave before the ice');
  });

  it('takes in what was put into its middle, and leaves out what was put beside it', () => {
    const next = text
      .replace('had asked for', 'had, for the third year in a row, asked for')
      .replace('Their request', 'All were heard. Their request');
    expect(follow('Fishermen on the north shore had asked for two extra piers.', next)).toEqual({
      state: 'approximate',
      words: 'Fishermen on the north shore had, for the third year in a row, asked for two extra piers.',
    });
    expect(follow('Their request was turned down.', next)).toEqual({ state: 'moved', words: 'Their request was turned down.' });
  });

  it('is found again with other line breaks, quotation marks or letter case', () => {
    expect(follow('Their request was turned down.', text.replace('Their request was', 'Their request\nwas'))).toEqual({
      state: 'approximate',
      words: 'Their request\nwas turned down.',
    });
    expect(follow('“No ship,” he said.', '"No ship," he said.', '“No ship,” he said.').state).toBe('approximate');
  });

  it('is lost where it was taken out or written anew, also if some of its words stand elsewhere', () => {
    expect(follow('Their request was turned down.', text.replace(' Their request was turned down.', ''))).toEqual({
      state: 'lost',
      words: null,
    });
    const anew = text.replace('Their request was turned down.', 'Nobody in the room agreed with that at all.');
    expect(follow('Their request was turned down.', anew).state).toBe('lost');
    const start = text.indexOf('no ship would leave before the ice is gone');
    const without = text.replace('Ada Holm, its chair, said that no ship would leave before the ice is gone.\n\n', '');
    expect(reanchor(text, without, [{ start, end: start + 19 }])[0]?.state).toBe('lost');
    expect(follow('the piers will follow', '').state).toBe('lost');
  });

  it('keeps its spaces where they are still there', () => {
    const next = `New. ${text}`;
    expect(follow(' Their request was turned down.\n\n', next)).toEqual({ state: 'moved', words: ' Their request was turned down.\n\n' });
  });

  it('is lost if there is nothing in it', () => {
    expect(
      reanchor(text, text, [
        { start: 5, end: 5 },
        { start: 65, end: 67 },
        { start: 9000, end: 9999 },
      ]).map((one) => one.state),
    ).toEqual(['lost', 'lost', 'lost']);
    expect(reanchor('', 'x', [])).toEqual([]);
  });
});

describe('re-anchoring any text', () => {
  const word = fc.constantFrom('ferry', 'pier', 'ice', 'the', 'The', 'of', '.', ',', '“', '”', '\n', '🙂', '冰', 'é', 'no', '12');
  const anyText = fc.array(word, { maxLength: 80 }).map((words) => words.join(' '));
  const anySpan = fc.tuple(fc.nat(300), fc.nat(60)).map(([start, length]) => ({ start, end: start + length }));

  it('is exact for every passage of an unchanged text', () => {
    fc.assert(
      fc.property(anyText, anySpan, (source, { start, end }) => {
        fc.pre(source.slice(start, end).trim() !== '' && source.isWellFormed());
        const span = { start, end: Math.min(end, source.length) };
        expect(reanchor(source, source, [span])).toEqual([{ state: 'exact', ...span, score: 1 }]);
      }),
    );
  });

  it('answers in order, inside the new text, with whole characters, and calls unchanged only what is', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, fc.string({ unit: 'binary' })), anyText, fc.array(anySpan, { maxLength: 6 }), (old, next, spans) => {
        const found = reanchor(old, next, spans);
        expect(found.length).toBe(spans.length);
        found.forEach((one, i) => {
          expect(one.score).toBeGreaterThanOrEqual(0);
          expect(one.score).toBeLessThanOrEqual(1);
          if (one.state === 'lost') return;
          expect(one.start).toBeGreaterThanOrEqual(0);
          expect(one.end).toBeGreaterThan(one.start);
          expect(one.end).toBeLessThanOrEqual(next.length);
          const same = next.slice(one.start, one.end) === old.slice(spans[i]?.start, spans[i]?.end);
          expect(one.state === 'approximate').toBe(!same);
          if (one.state === 'exact') expect(one.start).toBe(spans[i]?.start);
        });
      }),
    );
  });

  it('finds every sentence that is left, wherever others are put in or taken out', () => {
    const sentence = (i: number) => `Sentence number ${i} of this text speaks about topic${i * 7} and matter${i * 13}.`;
    fc.assert(
      fc.property(fc.array(fc.constantFrom('keep', 'drop', 'add'), { minLength: 1, maxLength: 40 }), (acts) => {
        const old = acts.flatMap((act, i) => (act === 'add' ? [] : [sentence(i)]));
        const next = acts.flatMap((act, i) => (act === 'drop' ? [] : [sentence(i)])).join(' ');
        const source = old.join(' ');
        let at = 0;
        const spans = old.map((one) => {
          const span = { start: at, end: at + one.length };
          at += one.length + 1;
          return span;
        });
        reanchor(source, next, spans).forEach((found, i) => {
          const words = old[i] ?? '';
          if (next.includes(words)) expect(found).toMatchObject({ start: next.indexOf(words), end: next.indexOf(words) + words.length });
        });
      }),
    );
  });

  it('ends on texts made to be hard: one word, two words, no spaces, nothing in common', () => {
    const texts = [
      'a '.repeat(10_000),
      'a b '.repeat(6_000),
      'x'.repeat(20_000),
      '。'.repeat(16_000),
      ' '.repeat(18_000),
      'b a a '.repeat(20_000),
      'a. b. '.repeat(15_000),
      'b.\nc.\na.\na.\n'.repeat(8_000),
    ];
    for (const old of texts) for (const next of texts) expect(reanchor(old, next, [{ start: 10, end: 400 }]).length).toBe(1);
  });
});

describe('texts of one pattern', () => {
  /** A number from 0 to `most` - 1, always the same ones. */
  function dice(): (most: number) => number {
    let seed = 12345;
    return (most) => {
      seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
      return Math.floor((seed / 0x80000000) * most);
    };
  }
  /** Rows with one in ten taken out, one in ten put in and one in ten changed: what became of those that were left as they were. */
  function ofRowsKept(
    count: number,
    row: (throwDice: (most: number) => number) => string,
  ): { kept: number; right: number; falseExact: number } {
    const throwDice = dice();
    const old: string[] = [];
    const next: string[] = [];
    const stays = new Map<number, number>();
    for (let i = 0; i < count; i += 1) {
      old.push(row(throwDice));
      if (throwDice(10) === 0) next.push(row(throwDice));
      const fate = throwDice(10);
      if (fate > 1) stays.set(i, next.push(old[i] ?? '') - 1);
      else if (fate === 1) next.push(row(throwDice));
    }
    const starts = (rows: readonly string[]) => {
      let at = -1;
      return rows.map((words) => {
        const start = at + 1;
        at = start + words.length;
        return start;
      });
    };
    const [before, after] = [starts(old), starts(next)];
    const spans = old.map((words, i) => ({ start: before[i] ?? 0, end: (before[i] ?? 0) + words.length }));
    const found = reanchor(old.join('\n'), next.join('\n'), spans);
    const right = [...stays].filter(([i, to]) => found[i]?.start === after[to]).length;
    const falseExact = found.filter((one, i) => one.state === 'exact' && !stays.has(i) && !next.includes(old[i] ?? '')).length;
    return { kept: stays.size, right, falseExact };
  }

  it.each([
    [
      'a log of minutes, 1,500 rows of 120 kinds',
      1500,
      0.99,
      (n: (most: number) => number) => `At minute ${n(60)} the gate was ${n(2) ? 'open' : 'closed'}.`,
    ],
    ['the same, 6,000 rows', 6000, 0.99, (n: (most: number) => number) => `At minute ${n(60)} the gate was ${n(2) ? 'open' : 'closed'}.`],
    [
      'a roll call, 1,500 rows of 8 kinds',
      1500,
      0.9,
      (n: (most: number) => number) => `${['LUND', 'MOEN', 'RUIZ', 'SUND'][n(4)]}: I vote ${n(2) ? 'yes' : 'no'}, Mr. Chairman.`,
    ],
    [
      'numbered ferries, 600 rows',
      600,
      0.99,
      (n: (most: number) => number) => `No. ${n(600)} was a ${['red', 'blue'][n(2)]} ferry from ${['Holm', 'Garth'][n(2)]}.`,
    ],
  ] as const)('%s: rows that are left are found', (_, count, share, row) => {
    const { kept, right, falseExact } = ofRowsKept(count, row);
    expect(right).toBeGreaterThanOrEqual(kept * share);
    expect(falseExact).toBe(0);
  });
});

describe('a line of the command line', () => {
  it('counts code points', () => {
    const line = {
      id: 7,
      old: '🙂🙂 The ice is gone. 🙂',
      new: '🙂 New: 🙂🙂 The ice is gone. 🙂',
      anchors: [
        { start: 3, end: 19 },
        { start: 20, end: 21 },
      ],
    };
    expect(reanchorLine(line)).toEqual({
      id: 7,
      places: [
        [10, 26],
        [27, 28],
      ],
      states: ['moved', 'moved'],
    });
  });

  it('answers null for what is lost, and lets other fields be', () => {
    const line = reanchorLineSchema.parse({
      id: 'a',
      old: 'One two three. Four five.',
      new: 'Four five.',
      anchors: [{ start: 0, end: 14, fate: 'deleted' }],
      more: 1,
    });
    expect(reanchorLine(line)).toEqual({ id: 'a', places: [null], states: ['lost'] });
  });
});

const revisions = '/work/shared/data/reanchor/dev.jsonl';

describe.skipIf(!existsSync(revisions))('real revisions of prose (needs the shared data)', () => {
  it('are followed as well as an analyst may expect', () => {
    const count = { kept: 0, keptRight: 0, edited: 0, editedHalf: 0, deleted: 0, deletedLost: 0, all: 0, wrong: 0, wrongExact: 0 };
    for (const json of readFileSync(revisions, 'utf8').trim().split('\n')) {
      const gold: { anchors: { fate: string; truth: [number, number] | null }[] } = JSON.parse(json);
      const { places, states } = reanchorLine(reanchorLineSchema.parse(JSON.parse(json)));
      gold.anchors.forEach(({ fate, truth }, i) => {
        const place = places[i] ?? null;
        const shared = place && truth ? Math.max(0, Math.min(place[1], truth[1]) - Math.max(place[0], truth[0])) : 0;
        const union = place && truth ? place[1] - place[0] + truth[1] - truth[0] - shared : 1;
        count.all++;
        if (place && shared === 0) {
          count.wrong++;
          if (states[i] === 'exact') count.wrongExact++;
        }
        if (fate === 'kept') {
          count.kept++;
          if (place && truth && place[0] === truth[0] && place[1] === truth[1]) count.keptRight++;
        } else if (fate === 'edited') {
          count.edited++;
          if (shared * 2 >= union) count.editedHalf++;
        } else if (fate === 'deleted') {
          count.deleted++;
          if (!place) count.deletedLost++;
        }
      });
    }
    expect(count.keptRight / count.kept).toBeGreaterThanOrEqual(0.995);
    expect(count.editedHalf / count.edited).toBeGreaterThanOrEqual(0.85);
    expect(count.deletedLost / count.deleted).toBeGreaterThanOrEqual(0.9);
    expect(count.wrong / count.all).toBeLessThan(0.005);
    expect(count.wrongExact).toBe(0);
  });
});
