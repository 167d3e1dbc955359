import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { timeLeft, timeLeftWords } from '../../../../renderer/commands/source/time-left.ts';

const batch = { files: 100, bytes: 1_000_000, filesDone: 50, bytesDone: 500_000, startedAt: 1000 };

describe('time left', () => {
  it('is what the other half takes at the pace of the first', () => {
    expect(timeLeft(batch, 61_000)).toBe(60_000);
  });

  it('is not told before there is a pace', () => {
    expect(timeLeft({ ...batch, startedAt: 0 }, 61_000)).toBeNull();
    expect(timeLeft(batch, 1200)).toBeNull();
    expect(timeLeft({ ...batch, filesDone: 1 }, 61_000)).toBeNull();
  });

  it('counts large files for more than small ones', () => {
    const small = timeLeft({ ...batch, bytesDone: 100_000 }, 61_000);
    expect(small).toBeGreaterThan(60_000);
  });

  it('never grows when work is done in no time, and ends at nothing', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 99 }), fc.integer({ min: 1, max: 1000 }), (done, seconds) => {
        const at = (filesDone: number) =>
          timeLeft({ ...batch, filesDone, bytesDone: filesDone * 10_000 }, 1000 + 1500 + seconds * 1000) ?? Number.NaN;
        expect(at(done + 1)).toBeLessThanOrEqual(at(done));
        expect(at(100)).toBe(0);
      }),
    );
  });

  it.each([
    [null, ''],
    [800, 'a few seconds left'],
    [12_000, 'about 20 seconds left'],
    [54_000, 'about 1 minute left'],
    [70_000, 'about 1 minute left'],
    [150_000, 'about 3 minutes left'],
    [3_700_000, 'about 1 hour left'],
    [9_000_000, 'about 3 hours left'],
  ])('%s ms is said as "%s"', (milliseconds, words) => {
    expect(timeLeftWords(milliseconds)).toBe(words);
  });
});
