import { IntervalIndex } from '../../../anchoring/interval-index.ts';
import { holderIn } from '../../../anchoring/nesting.ts';
import { railsOf } from '../../../anchoring/paint-layers.ts';
import type { Code, Verdict } from '../../../domain/case.ts';
import type { Attribution, Claim, Evidence } from '../../../domain/claim.ts';
import { type PlaceWords, paragraphNumbers, placeName } from '../../../domain/paragraphs.ts';
import type { Span } from '../../../domain/schema.ts';
import type { Source, SourceText } from '../../../domain/source.ts';
import type { Speaker } from '../../../domain/speaker.ts';
import { clockTime, timeAt } from '../../../domain/times.ts';
import { nobodyNamed, turnNotes } from '../../../domain/turn-notes.ts';
import { SourceVersions, versionNumber } from '../../../domain/versions.ts';
import { byKey, type CaseData, groupBy } from '../case-data.ts';
import { withPseudonyms } from '../pseudonyms.ts';
import type { ReportOptions } from '../report-options.ts';
import { inOrder } from './claim-order.ts';
import { PassageReader } from './passage-reader.ts';
import type { Report, ReportAttribution, ReportClaim, ReportEvidence, ReportSource, ReportSpeaker } from './report-model.ts';
import { judgementWords, namedVerdict } from './report-words.ts';
import { textDirection } from './text-direction.ts';
import { standingWords, versionWords } from './version-words.ts';
import { wordsOfReports } from './words/all-words.ts';
import type { ReportWords } from './words/words-of-report.ts';

/** Everything of a case that rows point at, by id. */
interface Lookup {
  readonly options: ReportOptions;
  readonly verdicts: ReadonlyMap<string, Verdict>;
  readonly speakers: ReadonlyMap<string, Speaker>;
  readonly codes: ReadonlyMap<string, Code>;
  readonly sources: ReadonlyMap<string, Source>;
  readonly texts: ReadonlyMap<string, SourceText>;
  readonly claims: ReadonlyMap<string, Claim[]>;
  readonly attributions: ReadonlyMap<string, Attribution[]>;
  readonly evidence: ReadonlyMap<string, Evidence[]>;
  readonly places: Map<string, (offset: number) => string>;
  readonly versions: SourceVersions;
  readonly words: ReportWords;
}

/**
 * Works out a report from a case and the analyst's choices: what every format then writes down in its own form. What was not chosen
 * is not in it.
 * @param words the fixed words, those of the language chosen unless a format has words of its own.
 */
export function buildReport(whole: CaseData, options: ReportOptions, words = wordsOfReports[options.language]): Report {
  const { data, replaced } = options.pseudonyms ? withPseudonyms(whole, options.language) : { data: whole, replaced: -1 };
  const verdicts = data.case.verdicts.map((verdict) => namedVerdict(verdict, words));
  const look = lookup(data, options, verdicts, words);
  const chosen = new Set(options.sources);
  const rows = data.sources
    .filter((source) =>
      chosen.size === 0 ? look.versions.isNewest(source.id) || hasClaims(source.id, look) : isChosen(source, chosen, look),
    )
    .sort(byKey((row) => `${row.importedAt} ${row.id}`));
  const notes = groupBy(options.parts.includes('notes') ? data.notes : [], (note) => note.sourceId);
  const labels = new Map<string, string>();
  const sources = rows.map((row, i) =>
    reportSource(
      row,
      i + 1,
      rows.length > 1,
      look,
      labels,
      (notes.get(row.id) ?? []).sort((a, b) => a.span.start - b.span.start),
    ),
  );
  const claims = inOrder(
    sources.flatMap((source) => source.claims),
    options,
    verdicts,
  ).map((claim) => ({ ...claim, tension: claim.row.tension.flatMap((id) => labels.get(id) ?? []) }));
  return {
    options,
    words,
    logo: data.pictures.find((picture) => picture.id === options.logo) ?? null,
    title: options.title.trim() || defaultTitle(data, sources, words),
    caseTitle: data.case.title,
    verdicts,
    sources,
    claims,
    speakers: reportSpeakers(claims),
    citedNotHeld: [
      ...new Set(
        claims.flatMap((claim) => claim.evidence.filter((one) => one.row.kind === 'cited').map((one) => one.row.title || words.untitled)),
      ),
    ],
    replaced,
    tally: options.fields.includes('verdict') ? tallyOf(claims, verdicts) : [],
  };
}

function lookup(data: CaseData, options: ReportOptions, verdicts: readonly Verdict[], words: ReportWords): Lookup {
  const byId = <R extends { readonly id: string }>(rows: readonly R[]) => new Map(rows.map((row) => [row.id, row]));
  return {
    options,
    verdicts: new Map(verdicts.map((verdict) => [verdict.key, verdict])),
    speakers: byId(data.speakers),
    codes: byId(data.codes),
    sources: byId(data.sources),
    texts: byId(data.texts),
    claims: groupBy(data.claims, (claim) => claim.sourceId),
    attributions: groupBy(data.attributions, (row) => row.claimId),
    evidence: groupBy(data.evidence, (row) => row.claimId),
    places: new Map(),
    versions: new SourceVersions(data.sources),
    words,
  };
}

function hasClaims(sourceId: string, look: Lookup): boolean {
  return (look.claims.get(sourceId)?.length ?? 0) > 0;
}

/** An older version goes in with the one that was chosen while it still holds claims, so that none of them is left out. */
function isChosen(source: Source, chosen: ReadonlySet<string>, look: Lookup): boolean {
  return chosen.has(source.id) || (hasClaims(source.id, look) && chosen.has(look.versions.newest(source.id)?.id ?? ''));
}

function reportSource(
  row: Source,
  number: number,
  several: boolean,
  look: Lookup,
  labels: Map<string, string>,
  notes: ReportSource['notes'],
): ReportSource {
  const stored = look.texts.get(row.id);
  const text = stored?.text ?? '';
  const blocks = stored?.blocks ?? [];
  const numbers = paragraphNumbers(blocks, row.setAside);
  const turns = turnNotes(text, blocks, row, (id) => look.speakers.get(id));
  const aside = new Map(row.setAside.map((entry) => [entry.start, entry.reason]));
  const claims: ReportClaim[] = [];
  const source: ReportSource = {
    row: look.options.parts.includes('analysts') ? row : { ...row, importedBy: '' },
    number,
    version: versionWords(row, look.versions, look.words),
    text,
    held: stored !== undefined,
    blocks: blocks.map((block, i) => ({
      block,
      paragraph: numbers[i] ?? 0,
      setAside: aside.get(block.start) ?? null,
      who: turns[i]?.who === nobodyNamed ? look.words.notNamed : (turns[i]?.who ?? ''),
      clock: turns[i]?.time ?? '',
      speaker: look.speakers.get(turns[i]?.speakerId ?? '') ?? null,
    })),
    repairs: stored?.repairs ?? [],
    links: stored?.links ?? [],
    notes,
    direction: textDirection(row.language, text),
    claims,
  };
  const index = new IntervalIndex(look.claims.get(row.id) ?? []);
  const ordered = index.inOrder();
  const rails = railsOf(ordered);
  ordered.forEach((claim, i) => {
    labels.set(claim.id, several ? `${number}.${i + 1}` : String(i + 1));
  });
  const reader = new PassageReader(text, spansOf(ordered, look));
  ordered.forEach((claim, i) => {
    claims.push(reportClaim(claim, i + 1, source, index, rails.get(claim.id) ?? 0, labels, look, reader));
  });
  return source;
}

/** Every span of a source that the report shows, so that offsets are converted in one pass. */
function spansOf(claims: readonly Claim[], look: Lookup): Span[] {
  return claims.flatMap((claim) => [
    ...claim.spans,
    ...(look.attributions.get(claim.id) ?? []).flatMap((row) => [...row.cue, ...row.speakerWords]),
  ]);
}

function reportClaim(
  claim: Claim,
  number: number,
  source: ReportSource,
  index: IntervalIndex<Claim>,
  rail: number,
  labels: ReadonlyMap<string, string>,
  look: Lookup,
  reader: PassageReader,
): ReportClaim {
  const { fields, parts } = look.options;
  const has = (field: ReportOptions['fields'][number]) => fields.includes(field);
  const verdict = has('verdict') ? (look.verdicts.get(claim.verdict) ?? null) : null;
  const row: Claim = {
    ...claim,
    statement: has('statement') ? claim.statement : '',
    verdict: has('verdict') ? claim.verdict : '',
    confidence: has('verdict') && has('confidence') ? claim.confidence : 0,
    topics: has('topics') ? claim.topics : [],
    statedAt: has('date') ? claim.statedAt : '',
    note: parts.includes('notes') ? claim.note : '',
    createdBy: parts.includes('analysts') ? claim.createdBy : '',
  };
  const holder = rail === 0 ? undefined : holderIn(index, claim);
  const stored = look.texts.get(claim.sourceId);
  const time = stored ? timeAt(stored, claim.spans[0]?.start ?? 0) : undefined;
  const attributions = (look.attributions.get(claim.id) ?? [])
    .sort((a, b) => a.order - b.order)
    .map((attribution) => reportAttribution(attribution, look, reader));
  return {
    row,
    number,
    label: labels.get(claim.id) ?? String(number),
    source,
    // where a source's text is gone, its claims still know what they marked
    passages: claim.spans.map((span, i) =>
      source.held ? reader.read(span) : { ...reader.read(span), exact: claim.quotes[i]?.exact ?? '' },
    ),
    place: placeIn(look, source.row, claim.spans[0]?.start ?? 0),
    time: time ?? null,
    clock: time === undefined ? '' : clockTime(time),
    standing: standingWords(claim, look.sources, look.words),
    inside: holder ? (labels.get(holder.id) ?? '') : '',
    rail,
    slot: attributions[0]?.speaker?.slot ?? 0,
    attributions,
    verdict,
    judgement: has('verdict') ? judgementWords(verdict, row.confidence, look.words) : '',
    topics: row.topics.flatMap((id) => look.codes.get(id) ?? []),
    evidence: parts.includes('evidence') ? (look.evidence.get(claim.id) ?? []).map((one) => reportEvidence(one, look)) : [],
    tension: [],
  };
}

function reportAttribution(row: Attribution, look: Lookup, reader: PassageReader): ReportAttribution {
  const speaker = look.speakers.get(row.speakerId) ?? null;
  return {
    row,
    speaker,
    open: speaker === null && !row.unattributed,
    via: look.speakers.get(row.viaId) ?? null,
    cue: row.cue.map((span) => reader.read(span)),
    speakerWords: row.speakerWords.map((span) => reader.read(span)),
  };
}

function reportEvidence(row: Evidence, look: Lookup): ReportEvidence {
  const source = look.sources.get(row.sourceId) ?? null;
  const older = source && !look.versions.isNewest(source.id) ? `, ${look.words.versions.inVersion(versionNumber(source))}` : '';
  return { row, source, place: source ? `${placeIn(look, source, row.spans[0]?.start ?? 0)}${older}` : '' };
}

function placeIn(look: Lookup, source: Source, offset: number): string {
  let place = look.places.get(source.id);
  if (!place) {
    const blocks = look.texts.get(source.id)?.blocks ?? [];
    const numbers = paragraphNumbers(blocks, source.setAside);
    const words = placeWordsOf(look.words);
    place = (at) => placeName(blocks, numbers, at, words);
    look.places.set(source.id, place);
  }
  return place(offset);
}

function placeWordsOf(words: ReportWords): PlaceWords {
  return { ...words.places, page: words.claim.page };
}

function reportSpeakers(claims: readonly ReportClaim[]): ReportSpeaker[] {
  const found = new Map<string, { row: Speaker; claims: ReportClaim[]; direct: number }>();
  for (const claim of claims) {
    for (const { speaker, row } of claim.attributions) {
      if (!speaker) continue;
      const known = found.get(speaker.id) ?? { row: speaker, claims: [], direct: 0 };
      if (known.claims.at(-1) !== claim) known.claims.push(claim);
      if (row.quotation !== 'indirect') known.direct += 1;
      found.set(speaker.id, known);
    }
  }
  return [...found.values()].sort((a, b) => b.claims.length - a.claims.length || byKey((one: ReportSpeaker) => one.row.name)(a, b));
}

function tallyOf(claims: readonly ReportClaim[], verdicts: readonly Verdict[]): Report['tally'] {
  const count = (key: string) => claims.filter((claim) => (claim.verdict?.key ?? '') === key).length;
  return [...verdicts.map((verdict) => ({ verdict, count: count(verdict.key) })), { verdict: null, count: count('') }].filter(
    (entry) => entry.count > 0,
  );
}

function defaultTitle(data: CaseData, sources: readonly ReportSource[], words: ReportWords): string {
  const only = sources.length === 1 ? sources[0] : undefined;
  const { quoted, whoSaidWhat } = words.title;
  return whoSaidWhat(only ? quoted(only.row.title || only.row.fileName || words.untitledSource) : data.case.title);
}
