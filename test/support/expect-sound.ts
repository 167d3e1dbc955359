import { expect } from 'vitest';
import { sourceFactsSchema, sourceTextSchema } from '../../renderer/domain/source.ts';
import type { ReadSource } from '../../renderer/formats/import/import-format.ts';

/** What holds for every source, whatever it was read from. */
export function expectSound(source: ReadSource): void {
  expect(source.text).not.toMatch(/[\r\0]/);
  expect(source.text.isWellFormed()).toBe(true);
  let end = 0;
  const unsound: string[] = [];
  for (const block of source.blocks) {
    const text = source.text.slice(block.start, block.end);
    if (block.start < end || source.text.slice(end, block.start).trim() !== '') unsound.push(`gap or overlap at ${block.start}`);
    if (text.trim() === '' || text.startsWith('\n') || text.endsWith('\n')) unsound.push(`empty or untrimmed at ${block.start}`);
    end = block.end;
  }
  expect(unsound).toEqual([]);
  expect(source.text.slice(end).trim()).toBe('');
  end = 0;
  for (const repair of source.repairs) {
    expect(repair.start).toBeGreaterThanOrEqual(end);
    expect(source.text.slice(repair.start, repair.end)).toBe(repair.after);
    end = repair.end;
  }
  end = 0;
  for (const link of source.links ?? []) {
    expect(link.start).toBeGreaterThanOrEqual(end);
    expect(link.end).toBeLessThanOrEqual(source.text.length);
    expect(link.url).toMatch(/^(?:https?:\/\/|mailto:)/);
    end = link.end;
  }
  for (const note of source.notes ?? []) expect(note.end).toBeLessThanOrEqual(source.text.length);
  sourceFactsSchema.parse(source.facts);
  sourceTextSchema.parse({ id: 'a', caseId: 'b', text: source.text, blocks: source.blocks, repairs: source.repairs, links: source.links });
}
