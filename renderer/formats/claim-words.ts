import { type Quotation, quotations } from '../domain/claim.ts';

/**
 * A claim in the words of a comment: what an annotation of a PDF holds, readable by anybody and readable back. A line for each fact; a fact of
 * several lines goes on with two spaces. Each speaker begins the facts of one attribution. The note comes last.
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
  }[];
  /** Label of the verdict, or ''. */
  readonly verdict: string;
  readonly confidence: 0 | 1 | 2 | 3;
  readonly statement: string;
  readonly topics: readonly string[];
  readonly statedAt: string;
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
  }
  say('Verdict', claim.verdict);
  say('Confidence', confidences[claim.confidence]);
  say('Statement', claim.statement);
  say('Said', claim.statedAt);
  say('Topics', claim.topics.map((topic) => topic.replaceAll(';', ',')).join('; '));
  say('Note', claim.note);
  return lines.join('\n');
}

/** The way back of {@link writeClaimWords}; null for words that are none of ours. Answers others gave below it go to the note. */
export function readClaimWords(text: string): ClaimWords | null {
  const [head = '', ...rest] = text.replace(/\r\n?/g, '\n').split('\n');
  if (!head.startsWith(claimHeader)) return null;
  const facts: { name: string; value: string }[] = [];
  const others: string[] = [];
  for (const line of rest) {
    const last = facts.at(-1);
    const fact = /^(Speaker|Manner|Role|Through|Verdict|Confidence|Statement|Said|Topics|Note): (.*)$/.exec(line);
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
      attributions.push({ speaker, manner: 'indirect', role: 'original', through: '', unattributed });
    } else if (last && fact.name === 'Manner') last.manner = quotations.find((one) => manners[one] === fact.value) ?? 'indirect';
    else if (last && fact.name === 'Role') last.role = fact.value === roles.outlet ? 'outlet' : 'quoted-by';
    else if (last && fact.name === 'Through') last.through = fact.value;
  }
  const confidence = confidences.findIndex((word) => word !== '' && word === value('Confidence'));
  return {
    number: head.slice(claimHeader.length),
    attributions,
    verdict: value('Verdict'),
    confidence: confidence === 1 || confidence === 2 || confidence === 3 ? confidence : 0,
    statement: value('Statement'),
    topics: value('Topics')
      .split('; ')
      .filter((topic) => topic !== ''),
    statedAt: value('Said').slice(0, 60),
    note: [value('Note'), ...others].filter((part) => part !== '').join('\n'),
  };
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };
