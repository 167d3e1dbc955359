import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placeBox } from '../../../../renderer/features/who/placement.ts';

const view = { width: 1000, height: 700 };
const box = { width: 320, height: 250 };

test('stands below its anchor', () => {
  expect(placeBox({ left: 200, top: 100, bottom: 130 }, box, view)).toEqual({ left: 200, top: 136 });
});

test('stands above where there is no room below', () => {
  expect(placeBox({ left: 200, top: 500, bottom: 530 }, box, view)).toEqual({ left: 200, top: 244 });
});

test('is inside the window wherever its anchor is', () => {
  const number = fc.integer({ min: -500, max: 2000 });
  fc.assert(
    fc.property(number, number, fc.nat(60), (left, top, height) => {
      const at = placeBox({ left, top, bottom: top + height }, box, view);
      expect(at.left).toBeGreaterThanOrEqual(8);
      expect(at.left + box.width).toBeLessThanOrEqual(view.width - 8);
      expect(at.top + box.height).toBeLessThanOrEqual(view.height - 8);
    }),
  );
});
