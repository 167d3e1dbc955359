import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block } from '../../../renderer/domain/source.ts';
import { clockAt, clockTime, offsetAtTime, readClock, timeAt } from '../../../renderer/domain/times.ts';

const turn = (start: number, end: number, speaker?: string, time?: number): Block => ({
  kind: 'turn',
  start,
  end,
  ...(speaker === undefined ? {} : { speaker }),
  ...(time === undefined ? {} : { time }),
});

describe('the time of words', () => {
  const text = {
    blocks: [turn(0, 10, 'Ann', 4), turn(12, 20, 'Ann'), turn(22, 30, 'Bob'), turn(32, 60, 'Bob', 3700.9)],
    times: [
      { at: 6, seconds: 5 },
      { at: 40, seconds: 3705 },
    ],
  };

  it('is that of the last caption that began before them, and a paragraph goes on with its turn', () => {
    expect([0, 5, 6, 9, 15, 25, 32, 39, 40, 59].map((offset) => timeAt(text, offset))).toEqual([
      4,
      4,
      5,
      5,
      5,
      undefined,
      3700.9,
      3700.9,
      3705,
      3705,
    ]);
    expect([clockAt(text, 33), clockAt(text, 25)]).toEqual(['1:01:40', '']);
  });

  it('leads back to the words', () => {
    expect([-5, 0, 4.5, 5, 100, 3704, 9999].map((seconds) => offsetAtTime(text, seconds))).toEqual([0, 0, 0, 6, 6, 32, 40]);
    expect(offsetAtTime({ blocks: [turn(0, 5, 'Ann')] }, 3)).toBeNull();
  });

  it('never is of another turn, nor later than the next time', () => {
    const blocks = fc
      .array(
        fc.record({
          who: fc.constantFrom('Ann', 'Bob', undefined),
          gap: fc.nat(3),
          length: fc.integer({ min: 1, max: 9 }),
          timed: fc.boolean(),
        }),
        {
          minLength: 1,
          maxLength: 8,
        },
      )
      .map((list) => {
        let at = 0;
        return list.map(({ who, gap, length, timed }, i) => {
          const start = at + gap;
          at = start + length;
          return turn(start, at, who, timed ? i * 10 : undefined);
        });
      });
    fc.assert(
      fc.property(blocks, fc.nat(80), (list, offset) => {
        const time = timeAt({ blocks: list }, offset);
        if (time === undefined) return;
        const from = list.findLastIndex((block) => block.time === time);
        const here = list.findLastIndex((block) => block.start <= offset);
        expect(from).toBeLessThanOrEqual(here);
        expect(list.slice(from, here + 1).every((block) => block.speaker === list[from]?.speaker)).toBe(true);
      }),
    );
  });
});

describe('a clock', () => {
  it('is written and read', () => {
    expect([0, 59.9, 754, 3600, 36_061].map(clockTime)).toEqual(['0:00:00', '0:00:59', '0:12:34', '1:00:00', '10:01:01']);
    expect(['754', '12:34', '0:12:34', ' 1:02:03.5 ', '1h 2m', '90 s', '12m'].map(readClock)).toEqual([
      754, 754, 754, 3723.5, 3720, 90, 720,
    ]);
    expect(['', 'soon', '1:2:3:4', '-5', 'h'].map(readClock)).toEqual([null, null, null, null, null]);
    fc.assert(
      fc.property(fc.nat(200_000), (seconds) => {
        expect(readClock(clockTime(seconds))).toBe(seconds);
      }),
    );
  });
});
