import { IntervalIndex } from '../../../anchoring/interval-index.ts';
import { holderIn } from '../../../anchoring/nesting.ts';
import { railsOf } from '../../../anchoring/paint-layers.ts';
import type { Verdict } from '../../../domain/case.ts';
import type { Claim } from '../../../domain/claim.ts';
import { paragraphNumbers } from '../../../domain/paragraphs.ts';
import type { Span } from '../../../domain/schema.ts';
import type { Source } from '../../../domain/source.ts';
import type { Speaker } from '../../../domain/speaker.ts';
import { nobodyNamed, turnNotes } from '../../../domain/turn-notes.ts';
import { byKey, type CaseData, groupBy } from '../case-data.ts';
import { type ExportWork, step } from '../export-format.ts';
import { withPseudonyms } from '../pseudonyms.ts';
import type { ReportOptions } from '../report-options.ts';
import { inOrder } from './claim-order.ts';
import { PassageReader } from './passage-reader.ts';
import { LookedUpClaim, RecentDetails } from './report-claim.ts';
import { type Lookup, lookup } from './report-lookup.ts';
import type { Report, ReportClaim, ReportSource, ReportSpeaker } from './report-model.ts';
import { namedVerdict } from './report-words.ts';
import { textDirection } from './text-direction.ts';
import { versionWords } from './version-words.ts';
import { wordsOfReports } from './words/all-words.ts';
import type { ReportWords } from './words/words-of-report.ts';

/**
 * Works out a report from a case and the analyst's choices: what every format then writes down in its own form. What was not chosen
 * is not in it.
 * @param words the fixed words, those of the language chosen unless a format has words of its own.
 */
export function buildReport(whole: CaseData, options: ReportOptions, words = wordsOfReports[options.language], work?: ExportWork): Report {
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
  const recent = new RecentDetails();
  const sources = rows.map((row, i) => {
    step(work, i / rows.length);
    return reportSource(
      row,
      i + 1,
      rows.length > 1,
      look,
      labels,
      recent,
      (notes.get(row.id) ?? []).sort((a, b) => a.span.start - b.span.start),
    );
  });
  const claims = inOrder(
    sources.flatMap((source) => source.claims),
    options,
    verdicts,
  );
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

function hasClaims(sourceId: string, look: Lookup): boolean {
  return look.claims.get(sourceId).length > 0;
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
  recent: RecentDetails,
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
  const index = new IntervalIndex(look.claims.get(row.id));
  const ordered = index.inOrder();
  const rails = railsOf(ordered);
  ordered.forEach((claim, i) => {
    labels.set(claim.id, several ? `${number}.${i + 1}` : String(i + 1));
  });
  const around = { source, look, reader: new PassageReader(text, spansOf(ordered, look)), labels, recent };
  ordered.forEach((claim, i) => {
    const rail = rails.get(claim.id) ?? 0;
    const holder = rail === 0 ? undefined : holderIn(index, claim);
    claims.push(new LookedUpClaim(claim, i + 1, rail, holder ? (labels.get(holder.id) ?? '') : '', around));
  });
  return source;
}

/** Every span of a source that the report shows, so that offsets are converted in one pass. */
function spansOf(claims: readonly Claim[], look: Lookup): Span[] {
  return claims.flatMap((claim) => [
    ...claim.spans,
    ...look.attributions.get(claim.id).flatMap((row) => [...row.cue, ...row.speakerWords]),
  ]);
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
  const counts = new Map<string, number>();
  for (const claim of claims) {
    const key = claim.verdict?.key ?? '';
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const count = (key: string) => counts.get(key) ?? 0;
  return [...verdicts.map((verdict) => ({ verdict, count: count(verdict.key) })), { verdict: null, count: count('') }].filter(
    (entry) => entry.count > 0,
  );
}

function defaultTitle(data: CaseData, sources: readonly ReportSource[], words: ReportWords): string {
  const only = sources.length === 1 ? sources[0] : undefined;
  const { quoted, whoSaidWhat } = words.title;
  return whoSaidWhat(only ? quoted(only.row.title || only.row.fileName || words.untitledSource) : data.case.title);
}
