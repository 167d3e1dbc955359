import { describeQuotes } from '../../renderer/anchoring/spans.ts';
import { defaultVerdicts } from '../../renderer/domain/case.ts';
import type { Attribution, Claim } from '../../renderer/domain/claim.ts';
import type { Block, Source } from '../../renderer/domain/source.ts';
import type { CaseData } from '../../renderer/formats/export/case-data.ts';

const words =
  'the council said that new roads would open before winter while residents asked who had counted the boats and why nobody answered letters from the harbour office about costs delays and promises made in spring'.split(
    ' ',
  );

/** A repeatable stream of numbers below 1. */
export function randomStream(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state * 1664525 + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Text of about `length` UTF-16 units in paragraphs of about 500, made of a fixed list of words. */
export function longText(length: number, seed = 7): { readonly text: string; readonly blocks: Block[] } {
  const random = randomStream(seed);
  const parts: string[] = [];
  const blocks: Block[] = [];
  let at = 0;
  while (at < length) {
    const count = 50 + Math.floor(random() * 60);
    const paragraph = Array.from({ length: count }, (_, i) => {
      const word = words[Math.floor(random() * words.length)] ?? 'the';
      return i % 12 === 11 ? `${word}.` : word;
    }).join(' ');
    parts.push(paragraph);
    blocks.push({ kind: 'paragraph', start: at, end: at + paragraph.length });
    at += paragraph.length + 2;
  }
  return { text: parts.join('\n\n'), blocks };
}

/** A case with one source of the given length and number of claims, a third of them overlapping, and a one-page source beside it. */
export function longCase(length: number, claimCount: number): CaseData {
  const caseId = `bench-${length}-${claimCount}`;
  const at = '2026-01-01T00:00:00.000Z';
  const long = longText(length);
  const page = longText(4000, 11);
  const texts = [
    { id: 'long', caseId, text: long.text, blocks: long.blocks, repairs: [] },
    { id: 'page', caseId, text: page.text, blocks: page.blocks, repairs: [] },
  ];
  const source = (id: string, title: string, size: number, order: number): Source => ({
    id,
    caseId,
    title,
    byline: 'Bench',
    publisher: 'Bench',
    publishedAt: '2026',
    language: 'en',
    url: '',
    kind: 'text',
    fileName: `${id}.txt`,
    mediaType: 'text/plain',
    encoding: { name: 'utf-8', from: 'valid UTF-8' },
    sha256: (id === 'long' ? 'ab' : 'cd').repeat(32),
    byteLength: size,
    length: size,
    setAside: [],
    warnings: [],
    note: '',
    importedAt: `2026-01-01T00:00:0${order}.000Z`,
    importedBy: '',
  });
  const speakers = [1, 2, 3, 4, 5, 6].map((slot) => ({
    id: `s${slot}`,
    caseId,
    name: `Speaker ${slot}`,
    kind: 'person' as const,
    role: '',
    affiliation: '',
    aliases: [],
    note: '',
    slot,
    createdAt: at,
  }));
  const claims: Claim[] = [];
  const attributions: Attribution[] = [];
  const random = randomStream(3);
  const add = (sourceId: string, text: string, start: number, end: number) => {
    const id = `c${claims.length}`;
    const spans = [{ start, end }];
    const shared = { caseId, sourceId };
    claims.push({
      id,
      ...shared,
      spans,
      quotes: describeQuotes(text, spans),
      statement: '',
      verdict: '',
      confidence: 0,
      topics: [],
      statedAt: '',
      note: '',
      tension: [],
      createdAt: at,
      createdBy: '',
      updatedAt: at,
    });
    attributions.push({
      id: `a${id}`,
      ...shared,
      claimId: id,
      order: 0,
      speakerId: `s${1 + (claims.length % 6)}`,
      unattributed: false,
      quotation: 'indirect',
      role: 'original',
      cue: [],
      speakerWords: [],
      viaId: '',
    });
  };
  const step = long.text.length / claimCount;
  for (let i = 0; i < claimCount; i++) {
    const start = Math.floor(i * step);
    const length = i % 3 === 0 ? step * 1.6 : step * 0.6;
    add('long', long.text, start, Math.min(long.text.length, start + Math.max(8, Math.floor(length * (0.7 + random() * 0.3)))));
  }
  for (let i = 0; i < 10; i++) add('page', page.text, i * 380, i * 380 + 60);
  return {
    case: { id: caseId, title: 'Bench', note: '', verdicts: [...defaultVerdicts], createdAt: at, updatedAt: at },
    sources: [source('page', 'One page', page.text.length, 0), source('long', 'Long text', long.text.length, 1)],
    texts,
    originals: [],
    speakers,
    mentions: [],
    claims,
    attributions,
    codes: [],
    evidence: [],
    notes: [],
    decisions: [],
    templates: [],
    pictures: [],
    edits: [],
  };
}
