import { choiceKey, type MergeChoices, sideOf } from './merge-cases.ts';
import type { ComparedTable } from './merge-fields.ts';
import type { FieldInWords, ItemInWords } from './merge-words.ts';

type LeftOut = ReadonlySet<string>;

/** Whether something that an item has no place without is left out: then it stays out too, whatever is said of it. */
export function staysOut(item: ItemInWords, leaveOut: LeftOut): boolean {
  return item.needs.some((key) => leaveOut.has(key));
}

/** Whether an added or changed item comes in. */
export function comesIn(item: ItemInWords, leaveOut: LeftOut): boolean {
  if (leaveOut.has(item.key) || staysOut(item, leaveOut)) return false;
  return item.kind !== 'changed' || takenFields(item).some((field) => !leaveOut.has(choiceKey(item, field)));
}

/** Fields that are taken without anybody having to decide. */
export function takenFields(item: ItemInWords): FieldInWords[] {
  return item.fields.filter((field) => field.state === 'theirs');
}

/** How many records a merge adds and changes, as it is chosen. */
export function countMerge(items: readonly ItemInWords[], choices: MergeChoices): { readonly added: number; readonly changed: number } {
  const leaveOut = choices.leaveOut ?? new Set();
  const count = { added: 0, changed: 0 };
  for (const item of items) {
    if (item.kind === 'conflict') count.changed += item.fields.some((field) => sideOf(item, field, choices) === 'theirs') ? 1 : 0;
    else if ((item.kind === 'added' || item.kind === 'changed') && comesIn(item, leaveOut)) count[item.kind] += 1;
  }
  return count;
}

/** With these left out, or none of them. */
export function leavingOut(leaveOut: LeftOut, keys: readonly string[], out: boolean): Set<string> {
  const next = new Set(leaveOut);
  for (const key of keys) {
    if (out) next.add(key);
    else next.delete(key);
  }
  return next;
}

/** Added or changed items of one kind of record. */
export interface MergeGroup {
  readonly id: string;
  readonly kind: 'added' | 'changed';
  /** "Added claims". */
  readonly title: string;
  readonly items: readonly ItemInWords[];
}

const plural: Record<ComparedTable, string> = {
  sources: 'sources',
  speakers: 'speakers',
  codes: 'topics',
  claims: 'claims',
  evidence: 'pieces of evidence',
  notes: 'notes',
  templates: 'report templates',
};

/** The items that change or come in without a decision, by kind of record, in the order they were compared. */
export function mergeGroups(items: readonly ItemInWords[]): MergeGroup[] {
  const groups = new Map<string, { kind: 'added' | 'changed'; title: string; items: ItemInWords[] }>();
  for (const kind of ['changed', 'added'] as const) {
    for (const item of items) {
      if (item.kind !== kind) continue;
      const id = `${kind} ${item.table}`;
      const known = groups.get(id);
      if (known) known.items.push(item);
      else groups.set(id, { kind, title: `${kind === 'added' ? 'Added' : 'Changed'} ${plural[item.table]}`, items: [item] });
    }
  }
  return [...groups].map(([id, group]) => ({ id, ...group }));
}
