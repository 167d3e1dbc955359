import { describe, expect, it } from 'vitest';
import { claimsBetween, moveInGrid } from '../../../../renderer/features/claims/grid-keys.ts';

const size = { count: 50, columns: ['check', 'n', 'claim', 'verdict'] as const, page: 10 };
const move = (index: number, column: 'check' | 'n' | 'claim' | 'verdict', key: string, mod = false, rtl = false) =>
  moveInGrid({ index, column }, size, { key, mod }, rtl);

describe('keys in the claims table', () => {
  it('go cell by cell and stop at the edges', () => {
    expect(move(3, 'n', 'ArrowRight')).toEqual({ index: 3, column: 'claim' });
    expect(move(3, 'verdict', 'ArrowRight')).toEqual({ index: 3, column: 'verdict' });
    expect(move(49, 'n', 'ArrowDown')).toEqual({ index: 49, column: 'n' });
    expect(move(0, 'n', 'ArrowUp')).toEqual({ index: -1, column: 'n' });
    expect(move(-1, 'n', 'ArrowUp')).toEqual({ index: -1, column: 'n' });
  });

  it('go to the ends of the row, and with Ctrl of the table', () => {
    expect(move(3, 'n', 'End')).toEqual({ index: 3, column: 'verdict' });
    expect(move(3, 'n', 'Home')).toEqual({ index: 3, column: 'check' });
    expect(move(3, 'n', 'End', true)).toEqual({ index: 49, column: 'verdict' });
    expect(move(3, 'n', 'Home', true)).toEqual({ index: 0, column: 'check' });
    expect(move(3, 'n', 'PageDown')).toEqual({ index: 13, column: 'n' });
  });

  it('mirror in a right-to-left window, and leave other keys alone', () => {
    expect(move(3, 'n', 'ArrowLeft', false, true)).toEqual({ index: 3, column: 'claim' });
    expect(move(3, 'n', 'x')).toBeNull();
  });

  it('take the claims between two rows, passing over heads', () => {
    const line = (id: string) => ({ kind: 'line', id, line: { claim: { id } } });
    const items = [{ kind: 'group', id: 'g' }, line('a'), line('b'), { kind: 'group', id: 'h' }, line('c')];
    expect(claimsBetween(items, 4, 2)).toEqual(['b', 'c']);
    expect(claimsBetween(items, 0, 1)).toEqual(['a']);
  });
});
