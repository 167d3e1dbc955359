import { describe, expect, it } from 'vitest';
import { commands } from '../../../../renderer/commands/registry.ts';
import { findThings, rank } from '../../../../renderer/features/palette/rank.ts';

const things = [
  { title: 'Import sources', keywords: 'open files add article', reason: '' },
  { title: 'Export report', keywords: 'save html csv', reason: '' },
  { title: 'Go to Report', reason: '' },
  { title: 'Undo', reason: 'Nothing to undo' },
  { title: 'Go to speaker “Zoë Öberg”', keywords: 'Oberg chair', reason: '' },
];
const found = (typed: string) => findThings(things, typed, 10).map((thing) => thing.title);

describe('finding commands', () => {
  it('takes words of the title in any order, and keywords after them', () => {
    expect(found('report')).toEqual(['Go to Report', 'Export report']);
    expect(found('report exp')).toEqual(['Export report']);
    expect(found('csv')).toEqual(['Export report']);
    expect(found('article')).toEqual(['Import sources']);
  });

  it('ignores case and accents', () => {
    expect(found('zoe')).toEqual(['Go to speaker “Zoë Öberg”']);
    expect(found('IMPORT')[0]).toBe('Import sources');
  });

  it('takes the first letters of words that were not spelled out', () => {
    expect(found('exrp')).toEqual(['Export report']);
    expect(found('zzz')).toEqual([]);
  });

  it('lists what cannot be done now, after what can', () => {
    expect(found('')).toEqual(['Import sources', 'Export report', 'Go to Report', 'Go to speaker “Zoë Öberg”', 'Undo']);
    expect(found('undo')).toEqual(['Undo']);
  });

  it('finds every command by its own title, first', () => {
    const all = commands.map((command) => ({ title: command.title, keywords: command.keywords ?? '', reason: '' }));
    for (const command of all) expect(findThings(all, command.title, 1)[0]?.title).toBe(command.title);
  });

  it('asks that every word fits', () => {
    expect(rank({ title: 'Export report' }, 'export nothing')).toBeNull();
  });
});
