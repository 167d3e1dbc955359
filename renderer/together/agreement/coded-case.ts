import { normaliseSpans } from '../../anchoring/spans.ts';
import type { Attribution, Claim } from '../../domain/claim.ts';
import type { Source } from '../../domain/source.ts';
import { type CodedPassage, type CodedSet, nobody } from './coded-text.ts';

interface CodedRows {
  readonly sources: Iterable<Source>;
  readonly claims: Iterable<Claim>;
  readonly attributionsOf: (claimId: string) => readonly Attribution[];
}

/**
 * A case as its analysts coded it: each claim is the work of whoever marked it. An analyst has worked on a source where at least one claim
 * is theirs; on the others nothing can be told from their silence. Claims put together to decide a difference are nobody's.
 * @param workedOn names sources that an analyst worked on all the same, by name and source id.
 */
export function codedCase({ sources, claims, attributionsOf }: CodedRows, workedOn?: ReadonlyMap<string, ReadonlySet<string>>): CodedSet {
  const bySource = new Map<string, Claim[]>();
  const names = new Set<string>(workedOn?.keys());
  for (const claim of claims) {
    if (claim.composedOf) continue;
    names.add(claim.createdBy);
    const list = bySource.get(claim.sourceId);
    if (list) list.push(claim);
    else bySource.set(claim.sourceId, [claim]);
  }
  const coders = [...names].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const numbers = new Map(coders.map((name, i) => [name, i]));
  const texts = [...sources].map((source) => {
    const passages: (CodedPassage[] | null)[] = coders.map((name) => (workedOn?.get(name)?.has(source.id) ? [] : null));
    for (const claim of bySource.get(source.id) ?? []) {
      const coder = numbers.get(claim.createdBy) ?? 0;
      const list = passages[coder] ?? [];
      passages[coder] = list;
      list.push(codedClaim(claim, attributionsOf(claim.id), coder));
    }
    return { id: source.id, title: source.title || source.fileName, length: source.length, coders: passages };
  });
  return { coders, texts };
}

/** One claim as a coder's work on its passage. */
export function codedClaim(claim: Claim, attributions: readonly Attribution[], coder: number): CodedPassage {
  const said = attributions.filter((row) => row.role !== 'quoted-by');
  const named = [...new Set(said.map((row) => (row.unattributed ? nobody : row.speakerId)).filter((id) => id !== ''))].sort();
  return {
    id: claim.id,
    coder,
    spans: claim.spans,
    cue: normaliseSpans(said.flatMap((row) => row.cue)),
    values: {
      speaker: named.length === 0 ? null : named.join(' '),
      quotation: said[0]?.quotation ?? null,
      verdict: claim.verdict || null,
      confidence: claim.confidence || null,
      topics: [...claim.topics].sort().join(' '),
    },
  };
}
