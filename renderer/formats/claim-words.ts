import { type Quotation, quotations, type Stance } from '../domain/claim.ts';

/**
 * A claim in the words of a comment: what an annotation of a PDF holds, readable by anybody and readable back. A line for each fact; a fact of
 * several lines goes on with two spaces. Each speaker begins the facts of one attribution. The note comes last. Words of the text are said as
 * `words-in-text.ts` does.
 */
export interface ClaimWords {
  readonly number: string;
  readonly attributions: readonly {
    readonly speaker: string;
    readonly manner: Quotation;
    readonly role: 'original' | 'quoted-by' | 'outlet';
    /** Through whom it came, or ''. */
    readonly through: string;
    /** Nobody is named: a finding. */
    readonly unattributed: boolean;
    /** Words of the text that introduce the claim, and that name the speaker, or ''. */
    readonly cue: string;
    readonly named: string;
  }[];
  readonly evidence: readonly EvidenceWords[];
  /** Label of the verdict, or ''. */
  readonly verdict: string;
  readonly confidence: 0 | 1 | 2 | 3;
  readonly statement: string;
  readonly topics: readonly string[];
  readonly statedAt: string;
  readonly note: string;
}

/** A piece of evidence in words. */
export interface EvidenceWords {
  readonly stance: Stance;
  readonly kind: 'passage' | 'link' | 'cited';
  /** What it is called; for a passage its words. */
  readonly title: string;
  readonly url: string;
  /** Title of the source a passage is in, '' for this one. */
  readonly inSource: string;
  readonly note: string;
}

/** How the words of a claim begin. */
export const claimHeader = 'Hearsay claim ';

const manners: Record<Quotation, string> = { direct: 'direct quotation', indirect: 'indirect', mixed: 'partly quoted' };
const roles = { original: 'original speaker', 'quoted-by': 'passed it on', outlet: 'own voice' } as const;
const confidences = ['', 'low', 'moderate', 'high'] as const;
const nobody = 'nobody named';

export function writeClaimWords(claim: ClaimWords): string {
  const lines = [`${claimHeader}${claim.number}`];
  const say = (name: string, value: string) => {
    if (value !== '') lines.push(`${name}: ${value.replace(/\r\n?/g, '\n').replaceAll('\n', '\n  ')}`);
  };
  for (const one of claim.attributions) {
    say('Speaker', one.unattributed ? `(${nobody})` : one.speaker || '(not set)');
    say('Manner', manners[one.manner]);
    say('Role', one.role === 'original' ? '' : roles[one.role]);
    say('Through', one.through);
    say('Cue', one.cue);
    say('Named as', one.named);
  }
  say('Verdict', claim.verdict);
  say('Confidence', confidences[claim.confidence]);
  say('Statement', claim.statement);
  say('Said', claim.statedAt);
  say('Topics', claim.topics.filter((topic) => !topic.includes(';')).join('; '));
  for (const topic of claim.topics) if (topic.includes(';')) say('Topic', topic);
  for (const one of claim.evidence) {
    say(stances[one.stance], evidenceLine(one));
    say('On that', one.note);
  }
  say('Note', claim.note);
  return lines.join('\n');
}

const stances: Record<Stance, string> = { supports: 'Supported by', refutes: 'Refuted by', context: 'Context' };
const notHeld = ' (cited, not held)';

function evidenceLine({ kind, title, url, inSource }: EvidenceWords): string {
  if (kind === 'link') return `${title} <${url.replace(/[<>\n]/g, encodeURIComponent)}>`.trimStart();
  if (kind === 'cited') return `${title}${notHeld}`;
  return `“${title}” (${inSource === '' ? 'here' : `in ${inSource}`})`;
}

/** The way back of `evidenceLine`: how it ends says what it is. */
function readEvidence(stance: Stance, value: string): EvidenceWords {
  const one = { stance, url: '', inSource: '', note: '' };
  const [, title = '', url] = /^([\s\S]*?) ?<([^<>\n]*)>$/.exec(value) ?? [];
  if (url !== undefined) return { ...one, kind: 'link', title, url };
  const [, words, place = ''] = /^“([\s\S]*)” \((here|in [\s\S]*)\)$/.exec(value) ?? [];
  if (words !== undefined) return { ...one, kind: 'passage', title: words, inSource: place === 'here' ? '' : place.slice(3) };
  return { ...one, kind: 'cited', title: value.endsWith(notHeld) ? value.slice(0, -notHeld.length) : value };
}

/** The way back of {@link writeClaimWords}; null for words that are none of ours. Answers others gave below it go to the note. */
export function readClaimWords(text: string): ClaimWords | null {
  const [head = '', ...rest] = text.replace(/\r\n?/g, '\n').split('\n');
  if (!head.startsWith(claimHeader)) return null;
  const facts: { name: string; value: string }[] = [];
  const others: string[] = [];
  for (const line of rest) {
    const last = facts.at(-1);
    const fact =
      /^(Speaker|Manner|Role|Through|Cue|Named as|Verdict|Confidence|Statement|Said|Topics?|Supported by|Refuted by|Context|On that|Note): (.*)$/.exec(
        line,
      );
    if (fact) facts.push({ name: fact[1] ?? '', value: fact[2] ?? '' });
    else if (last && line.startsWith('  ')) last.value += `\n${line.slice(2)}`;
    else others.push(line);
  }
  const value = (name: string) => facts.find((fact) => fact.name === name)?.value ?? '';
  const attributions: Mutable<ClaimWords['attributions'][number]>[] = [];
  for (const fact of facts) {
    const last = attributions.at(-1);
    if (fact.name === 'Speaker') {
      const unattributed = fact.value === `(${nobody})`;
      const speaker = unattributed || fact.value === '(not set)' ? '' : fact.value;
      attributions.push({ speaker, manner: 'indirect', role: 'original', through: '', unattributed, cue: '', named: '' });
    } else if (last && fact.name === 'Manner') last.manner = quotations.find((one) => manners[one] === fact.value) ?? 'indirect';
    else if (last && fact.name === 'Role') last.role = fact.value === roles.outlet ? 'outlet' : 'quoted-by';
    else if (last && fact.name === 'Through') last.through = fact.value;
    else if (last && fact.name === 'Cue') last.cue = fact.value;
    else if (last && fact.name === 'Named as') last.named = fact.value;
  }
  const evidence: Mutable<EvidenceWords>[] = [];
  for (const fact of facts) {
    const stance = (['supports', 'refutes', 'context'] as const).find((one) => stances[one] === fact.name);
    const last = evidence.at(-1);
    if (stance) evidence.push(readEvidence(stance, fact.value));
    else if (last && fact.name === 'On that') last.note = fact.value;
  }
  const confidence = confidences.findIndex((word) => word !== '' && word === value('Confidence'));
  return {
    number: head.slice(claimHeader.length),
    attributions,
    verdict: value('Verdict'),
    confidence: confidence === 1 || confidence === 2 || confidence === 3 ? confidence : 0,
    statement: value('Statement'),
    topics: [...value('Topics').split('; '), ...facts.flatMap((fact) => (fact.name === 'Topic' ? [fact.value] : []))].filter(
      (topic) => topic !== '',
    ),
    evidence,
    statedAt: value('Said').slice(0, 60),
    note: [value('Note'), ...others].filter((part) => part !== '').join('\n'),
  };
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };
