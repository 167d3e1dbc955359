import { describeQuotes, normaliseSpans, splitsCharacter } from '../../anchoring/spans.ts';
import { type Code, defaultVerdicts, type Verdict, verdictGlyphs } from '../../domain/case.ts';
import type { Attribution, Claim, Evidence } from '../../domain/claim.ts';
import type { Span } from '../../domain/schema.ts';
import type { Original, PassageNote, Source, SourceFacts, SourceText } from '../../domain/source.ts';
import type { Speaker } from '../../domain/speaker.ts';
import { factsInText } from '../../text-cleanup/find-facts.ts';
import { sha256Hex } from '../../text-cleanup/sha256.ts';
import { type CaseData, emptyCase } from '../export/case-data.ts';
import { textBlocks } from '../import/text-blocks.ts';
import { type FoundAttribution, type FoundCase, type FoundClaim, type FoundSource, LeavingOut, type LeftOut } from './found-case.ts';
import { type TidyText, tidyText } from './tidy-text.ts';

/** What is given from outside, so that the same file gives the same rows. */
export interface MadeWith {
  /** Now, as an ISO moment. */
  readonly at: string;
  /** Who imports: stands on what the file says nobody about. */
  readonly by: string;
  readonly makeId: () => string;
}

export interface CaseOfFound {
  readonly data: CaseData;
  /** What `found.leftOut` said, and what did not fit when rows were made (passages past the end of their text, for one). */
  readonly leftOut: readonly LeftOut[];
}

interface Placed {
  readonly source: Source;
  readonly text: SourceText;
  readonly tidy: TidyText;
}

/**
 * A case out of what a peer's file says. Spans are clamped to their texts and widened to whole characters; a claim whose passages are
 * all outside its text, or whose source is missing, is left out and counted.
 */
export async function caseOfFound(found: FoundCase, made: MadeWith): Promise<CaseOfFound> {
  const { at, makeId } = made;
  const leaving = new LeavingOut();
  const caseId = makeId();
  const verdicts = verdictsOf(found, leaving);
  const title = cut(found.title.trim(), 1000) || 'Imported case';
  const data = { ...emptyCase({ id: caseId, title, note: found.note ?? '', verdicts, createdAt: at, updatedAt: at }) };

  const placed = new Map<string, Placed>();
  const originals: Original[] = [];
  for (const one of found.sources) {
    const { original, ...rest } = await sourceOf(one, caseId, made);
    placed.set(one.key, rest);
    originals.push(original);
  }

  const speakerIds = new Map<string, string>();
  const weights = new Map<string, number>();
  for (const claim of found.claims) {
    for (const one of claim.attributions) if (one.speaker !== '') weights.set(one.speaker, (weights.get(one.speaker) ?? 0) + 1);
  }
  const slots = new Map(
    [...weights]
      .sort((a, b) => b[1] - a[1])
      .slice(0, 7)
      .map(([key], i) => [key, i + 1]),
  );
  const speakers = found.speakers.map((one): Speaker => {
    const id = makeId();
    speakerIds.set(one.key, id);
    return {
      id,
      caseId,
      name: cut(one.name.trim(), 1000) || 'Unnamed',
      kind: one.kind,
      role: cut(one.role, 1000),
      affiliation: cut(one.affiliation, 1000),
      aliases: [...new Set(one.aliases.map((alias) => cut(alias.trim(), 1000)).filter((alias) => alias !== ''))],
      note: one.note,
      slot: one.kind === 'outlet' ? 0 : (slots.get(one.key) ?? 0),
      createdAt: at,
    };
  });

  const codeIds = new Map<string, string>();
  const codes = found.codes.map((one, order): Code => {
    const id = makeId();
    codeIds.set(one.key, id);
    const name = cut(one.name.trim(), 400) || 'Unnamed';
    const letter = one.letter ?? (name.match(/\p{L}|\p{N}/u)?.[0] ?? '').toLocaleLowerCase();
    return { id, caseId, name, description: one.description, slot: one.slot ?? (order % 7) + 1, letter: cut(letter, 4), order };
  });

  const claims: Claim[] = [];
  const attributions: Attribution[] = [];
  const evidence: Evidence[] = [];
  const claimIds = new Map<string, string>();
  const pending: { claim: Claim; tension: readonly string[] }[] = [];
  for (const one of found.claims) {
    const place = placed.get(one.source);
    const spans = place ? wholeSpans(place, one.spans) : [];
    if (!place || spans.length === 0) {
      leaving.add('claims', place ? 'their passage is not inside their text' : 'their text is not in the file');
      continue;
    }
    const claim = claimOf(one, spans, place, caseId, codeIds, verdicts, made);
    if (one.key !== '') claimIds.set(one.key, claim.id);
    claims.push(claim);
    if (one.tension.length > 0) pending.push({ claim, tension: one.tension });
    for (const [order, row] of one.attributions.entries()) {
      attributions.push(attributionOf(row, order, claim, place, speakerIds, makeId));
    }
    for (const row of one.evidence) {
      const held = row.kind === 'passage' ? placed.get(row.source) : undefined;
      const where = held ? wholeSpans(held, row.spans) : [];
      if (row.kind === 'passage' && where.length === 0) {
        leaving.add('pieces of evidence', 'their passage is not in the file');
        continue;
      }
      evidence.push({
        id: makeId(),
        caseId,
        claimId: claim.id,
        kind: row.kind,
        sourceId: held?.source.id ?? '',
        spans: where,
        quotes: held ? describeQuotes(held.text.text, where) : [],
        url: cut(row.url, 4000),
        title: cut(row.title, 2000),
        stance: row.stance,
        note: row.note,
        createdAt: claim.createdAt,
      });
    }
  }
  for (const { claim, tension } of pending) {
    for (const id of new Set(tension.flatMap((key) => claimIds.get(key) ?? []))) if (id !== claim.id) claim.tension.push(id);
  }

  const notes: PassageNote[] = [];
  for (const one of found.notes) {
    const place = placed.get(one.source);
    const [span] = place ? wholeSpans(place, [one.span]) : [];
    if (!place || !span) {
      leaving.add('notes', 'their passage is not inside their text');
      continue;
    }
    notes.push({
      id: makeId(),
      caseId,
      sourceId: place.source.id,
      span,
      exact: place.text.text.slice(span.start, span.end),
      text: one.text,
      createdAt: momentOf(one.createdAt, at),
      createdBy: cut(one.author || made.by, 200),
    });
  }
  const places = [...placed.values()];
  return {
    data: {
      ...data,
      sources: places.map((place) => place.source),
      texts: places.map((place) => place.text),
      originals,
      speakers,
      claims,
      attributions,
      codes,
      evidence,
      notes,
    },
    leftOut: [...found.leftOut, ...leaving.list],
  };
}

const cut = (text: string, length: number): string => {
  const end = splitsCharacter(text, length) ? length - 1 : length;
  return text.length <= length ? text : text.slice(0, end);
};

/** An ISO moment in UTC of what a file says, or `otherwise` where that is no date. */
function momentOf(stated: string, otherwise: string): string {
  const time = stated === '' ? Number.NaN : Date.parse(stated);
  return Number.isNaN(time) ? otherwise : new Date(time).toISOString();
}

/**
 * The scale: the file's own, else Hearsay's, and behind it every other verdict that a claim has. A scale has nine at most; claims with
 * one beyond that say it in their note.
 */
function verdictsOf(found: FoundCase, leaving: LeavingOut): Verdict[] {
  const stated = found.verdicts.length > 0 ? found.verdicts : defaultVerdicts;
  const known = new Set(stated.map((one) => one.key));
  const others = [...new Set(found.claims.map((claim) => claim.verdict))].filter((key) => key !== '' && !known.has(key));
  const all = [...stated, ...others.map((key) => ({ key, label: key, description: '' }))];
  leaving.add('verdicts', 'a scale has nine at most; their claims say them in their notes', all.length - longestScale);
  return all.slice(0, longestScale).map((one, i) => ({
    key: cut(one.key, 60),
    label: cut(one.label, 200) || cut(one.key, 60),
    glyph: defaultVerdicts.find((own) => own.key === one.key)?.glyph ?? verdictGlyphs[i % verdictGlyphs.length] ?? 'unv',
    description: cut(one.description, 2000),
  }));
}

const longestScale = 9;

async function sourceOf(found: FoundSource, caseId: string, made: MadeWith): Promise<Placed & { readonly original: Original }> {
  const id = made.makeId();
  const tidy = tidyText(found.text);
  const { text } = tidy;
  const blocks = found.blocks
    ? found.blocks.flatMap((block) => {
        const [span] = tidy.moveSpans([block]);
        return span ? [{ ...block, ...span }] : [];
      })
    : textBlocks(text);
  const bytes = new TextEncoder().encode(found.text.toWellFormed());
  const sha256 = await sha256Hex(bytes);
  const seen = factsInText(text, blocks);
  const fact = (key: keyof SourceFacts, length: number) => cut(found.facts[key] ?? (key === 'language' ? seen[key] : ''), length);
  const fileName = cut(found.fileName, 1000);
  return {
    tidy,
    text: { id, caseId, text, blocks, repairs: [] },
    source: {
      id,
      caseId,
      title: fact('title', 2000) || fileName.replace(/\.[^.]*$/, '') || cut(seen.title, 2000),
      byline: fact('byline', 2000),
      publisher: fact('publisher', 1000),
      publishedAt: fact('publishedAt', 60),
      language: fact('language', 40),
      url: fact('url', 4000),
      kind: 'text',
      fileName,
      mediaType: 'text/plain',
      encoding: { name: 'utf-8', from: 'text' },
      sha256,
      byteLength: bytes.length,
      length: text.length,
      setAside: [],
      warnings: [],
      note: found.note,
      importedAt: made.at,
      importedBy: cut(made.by, 200),
    },
    original: { id, caseId, sha256, fileName, mediaType: 'text/plain', bytes },
  };
}

/** Spans of the tidy text that hold whole characters only. */
function wholeSpans(place: Placed, spans: readonly Span[]): Span[] {
  const { text } = place.text;
  return normaliseSpans(
    place.tidy.moveSpans(spans).map(({ start, end }) => ({
      start: splitsCharacter(text, start) ? start - 1 : start,
      end: splitsCharacter(text, end) ? end + 1 : end,
    })),
  );
}

function claimOf(
  one: FoundClaim,
  spans: Span[],
  place: Placed,
  caseId: string,
  codeIds: ReadonlyMap<string, string>,
  verdicts: readonly Verdict[],
  made: MadeWith,
): Claim {
  const createdAt = momentOf(one.createdAt, made.at);
  const verdict = verdicts.find((each) => each.key === cut(one.verdict, 60));
  const stated = one.verdict === '' || verdict ? '' : `Verdict: ${one.verdict}`;
  return {
    id: made.makeId(),
    caseId,
    sourceId: place.source.id,
    spans,
    quotes: describeQuotes(place.text.text, spans),
    statement: one.statement,
    verdict: verdict?.key ?? '',
    confidence: Number.isInteger(one.confidence) ? Math.min(3, Math.max(0, one.confidence)) : 0,
    topics: [...new Set(one.topics.flatMap((key) => codeIds.get(key) ?? []))],
    statedAt: cut(one.statedAt, 60),
    note: [one.note, stated].filter((line) => line !== '').join('\n'),
    tension: [],
    ...(one.noContent ? { noContent: true } : {}),
    createdAt,
    createdBy: cut(one.author || made.by, 200),
    updatedAt: createdAt,
  };
}

function attributionOf(
  row: FoundAttribution,
  order: number,
  claim: Claim,
  place: Placed,
  speakerIds: ReadonlyMap<string, string>,
  makeId: () => string,
): Attribution {
  const speakerId = speakerIds.get(row.speaker) ?? '';
  return {
    id: makeId(),
    caseId: claim.caseId,
    claimId: claim.id,
    sourceId: claim.sourceId,
    order,
    speakerId,
    unattributed: speakerId === '' && row.unattributed,
    quotation: row.quotation,
    role: row.role,
    cue: wholeSpans(place, row.cue),
    speakerWords: wholeSpans(place, row.speakerWords),
    viaId: speakerIds.get(row.via) ?? '',
  };
}
