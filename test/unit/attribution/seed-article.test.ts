import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { suggestInPieces } from '../../../renderer/attribution/suggest-in-pieces.ts';
import { wordsOf } from '../../../renderer/attribution/suggestion.ts';
import { readSource } from '../../../renderer/formats/import/read-source.ts';
import { learnedModel } from './learned-model.ts';

const path = [process.env.HEARSAY_DATA ?? '', '../shared/data', '/work/shared/data']
  .filter(Boolean)
  .map((folder) => `${folder}/seed-article.txt`)
  .find((file) => existsSync(file));

describe.skipIf(path === undefined)('the seed article (only where the shared data is)', () => {
  test('gives Ryabkov, the ministry and the note their words, and nothing in what is not the article', async () => {
    const source = await readSource(
      { name: 'seed-article.txt', mediaType: 'text/plain', bytes: new Uint8Array(readFileSync(path ?? '')) },
      {},
    );
    const aside = source.blocks.filter((block) => block.boilerplate !== undefined);
    const skip = aside.filter((block) => !block.unsure);
    const reading = suggestInPieces(source.text, { model: learnedModel(), language: 'en', skip });
    let step = reading.next();
    while (!step.done) step = reading.next();
    const said = step.value.map((one) => ({
      who: one.speaker.name,
      words: wordsOf(source.text, one.content),
      cue: wordsOf(source.text, one.cue),
      source: wordsOf(source.text, one.source),
      parts: one.content.length,
    }));
    expect(said.map((one) => one.words)).toContainEqual(expect.stringMatching(/restrictions imposed on the work .* in recent years$/));
    const of = (who: string) => said.filter((one) => one.who.endsWith(who));
    for (const words of [
      'hostilities against Moscow',
      'increase tensions',
      'initial talks',
      'some progress',
      'temporary halt',
      'prefer to avoid',
    ])
      expect(of('Ryabkov').map((one) => one.words)).toContainEqual(expect.stringContaining(words));
    expect(of('Ryabkov').some((one) => one.source === 'he')).toBe(true);
    expect(said.find((one) => one.cue.startsWith('proposed'))?.who).toContain('Foreign Ministry');
    const note = said.find((one) => one.words.includes('We discussed'));
    expect(note).toMatchObject({ parts: 2, words: expect.stringContaining('We propose to remove') });
    expect(note?.who).toContain('note');
    for (const one of step.value)
      for (const span of [...one.content, ...one.cue, ...one.source])
        expect(aside.some((block) => span.start < block.end && span.end > block.start)).toBe(false);
  });
});
