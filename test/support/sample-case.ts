import { describeQuotes } from '../../renderer/anchoring/spans.ts';
import { defaultVerdicts } from '../../renderer/domain/case.ts';
import type { Attribution, Claim, Evidence } from '../../renderer/domain/claim.ts';
import { defaultReportOptions } from '../../renderer/domain/report-options.ts';
import type { Span } from '../../renderer/domain/schema.ts';
import type { Block, Source } from '../../renderer/domain/source.ts';
import type { Speaker } from '../../renderer/domain/speaker.ts';
import type { CaseData } from '../../renderer/formats/export/case-data.ts';
import { sampleLogo } from './sample-logo.ts';

const caseId = '0f3e4b0a-0000-4000-8000-000000000001';
const sourceId = '0f3e4b0a-0000-4000-8000-00000000000a';
const at = '2026-05-04T09:30:00.000Z';

const lines: readonly (readonly [Block['kind'], string, Block['boilerplate']?])[] = [
  ['title', 'Harbour town weighs a second ferry line 🚢'],
  ['paragraph', 'Click here to get our morning letter.', 'sign-up'],
  [
    'paragraph',
    'Mayor Ines Okafor said the second line would carry 400 passengers a day, but noted that the port “is not ready for winter”.',
  ],
  ['paragraph', '“We counted the boats ourselves. […] There were only two,” stated a letter from the Harbour Office.'],
  ['paragraph', 'Okafor did not rule out a delay <until spring> & blamed the café owners.'],
];

const text = lines.map(([, words]) => words).join('\n\n');

/** Where words stand in the sample's text. */
export function spanOf(words: string, from = 0): Span {
  const start = text.indexOf(words, from);
  if (start < 0) throw new Error(`the sample does not say "${words}"`);
  return { start, end: start + words.length };
}

function blocks(): Block[] {
  let start = 0;
  return lines.map(([kind, words, boilerplate]) => {
    const block = { kind, start, end: start + words.length, ...(boilerplate ? { boilerplate } : {}) };
    start += words.length + 2;
    return block;
  });
}

function claim(id: string, spans: readonly Span[], more: Partial<Claim> = {}): Claim {
  return {
    id,
    caseId,
    sourceId,
    spans: [...spans],
    quotes: describeQuotes(text, spans),
    statement: '',
    verdict: '',
    confidence: 0,
    topics: [],
    statedAt: '',
    note: '',
    tension: [],
    createdAt: at,
    createdBy: 'Ada Analyst',
    updatedAt: at,
    ...more,
  };
}

function attribution(claimId: string, speakerId: string, more: Partial<Attribution> = {}): Attribution {
  return {
    id: `a-${claimId}-${more.order ?? 0}`,
    caseId,
    claimId,
    sourceId,
    order: 0,
    speakerId,
    unattributed: false,
    quotation: 'indirect',
    role: 'original',
    cue: [],
    speakerWords: [],
    viaId: '',
    ...more,
  };
}

function speaker(id: string, name: string, kind: Speaker['kind'], slot: number, more: Partial<Speaker> = {}): Speaker {
  return { id, caseId, name, kind, role: '', affiliation: '', aliases: [], note: '', slot, createdAt: at, ...more };
}

function source(): Source {
  return {
    id: sourceId,
    caseId,
    title: 'Harbour town weighs a second ferry line 🚢',
    byline: 'Jo Writer',
    publisher: 'The Quay',
    publishedAt: '2026-05-03',
    language: 'en',
    url: 'https://quay.example/ferry',
    kind: 'text',
    fileName: 'ferry.txt',
    mediaType: 'text/plain',
    encoding: { name: 'utf-8', from: 'valid UTF-8' },
    sha256: 'ab'.repeat(32),
    byteLength: 3,
    length: text.length,
    setAside: [{ start: spanOf('Click here').start, reason: 'sign-up' }],
    warnings: [],
    note: '',
    importedAt: at,
    importedBy: 'Ada Analyst',
  };
}

/**
 * A small case written for tests: an emoji in the title, a sign-up line set aside, a repaired quotation mark, a claim in two parts, one
 * inside it, two that cross, a speaker of each kind that matters, evidence of each kind.
 */
export function sampleCase(): CaseData {
  const carried = spanOf('the second line would carry 400 passengers a day');
  const counted = spanOf('We counted the boats ourselves.');
  const two = spanOf('There were only two');
  const evidence: Evidence[] = [
    {
      id: 'e1',
      caseId,
      claimId: 'c1',
      kind: 'passage',
      sourceId,
      spans: [two],
      quotes: describeQuotes(text, [two]),
      url: '',
      title: '',
      stance: 'refutes',
      note: 'Two boats cannot.',
      createdAt: at,
    },
    {
      id: 'e2',
      caseId,
      claimId: 'c1',
      kind: 'link',
      sourceId: '',
      spans: [],
      quotes: [],
      url: 'https://port.example/plan?a=1&b=2',
      title: 'Port plan',
      stance: 'supports',
      note: '',
      createdAt: at,
    },
    {
      id: 'e3',
      caseId,
      claimId: 'c3',
      kind: 'cited',
      sourceId: '',
      spans: [],
      quotes: [],
      url: '',
      title: 'The letter itself',
      stance: 'context',
      note: '',
      createdAt: at,
    },
  ];
  const claims = [
    claim('c1', [carried], {
      statement: 'A second line carries 400 people a day.',
      verdict: 'refuted',
      confidence: 2,
      topics: ['t1'],
      statedAt: '2026-05-02',
      note: 'Ask the port.',
    }),
    claim('c2', [spanOf('the port “is not ready for winter”')], { verdict: 'unverifiable' }),
    claim('c3', [counted, two]),
    claim('c4', [spanOf('boats ourselves')], { tension: ['c1'] }),
    claim('c5', [spanOf('Okafor did not rule out a delay')]),
    claim('c6', [spanOf('a delay <until spring> & blamed the café owners')]),
  ];
  return {
    case: { id: caseId, title: 'Ferry', note: '', verdicts: [...defaultVerdicts], createdAt: at, updatedAt: at },
    sources: [source()],
    texts: [
      {
        id: sourceId,
        caseId,
        text,
        blocks: blocks(),
        repairs: [
          {
            ...spanOf('“', spanOf('We counted').start - 1),
            before: 'β€œ',
            after: '“',
            why: 'The bytes E2 80 9C were read as Greek and Western Windows text.',
          },
        ],
      },
    ],
    templates: [
      {
        id: 'template-1',
        caseId,
        name: 'House style',
        format: 'docx',
        options: { ...defaultReportOptions(''), order: 'speaker', language: 'de', logo: 'logo-1' },
        createdAt: at,
        createdBy: 'Ada Analyst',
      },
    ],
    pictures: [sampleLogo(caseId)],
    originals: [
      { id: sourceId, caseId, sha256: 'ab'.repeat(32), fileName: 'ferry.txt', mediaType: 'text/plain', bytes: new Uint8Array([1, 2, 3]) },
    ],
    speakers: [
      speaker('s1', 'Ines Okafor', 'person', 1, {
        role: 'Mayor',
        affiliation: 'Harbour town',
        aliases: ['Mayor Okafor'],
        note: 'Call back Monday.',
      }),
      speaker('s2', 'A letter', 'document', 2),
      speaker('s3', 'Harbour Office', 'organisation', 3, { aliases: ['the Office'] }),
      speaker('s4', 'The article', 'outlet', 0),
    ],
    mentions: [{ id: 'm1', caseId, sourceId, speakerId: 's1', span: spanOf('Okafor', spanOf('Okafor did').start) }],
    claims,
    attributions: [
      attribution('c1', 's1', { cue: [spanOf('said')], speakerWords: [spanOf('Mayor Ines Okafor')] }),
      attribution('c1', 's4', { order: 1, role: 'outlet' }),
      attribution('c2', 's1', { quotation: 'mixed', cue: [spanOf('noted')] }),
      attribution('c3', 's2', { quotation: 'direct', cue: [spanOf('stated')], speakerWords: [spanOf('a letter')], viaId: 's3' }),
      attribution('c5', 's1', { cue: [spanOf('did not rule out')] }),
      attribution('c6', '', { unattributed: true }),
    ],
    codes: [{ id: 't1', caseId, name: 'Transport', description: '', slot: 1, letter: 't', order: 0 }],
    evidence,
    notes: [
      { id: 'n1', caseId, sourceId, span: spanOf('café'), exact: 'café', text: 'Which café?', createdAt: at, createdBy: 'Ada Analyst' },
    ],
    decisions: [
      {
        id: 'k1',
        caseId,
        sourceId,
        decision: 'rejected',
        claimId: '',
        rule: 'reported clause',
        kind: 'speech',
        cueWord: 'noted',
        cue: [spanOf('noted')],
        content: [spanOf('café')],
        exact: 'café',
        weighs: true,
        decidedAt: at,
        decidedBy: 'Ada Analyst',
      },
    ],
    edits: [
      {
        seq: 1,
        id: 'd1',
        caseId,
        label: 'mark claim 1',
        at,
        by: 'Ada Analyst',
        state: 'done',
        undoneAt: '',
        changes: [{ table: 'claims', id: 'c1', before: null, after: { ...claim('c1', [carried]) } }],
      },
    ],
  };
}
