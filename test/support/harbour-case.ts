import type { SeedRows } from './seed-rows.ts';

/** A small case of our own writing: two articles about a harbour, five speakers, eight claims. */
const paragraphs = {
  dredging: [
    'Harbour to be dredged before spring',
    'The port of Hallvik will be dredged before the spring ferries return, the council announced on Tuesday.',
    'Mayor Ingrid Solberg said the work would cost no more than four million crowns. “We have the money,” she said, “and we have the ships.”',
    'The Fishers’ Union disputed that. According to its chair, Odd Lund, the seabed holds cadmium, and moving it would poison the mussels.',
    'A survey report from 2019 found no cadmium above the limit.',
    'Sign up for our morning letter.',
  ],
  mussels: [
    'Mussels closed for the season',
    'The food authority closed the mussel beds on Friday. Odd Lund said nobody had warned the fishers.',
    'Solberg denied that the dredging had anything to do with it.',
  ],
} as const;

const at = '2026-11-20T10:00:00.000Z';

function source(id: keyof typeof paragraphs, importedAt: string) {
  const text = paragraphs[id].join('\n\n');
  let start = 0;
  const blocks = paragraphs[id].map((words, i) => {
    const block = {
      kind: i === 0 ? 'title' : 'paragraph',
      start,
      end: start + words.length,
      ...(words.startsWith('Sign up') ? { boilerplate: 'sign-up' } : {}),
    };
    start = block.end + 2;
    return block;
  });
  const aside = blocks.flatMap((block) => ('boilerplate' in block ? [{ start: block.start, reason: 'sign-up' }] : []));
  return {
    text,
    row: {
      id,
      title: paragraphs[id][0],
      byline: '',
      publisher: 'Hallvik Post',
      publishedAt: '2026-11-17',
      language: 'en',
      url: '',
      kind: 'text',
      fileName: `${id}.txt`,
      mediaType: 'text/plain',
      encoding: { name: 'utf-8', from: 'valid UTF-8' },
      sha256: '0'.repeat(64),
      byteLength: text.length,
      length: text.length,
      setAside: aside,
      warnings: [],
      note: '',
      importedAt,
      importedBy: '',
    },
    textRow: { id, text, blocks, repairs: [] },
  };
}

const sources = { dredging: source('dredging', '2026-11-20T08:00:00.000Z'), mussels: source('mussels', '2026-11-20T09:00:00.000Z') };

function spanOf(id: keyof typeof paragraphs, words: string) {
  const start = sources[id].text.indexOf(words);
  if (start < 0) throw new Error(`"${words}" is not in ${id}`);
  return { start, end: start + words.length };
}

const speaker = (id: string, name: string, kind: string, slot: number, role = '', aliases: readonly string[] = []) => ({
  id,
  name,
  kind,
  role,
  affiliation: '',
  aliases,
  note: '',
  slot,
  createdAt: at,
});

interface Said {
  readonly id: string;
  readonly in: keyof typeof paragraphs;
  readonly words: readonly string[];
  readonly by: string;
  readonly cue?: string;
  readonly quotation?: string;
  readonly verdict?: string;
  readonly confidence?: number;
  readonly topics?: readonly string[];
  readonly tension?: readonly string[];
}

const said: readonly Said[] = [
  {
    id: 'c1',
    in: 'dredging',
    words: ['The port of Hallvik will be dredged before the spring ferries return'],
    by: 'council',
    cue: 'announced',
  },
  {
    id: 'c2',
    in: 'dredging',
    words: ['the work would cost no more than four million crowns'],
    by: 'solberg',
    cue: 'said',
    verdict: 'disputed',
    confidence: 1,
    topics: ['money'],
  },
  {
    id: 'c3',
    in: 'dredging',
    words: ['We have the money,', 'and we have the ships.'],
    by: 'solberg',
    cue: 'she said',
    quotation: 'direct',
    topics: ['money'],
  },
  {
    id: 'c4',
    in: 'dredging',
    words: ['the seabed holds cadmium, and moving it would poison the mussels'],
    by: 'lund',
    cue: 'According to',
    tension: ['c6'],
  },
  { id: 'c5', in: 'dredging', words: ['moving it would poison the mussels'], by: 'lund' },
  {
    id: 'c6',
    in: 'dredging',
    words: ['no cadmium above the limit'],
    by: 'report',
    cue: 'found',
    verdict: 'supported',
    confidence: 3,
    tension: ['c4'],
  },
  { id: 'c7', in: 'mussels', words: ['nobody had warned the fishers'], by: 'oddlund', cue: 'said' },
  { id: 'c8', in: 'mussels', words: ['the dredging had anything to do with it'], by: '', cue: 'denied' },
];

export const harbourCase: SeedRows = {
  sources: [sources.dredging.row, sources.mussels.row],
  texts: [sources.dredging.textRow, sources.mussels.textRow],
  speakers: [
    speaker('solberg', 'Ingrid Solberg', 'person', 1, 'Mayor', ['Solberg']),
    speaker('lund', 'Odd Lund', 'person', 2, 'Chair', ['Lund']),
    speaker('council', 'Hallvik council', 'organisation', 3),
    speaker('report', 'Survey report, 2019', 'document', 4),
    speaker('oddlund', 'Lund', 'person', 5),
  ],
  codes: [
    { id: 'money', name: 'Money', description: '', slot: 1, letter: 'M', order: 0 },
    { id: 'water', name: 'Water', description: '', slot: 2, letter: 'W', order: 1 },
  ],
  claims: said.map((claim) => ({
    id: claim.id,
    sourceId: claim.in,
    spans: claim.words.map((words) => spanOf(claim.in, words)),
    quotes: claim.words.map((words) => ({ exact: words, prefix: '', suffix: '' })),
    statement: '',
    verdict: claim.verdict ?? '',
    confidence: claim.confidence ?? 0,
    topics: claim.topics ?? [],
    statedAt: '',
    note: '',
    tension: claim.tension ?? [],
    createdAt: at,
    createdBy: '',
    updatedAt: at,
  })),
  attributions: said.map((claim) => ({
    id: `a-${claim.id}`,
    claimId: claim.id,
    sourceId: claim.in,
    order: 0,
    speakerId: claim.by,
    unattributed: false,
    quotation: claim.quotation ?? 'indirect',
    role: 'original',
    cue: claim.cue ? [spanOf(claim.in, claim.cue)] : [],
    speakerWords: [],
    viaId: '',
  })),
  evidence: [
    {
      id: 'e1',
      claimId: 'c6',
      kind: 'cited',
      sourceId: '',
      spans: [],
      quotes: [],
      url: '',
      title: 'Survey report, 2019',
      stance: 'supports',
      note: '',
      createdAt: at,
    },
  ],
};
