import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backupsToKeep } from '../../../../electron/bridge/backups-to-keep.ts';

const at = (hoursAgo: number) => new Date(Date.UTC(2026, 10, 24, 12) - hoursAgo * 3_600_000).toISOString();

describe('which backups are kept', () => {
  it('keeps one of each of the last ten hours and one of each of the last fourteen days', () => {
    const everyTenMinutes = Array.from({ length: 6 * 24 * 30 }, (_, index) => at(index / 6));
    const kept = backupsToKeep(everyTenMinutes);
    expect(new Set(kept.map((time) => time.slice(0, 10))).size).toBe(14);
    expect(kept.filter((time) => time >= at(9.9))).toHaveLength(10);
    // Ten hours, of which one is also the newest of its day, and thirteen more days.
    expect(kept).toHaveLength(10 + 13);
  });

  it('keeps the history of a case that was left alone for a month', () => {
    const old = [at(24 * 40), at(24 * 41), at(24 * 42)];
    expect(backupsToKeep([...old, at(0)])).toEqual([at(0), ...old]);
  });

  it('always keeps the newest, never more than both rules allow, and is settled by itself', () => {
    const time = fc
      .date({ min: new Date('2026-01-01'), max: new Date('2026-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString());
    fc.assert(
      fc.property(fc.array(time, { minLength: 1, maxLength: 200 }), (times) => {
        const kept = backupsToKeep(times);
        expect(kept[0]).toBe([...times].sort().at(-1));
        expect(kept.length).toBeLessThanOrEqual(24);
        expect(backupsToKeep(kept)).toEqual(kept);
      }),
    );
  });
});
