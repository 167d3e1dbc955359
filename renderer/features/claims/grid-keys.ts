import type { ColumnName } from './claims-view-state.ts';

/** Where the keyboard is: an item by its index (-1 is the head of the table) and a column. */
export interface GridPlace {
  readonly index: number;
  readonly column: ColumnName;
}

export interface GridSize {
  readonly count: number;
  readonly columns: readonly ColumnName[];
  /** Rows in one screen, for Page Up and Page Down. */
  readonly page: number;
}

/** Where an arrow, Home, End or Page key leads; `null` for other keys. Mod is Ctrl, or Cmd on a Mac. Columns mirror in right-to-left interfaces. */
export function moveInGrid(
  place: GridPlace,
  size: GridSize,
  key: { readonly key: string; readonly mod: boolean },
  rightToLeft = false,
): GridPlace | null {
  const column = Math.max(0, size.columns.indexOf(place.column));
  const last = size.columns.length - 1;
  const at = (index: number, to: number): GridPlace => ({
    index: Math.min(size.count - 1, Math.max(-1, index)),
    column: size.columns[Math.min(last, Math.max(0, to))] ?? place.column,
  });
  const ahead = rightToLeft ? -1 : 1;
  switch (key.key) {
    case 'ArrowDown':
      return at(place.index + 1, column);
    case 'ArrowUp':
      return at(place.index - 1, column);
    case 'ArrowRight':
      return at(place.index, column + ahead);
    case 'ArrowLeft':
      return at(place.index, column - ahead);
    case 'Home':
      return key.mod ? at(0, 0) : at(place.index, 0);
    case 'End':
      return key.mod ? at(size.count - 1, last) : at(place.index, last);
    case 'PageDown':
      return at(place.index + size.page, column);
    case 'PageUp':
      return at(Math.max(0, place.index - size.page), column);
    default:
      return null;
  }
}

/** Ids of the claims between two items, both included; heads between them are passed over. */
export function claimsBetween(
  items: readonly { readonly kind: string; readonly id: string; readonly line?: { readonly claim: { readonly id: string } } }[],
  from: number,
  to: number,
): readonly string[] {
  return items.slice(Math.max(0, Math.min(from, to)), Math.max(from, to) + 1).flatMap((item) => item.line?.claim.id ?? []);
}
