import type { PageText } from './page-text.ts';

/** A point, in the page's own measure (`ISO 32000-1, 8.3.2.3`) or in points from the upper left corner of the page as it is read. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

type PageMeasure = Pick<PageText, 'view' | 'rotate' | 'unit'>;

const quarterTurns = (rotate: number) => ((Math.round(rotate / 90) % 4) + 4) % 4;

/** From the page's own measure, where `y` grows upwards, to points from the upper left corner of the page as it is read. */
export function toRead({ view, rotate, unit }: PageMeasure, { x, y }: Point): Point {
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = view;
  const place = [
    { x: x - x0, y: y1 - y },
    { x: y - y0, y: x - x0 },
    { x: x1 - x, y: y - y0 },
    { x: y1 - y, y: x1 - x },
  ][quarterTurns(rotate)] ?? { x, y };
  return { x: place.x * unit, y: place.y * unit };
}

/** The way back of {@link toRead}. */
export function toOwn({ view, rotate, unit }: PageMeasure, point: Point): Point {
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = view;
  const [x, y] = [point.x / unit, point.y / unit];
  return (
    [
      { x: x + x0, y: y1 - y },
      { x: y + x0, y: x + y0 },
      { x: x1 - x, y: y + y0 },
      { x: x1 - y, y: y1 - x },
    ][quarterTurns(rotate)] ?? point
  );
}
