import { toCodePoints } from '../../anchoring/code-points.ts';
import type { Span } from '../../domain/schema.ts';
import { type CaseData, groupBy } from '../../formats/export/case-data.ts';
import { inOurTerms } from '../merge/in-our-terms.ts';
import { codedCase, codedClaim } from './coded-case.ts';
import type { CodedPassage, CodedSet } from './coded-text.ts';

/** A case and whose work it is. */
export interface CoderCase {
  readonly coder: string;
  readonly data: CaseData;
}

/**
 * The cases of several coders as one set: each case is one coder's work, whoever is named in it, and covers every source in it. Sources,
 * speakers, topics and verdicts are put into the terms of the first case. One case alone is taken by who marked what. Offsets and lengths
 * are code points.
 */
export function codedCases(cases: readonly CoderCase[], makeId: () => string): CodedSet {
  const [first, ...others] = cases;
  if (!first) return { coders: [], texts: [] };
  if (others.length === 0) {
    const said = groupBy(first.data.attributions, (row) => row.claimId);
    return inCodePoints(codedCase({ ...first.data, attributionsOf: (id) => said.get(id) ?? [] }), first.data);
  }
  let whole = first.data;
  const works = [first.data];
  for (const { data } of others) {
    const known = new Set(whole.sources.map((row) => row.id));
    const theirs = inOurTerms(whole, data, { apart: true, author: '', taken: new Set(), makeId }).data;
    works.push(theirs);
    const added = theirs.sources.filter((row) => !known.has(row.id));
    const fresh = new Set(added.map((row) => row.id));
    const speakers = new Set(whole.speakers.map((row) => row.id));
    const codes = new Set(whole.codes.map((row) => row.id));
    whole = {
      ...whole,
      sources: [...whole.sources, ...added],
      texts: [...whole.texts, ...theirs.texts.filter((row) => fresh.has(row.id))],
      speakers: [...whole.speakers, ...theirs.speakers.filter((row) => !speakers.has(row.id))],
      codes: [...whole.codes, ...theirs.codes.filter((row) => !codes.has(row.id))],
    };
  }
  const passages = works.map((data, coder) => {
    const said = groupBy(data.attributions, (row) => row.claimId);
    const bySource = new Map<string, CodedPassage[]>(data.sources.map((row) => [row.id, []]));
    for (const claim of data.claims) {
      if (!claim.composedOf) bySource.get(claim.sourceId)?.push(codedClaim(claim, said.get(claim.id) ?? [], coder));
    }
    return bySource;
  });
  const texts = whole.sources.map((source) => ({
    id: source.id,
    title: source.title || source.fileName,
    length: source.length,
    coders: passages.map((bySource) => bySource.get(source.id) ?? null),
  }));
  return inCodePoints({ coders: cases.map((one) => one.coder), texts }, whole);
}

/** The same set with lengths and offsets in code points of the texts. */
function inCodePoints(set: CodedSet, data: Pick<CaseData, 'texts'>): CodedSet {
  const texts = new Map(data.texts.map((row) => [row.id, row.text]));
  return {
    coders: set.coders,
    texts: set.texts.map((one) => {
      const text = texts.get(one.id) ?? '';
      const lists = one.coders.flatMap((passages) => (passages ?? []).flatMap((passage) => [passage.spans, passage.cue]));
      const points = toCodePoints(text, [...lists.flatMap((list) => list.flatMap((span) => [span.start, span.end])), text.length]);
      let at = 0;
      const next = (list: readonly Span[]) =>
        list.map(() => {
          const span = { start: points[at] ?? 0, end: points[at + 1] ?? 0 };
          at += 2;
          return span;
        });
      const coders = one.coders.map(
        (passages) => passages?.map((passage) => ({ ...passage, spans: next(passage.spans), cue: next(passage.cue) })) ?? null,
      );
      return { ...one, length: points.at(-1) ?? 0, coders };
    }),
  };
}
