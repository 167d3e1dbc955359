import type { ReportWords } from './words-of-report.ts';

const numbers = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
  'twenty',
];

/** A count in words up to twenty, in digits beyond. */
function countWord(count: number): string {
  return numbers[count] ?? count.toLocaleString('en');
}

/** "one claim", "seven claims". */
function counted(count: number, one: string, many = `${one}s`): string {
  return `${countWord(count)} ${count === 1 ? one : many}`;
}

const capital = (words: string) => words.charAt(0).toLocaleUpperCase('en') + words.slice(1);
const where = (sources: number) => (sources > 1 ? ` in ${counted(sources, 'source')}` : '');

const speakerKinds = {
  person: ['person', 'people'],
  organisation: ['organisation', 'organisations'],
  document: ['document', 'documents'],
  unnamed: ['unnamed source', 'unnamed sources'],
} as const;

export const english: ReportWords = {
  language: 'en',
  locale: 'en-GB',
  direction: 'ltr',
  parts: {
    summary: 'Summary',
    contents: 'Contents',
    text: 'Annotated text',
    claims: 'Claims',
    speakers: 'Speakers',
    evidence: 'Evidence',
    methods: 'How this was made',
  },
  heads: {
    number: 'No.',
    who: 'Who says it',
    what: 'What is said',
    assessment: 'Assessment',
    speaker: 'Speaker',
    kindAndRole: 'Kind and role',
    claims: 'Claims',
  },
  labels: {
    speaker: 'Speaker',
    quotation: 'Quotation',
    quote: 'Quote',
    statement: 'Statement',
    verdict: 'Verdict',
    verdicts: 'Verdicts',
    topics: 'Topics',
    said: 'Said',
    note: 'Note',
    tension: 'Cannot stand with',
    markedBy: 'Marked by',
    importedBy: 'Imported by',
    alsoCalled: 'Also called',
    links: 'Links in this text',
  },
  comma: ', ',
  notChecked: 'Not checked',
  speakerNotSet: 'Speaker not set',
  unattributed: 'Unattributed',
  undated: 'No date',
  notNamed: 'Not named',
  untitled: 'Untitled',
  untitledSource: 'Untitled source',
  nothing: '(nothing)',
  analyst: 'Analyst',
  showInText: 'Show in the text',
  quotations: { direct: 'direct quotation', indirect: 'indirect', mixed: 'partly quoted' },
  roles: { original: 'original speaker', 'quoted-by': 'passed it on', outlet: 'own voice' },
  kinds: { person: 'Person', organisation: 'Organisation', document: 'Document', unnamed: 'Unnamed source', outlet: 'The outlet' },
  pseudonyms: { person: 'Person', organisation: 'Organisation', document: 'Document', unnamed: 'Source', outlet: 'Outlet' },
  stances: { supports: 'Supports', refutes: 'Refutes', context: 'Context' },
  reasons: {
    'sign-up': 'sign-up message',
    'see-also': 'see-also link',
    caption: 'photo caption',
    'comment-form': 'comment form',
    comments: 'comments',
    share: 'share bar',
    'cookie-notice': 'cookie notice',
    navigation: 'navigation',
    advertisement: 'advertisement',
    copyright: 'copyright line',
    repeated: 'repeated text',
    'outside-page': 'outside the page',
    other: 'not part of the article',
  },
  confidences: ['low confidence', 'moderate confidence', 'high confidence'],
  verdicts: {
    supported: 'Supported',
    disputed: 'Disputed',
    'needs-context': 'Needs context',
    refuted: 'Refuted',
    unverifiable: 'Unverifiable',
  },
  places: { title: 'Title', heading: 'Heading', aside: 'Set aside' },
  encodings: {
    'byte order mark': 'byte order mark',
    declared: 'declared',
    'valid UTF-8': 'valid UTF-8',
    detected: 'detected',
    chosen: 'chosen',
    text: 'text',
  },
  via: 'via',
  citedNotHeld: 'cited, not held',
  counts: {
    claims: (count) => counted(count, 'claim'),
    sources: (count) => counted(count, 'source'),
    evidence: (count) => `${capital(counted(count, 'piece'))} of evidence`,
    speakers: (kind, count) => {
      if (kind === 'outlet') return count === 1 ? 'the outlet itself' : 'the outlets themselves';
      const [one, many] = speakerKinds[kind];
      return counted(count, one, many);
    },
  },
  title: { whoSaidWhat: (of) => `Who said what: ${of}`, quoted: (title) => `“${title}”` },
  summary: {
    noClaims: (sources) => `No claims are marked${where(sources)}.`,
    claims: (claims, sources, by) => capital(`${counted(claims, 'claim')}${where(sources)}${by === '' ? '' : `, made by ${by}`}.`),
    most: (name, claims, direct) =>
      `${capital(name)} makes ${countWord(claims)} and ${direct === 0 ? 'is never quoted directly' : `is quoted directly in ${countWord(direct)}`}.`,
    open: (claims) => capital(`${counted(claims, 'claim has', 'claims have')} no speaker set.`),
    nobody: (claims) => capital(`${counted(claims, 'claim is', 'claims are')} given to nobody in the text.`),
    cited: (sources) => capital(`${counted(sources, 'cited source is', 'cited sources are')} not held.`),
    head: (claims, unchecked) => `${capital(counted(claims, 'claim'))}${unchecked > 0 ? `, ${unchecked} not checked` : ''}`,
  },
  source: {
    number: (number) => `Source ${number}`,
    factsNotFound: 'Outlet, author and date not found',
    textMissing: 'The text of this source is missing.',
    setAsideHere: (reasons) => `Set aside here: ${reasons}`,
    setAsideAs: (reason) => `Set aside as ${reason}`,
    repaired: ['Repaired: ', ' was ', ''],
    remark: (exact, text) => `On “${exact}”: ${text}`,
  },
  claim: {
    number: (label) => `Claim ${label}`,
    inside: (label) => `inside ${label}`,
    parts: (count) => `in ${count} parts`,
    withoutContent: 'the text does not give the words themselves',
    characters: (ranges) => `characters ${ranges}`,
    page: (page) => `p. ${page}`,
    at: (clock) => `at ${clock}`,
    direct: (direct, of) => `Quoted directly in ${direct} of ${of}`,
    neverDirect: 'Never quoted directly',
  },
  versions: {
    version: (number, of, day) => `Version ${number} of ${of}, read on ${day}`,
    replaced: (number, day) => `version ${number} was read on ${day}`,
    named: (number, day) => `version ${number}, read on ${day}`,
    another: 'another version',
    inVersion: (number) => `in version ${number}`,
    lost: (held, missing) => `in ${held}; not found in ${missing}`,
    was: (exact, held) => `“${exact}” in ${held}`,
    gone: (words) => `gone: ${words}`,
    wasBefore: (said) => `was ${said}`,
    unconfirmed: (held) => `place not confirmed in ${held}`,
    unconfirmedWas: (said) => `place not confirmed; was ${said}`,
  },
  methods: {
    madeWith: (day, caseTitle) =>
      `Made with Hearsay${day === '' ? '' : ` on ${day}`} from the case “${caseTitle}”. Claims were marked, attributed and assessed by people.`,
    numbering: 'Claims are numbered in the order of the text. ¶ counts paragraphs; titles, headings and text set aside are not counted.',
    positions:
      'Positions count Unicode characters (code points) of the source text from 0; the end is the first character after the passage.',
    repairs: (repairs, aside) =>
      `${capital(counted(repairs, 'place'))} in the text ${repairs === 1 ? 'was' : 'were'} repaired and ${counted(aside, 'block')} set aside; each is listed. Nothing was deleted.`,
    pseudonyms: (places) =>
      `Names of speakers are replaced by pseudonyms, here and in ${counted(places, 'place')} of the source texts, as whole words. Their other names, roles and affiliations are left out. Other forms of a name, and descriptions that give a person away, may remain.`,
    positionsReplaced: 'Positions count the text as it stands here, with the names replaced.',
    readAs: (encoding, from, bytes) => `read as ${encoding} (${from}), ${bytes.toLocaleString('en')} bytes`,
    noRepairs: 'No repairs.',
    nothingAside: 'Nothing set aside.',
  },
};
