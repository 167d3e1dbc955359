import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findMentions } from '../../../renderer/attribution/find-mentions.ts';

const named = (id: string, name: string, ...aliases: string[]) => ({ id, name, aliases });
const found = (text: string, speaker: ReturnType<typeof named>, ...others: ReturnType<typeof named>[]) =>
  findMentions(text, speaker, others).map((span) => `${span.start} ${text.slice(span.start, span.end)}`);

describe('mentions of a speaker', () => {
  const holm = named('h', 'Ada Holm', 'Holm', 'the minister', 'she');

  it('are all places of the name and its aliases, as whole words, the longest form counting', () => {
    expect(found('Ada Holm left. Holmes stayed. Holm’s office: the minister, The minister; Holm-Lund.', holm)).toEqual([
      '0 Ada Holm',
      '30 Holm',
      '45 the minister',
      '59 The minister',
      '73 Holm',
    ]);
  });

  it('never are pronouns', () => {
    expect(found('She said she knew.', holm)).toEqual([]);
  });

  it('leave out what belongs to the longer name of another, and forms that two share', () => {
    expect(found('Eva Holm met Holm.', holm, named('e', 'Eva Holm'))).toEqual(['13 Holm']);
    expect(found('Eva Holm met Ada Holm and Holm.', holm, named('e', 'Eva Holm', 'Holm'))).toEqual(['13 Ada Holm']);
  });

  it('are found in scripts without spaces and beside marks of any kind', () => {
    expect(found('昨天王小明说,王小明同意。', named('w', '王小明'))).toEqual(['2 王小明', '7 王小明']);
    expect(found('قال الوزير أمس', named('w', 'الوزير'))).toEqual(['4 الوزير']);
    expect(found('«Holm», (Holm) —Holm—', holm).length).toBe(3);
  });

  it('are in order, apart, and equal to a form of the name for any text', () => {
    const piece = fc.constantFrom('Ada Holm', 'Holm', 'Holms', ' ', 'the minister', '.', 'é', '王', 'a', '🙂', "'s");
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('');
        let end = 0;
        for (const span of findMentions(text, holm)) {
          expect(span.start).toBeGreaterThanOrEqual(end);
          expect(['Ada Holm', 'Holm', 'the minister', 'The minister']).toContain(text.slice(span.start, span.end));
          end = span.end;
        }
      }),
    );
  });
});
