import { describe, expect, it } from 'vitest';
import type { Source } from '../../../../renderer/domain/source.ts';
import { groupSources, shownOf } from '../../../../renderer/features/sources/group-sources.ts';
import { sampleCase } from '../../../support/sample-case.ts';

const [first] = sampleCase().sources;
if (!first) throw new Error('the sample case has a source');
const source = (id: string, folder?: string): Source => ({ ...first, id, ...(folder === undefined ? {} : { folder }) });

describe('sources in the list', () => {
  it('stand by themselves first, then under their folders, numbers by value', () => {
    const sources = [source('a', 'S/10'), source('b'), source('c', 'S/9'), source('d', 'S/10'), source('e')];
    expect(groupSources(sources).map(({ folder, sources: inside }) => [folder, inside.map(({ id }) => id).join('')])).toEqual([
      ['', 'be'],
      ['S/9', 'c'],
      ['S/10', 'ad'],
    ]);
  });

  it('are drawn up to a number, and the open one always', () => {
    const many = Array.from({ length: 10 }, (_, i) => source(`${i}`));
    expect(shownOf(many, 3, '7').map(({ id }) => id)).toEqual(['0', '1', '2', '7']);
    expect(shownOf(many, 3, '1').map(({ id }) => id)).toEqual(['0', '1', '2']);
    expect(shownOf(many, 20, '').length).toBe(10);
  });
});
