import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findCue } from '../../../renderer/attribution/find-cue.ts';
import { likelySpeakers } from '../../../renderer/attribution/likely-speakers.ts';
import type { Span } from '../../../renderer/domain/schema.ts';
import type { Speaker } from '../../../renderer/domain/speaker.ts';

const article = [
  'The Norland Transport Ministry offered the islands a new ferry contract on Monday.',
  'Norland Deputy Transport Minister Ada Holm said that the ferries will run all winter, but noted that fares may rise in spring.',
  'The harbour had been closed for a week.',
  '“We looked at every pier. […] We ask the council to wait,” stated in a letter from the Norland harbour service.',
  'A group of island mayors is calling on Premier Osk to lower the fares.',
  'However, she added that no decision has been made yet. Her office gave no date.',
  'Holm did not rule out a pause of the night service, but stressed that the ministry would prefer to avoid it.',
  'According to Karl Brandt, a lawyer for the Seafarers Union, the crews were never asked. The strike lasted nine days.',
];
const text = article.join('\n');
const blocks: Span[] = [];
for (const line of article) {
  const start = (blocks.at(-1)?.end ?? -1) + 1;
  blocks.push({ start, end: start + line.length });
}

function spanOf(words: string, source = text): Span {
  const start = source.indexOf(words);
  if (start < 0) throw new Error(`not in the text: ${words}`);
  return { start, end: start + words.length };
}

function speaker(name: string, more: Partial<Speaker> = {}): Speaker {
  return {
    id: name,
    caseId: 'case',
    name,
    kind: 'person',
    role: '',
    affiliation: '',
    aliases: [],
    note: '',
    slot: 0,
    createdAt: '',
    ...more,
  };
}

const ask = (words: string, speakers: Speaker[] = [], more: { lastSpeakerId?: string } = {}) =>
  likelySpeakers({ text, spans: [spanOf(words)], language: 'en', blocks, speakers, ...more });
const first = (words: string, speakers: Speaker[] = []) => ask(words, speakers)[0];
const cue = (words: string) => {
  const span = findCue(text, [spanOf(words)], 'en', blocks);
  return span && text.slice(span.start, span.end);
};

describe('likely speakers', () => {
  it('offer the person named before the cue, with the role the text gives', () => {
    expect(first('the ferries will run all winter')).toEqual({
      speakerId: null,
      create: { name: 'Ada Holm', kind: 'person', role: 'Norland Deputy Transport Minister', affiliation: '' },
      name: 'Ada Holm',
      span: spanOf('Norland Deputy Transport Minister Ada Holm'),
      likelihood: 'likely',
      reason: 'named before “said”',
    });
  });

  it('keep the subject for a second verb that has none of its own', () => {
    expect(first('fares may rise in spring')?.name).toBe('Ada Holm');
    expect(first('the ministry would prefer to avoid it')?.name).toBe('Ada Holm');
  });

  it('know organisations, documents and people who are described and not named', () => {
    expect(first('We ask the council to wait')?.create).toEqual({
      name: 'Letter from the Norland harbour service',
      kind: 'document',
      role: '',
      affiliation: '',
    });
    expect(first('We looked at every pier')?.name).toBe('Letter from the Norland harbour service');
    expect(first('lower the fares')?.create).toMatchObject({ name: 'A group of island mayors', kind: 'unnamed' });
  });

  it('read a role and affiliation that follow the name', () => {
    expect(first('the crews were never asked')).toMatchObject({
      create: { name: 'Karl Brandt', role: 'lawyer', affiliation: 'Seafarers Union' },
      reason: 'named after “According to”',
    });
  });

  it('take a pronoun for the person named last who fits it', () => {
    const found = first('no decision has been made yet', [speaker('Ada Holm')]);
    expect(found).toMatchObject({ name: 'Osk', likelihood: 'likely', reason: '“she”: the person named last' });
  });

  it('give a last name the full name found earlier, and the speaker the case already has', () => {
    expect(first('a pause of the night service')?.create).toMatchObject({ name: 'Ada Holm', role: 'Norland Deputy Transport Minister' });
    expect(first('a pause of the night service', [speaker('Ada Holm')])).toMatchObject({ speakerId: 'Ada Holm', create: null });
    const alias = speaker('A. Holm', { aliases: ['Holm'] });
    expect(first('a pause of the night service', [alias])?.speakerId).toBe('A. Holm');
  });

  it('put the article itself first where nobody is cited, and the case’s own entry for it if there is one', () => {
    expect(first('The harbour had been closed')).toMatchObject({
      name: 'The article itself',
      likelihood: 'likely',
      create: { kind: 'outlet' },
    });
    const outlet = speaker('Harbour Gazette', { kind: 'outlet' });
    expect(first('The harbour had been closed', [outlet])).toMatchObject({ speakerId: 'Harbour Gazette', create: null });
    expect(ask('the ferries will run').find((one) => one.create?.kind === 'outlet')?.likelihood ?? 'unlikely').toBe('unlikely');
  });

  it('keep the speaker set last in the list, below one who is cited', () => {
    const names = ask('fares may rise', [speaker('Ines Vega')], { lastSpeakerId: 'Ines Vega' }).map((one) => `${one.name}: ${one.reason}`);
    expect(names[0]).toContain('Ada Holm');
    expect(names).toContain('Ines Vega: set last');
  });

  it('leave out debris that is not among the blocks', () => {
    const source = 'Read also: Dr. Pia Lund said no.\nHe added that the pier is safe.\n';
    const block = { start: source.indexOf('He added'), end: source.length - 1 };
    const found = likelySpeakers({
      text: source,
      spans: [spanOf('the pier is safe', source)],
      language: 'en',
      blocks: [block],
      speakers: [],
    });
    expect(found.map((one) => one.name)).not.toContain('Pia Lund');
  });

  it('take the turn of a transcript for its speaker', () => {
    const turn = 'MODERATOR: Welcome back.\nVEGA: The port is full.';
    const second = { start: 25, end: turn.length };
    const span = spanOf('The port is full', turn);
    expect(
      likelySpeakers({ text: turn, spans: [span], language: 'en', blocks: [second], speakers: [speaker('Ines Vega')] })[0],
    ).toMatchObject({
      speakerId: 'Ines Vega',
      reason: 'speaks this turn',
    });
    const labelled = [{ ...second, speaker: 'Ines Vega' }];
    expect(likelySpeakers({ text: turn, spans: [span], language: 'en', blocks: labelled, speakers: [] })[0]?.name).toBe('Ines Vega');
  });

  it('find names of the case in any script', () => {
    const chinese = '外交部发言人王小明表示,我们不会等待。';
    const found = likelySpeakers({
      text: chinese,
      spans: [spanOf('我们不会等待', chinese)],
      language: 'zh',
      speakers: [speaker('王小明')],
    });
    expect(found[0]).toMatchObject({ speakerId: '王小明', likelihood: 'likely' });
  });

  it('never offer anyone twice, and only words that are in the text', () => {
    const word = fc.constantFrom(
      'Ada Holm',
      'said',
      'that',
      '“',
      '”',
      'he',
      'The Ministry',
      'of',
      'a note from',
      '.',
      '\n',
      'according to',
      'Mr.',
      'US',
      'officials',
      ',',
      'und',
      '🙂',
    );
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 40 }), fc.nat(), fc.nat(200), (words, from, length) => {
        const source = words.join(' ');
        const start = from % source.length;
        const found = likelySpeakers({
          text: source,
          spans: [{ start, end: Math.min(source.length, start + 1 + length) }],
          language: 'en',
          speakers: [speaker('Ada Holm')],
        });
        const keys = found.map((one) => one.speakerId ?? one.create?.name);
        expect(new Set(keys).size).toBe(keys.length);
        expect(found.length).toBeGreaterThan(0);
        for (const one of found) {
          expect((one.speakerId === null) !== (one.create === null)).toBe(true);
          if (one.span) expect(source.slice(one.span.start, one.span.end).trim()).not.toBe('');
        }
      }),
    );
  });
});

describe('the cue of a claim', () => {
  it('is the word or phrase that introduces it', () => {
    expect(cue('the ferries will run all winter')).toBe('said');
    expect(cue('fares may rise in spring')).toBe('noted');
    expect(cue('a pause of the night service')).toBe('did not rule out');
    expect(cue('lower the fares')).toBe('is calling on');
    expect(cue('We ask the council to wait')).toBe('stated in');
    expect(cue('We looked at every pier')).toBe('stated in');
    expect(cue('the crews were never asked')).toBe('According to');
    expect(cue('no decision has been made yet')).toBe('added');
  });

  it('is none where the source speaks in its own voice', () => {
    expect(cue('The harbour had been closed')).toBeNull();
    expect(cue('The strike lasted nine days')).toBeNull();
  });

  it('is the first one in a claim that takes in the whole sentence', () => {
    expect(cue(article[6] ?? '')).toBe('did not rule out');
  });

  it('is found before a colon, between two parts, and after the sentence before', () => {
    const lead = 'The mayor wrote:\n“The road is open.”';
    const span = findCue(lead, [spanOf('The road is open', lead)], 'en');
    expect(span && lead.slice(span.start, span.end)).toBe('wrote');
    const parts = '“The road,” Vega explained, “is open again.” “Nobody was hurt.”';
    const between = findCue(parts, [spanOf('The road', parts), spanOf('is open again', parts)], 'en');
    expect(between && parts.slice(between.start, between.end)).toBe('explained');
    const after = findCue(parts, [spanOf('Nobody was hurt', parts)], 'en');
    expect(after && parts.slice(after.start, after.end)).toBe('explained');
  });

  it('is not a noun, a name or a word inside the quotation', () => {
    const nouns = 'The United States report and the proposed claim stand.';
    expect(findCue(nouns, [spanOf('stand', nouns)], 'en')).toBeNull();
    const inside = '“He said no, I think,” Vega told us.';
    const span = findCue(inside, [spanOf('He said no', inside)], 'en');
    expect(span && inside.slice(span.start, span.end)).toBe('told');
  });

  it('is known in other languages', () => {
    const cases = [
      ['de', 'Die Ministerin sagte, die Brücke sei sicher.', 'die Brücke sei sicher', 'sagte'],
      ['fr', 'Selon le maire, le pont est fermé.', 'le pont est fermé', 'Selon'],
      ['es', 'El puente está cerrado, según la alcaldesa.', 'El puente está cerrado', 'según'],
      ['ru', 'Мэр заявил, что мост закрыт.', 'мост закрыт', 'заявил'],
      ['zh', '市长表示,桥已经关闭。', '桥已经关闭', '表示'],
    ] as const;
    for (const [language, source, words, expected] of cases) {
      const span = findCue(source, [spanOf(words, source)], language);
      expect(span && source.slice(span.start, span.end)).toBe(expected);
    }
  });
});
