import { toCodePoints } from '../../anchoring/code-points.ts';
import { bySpanOrder, describeQuote } from '../../anchoring/spans.ts';
import type { Attribution, Claim, Evidence } from '../../domain/claim.ts';
import type { Span } from '../../domain/schema.ts';
import type { PassageNote, Source } from '../../domain/source.ts';
import { byKey, type CaseData, RowsBy } from './case-data.ts';
import { chosenCase } from './chosen-case.ts';
import { type ExportWork, exportOf, stepping } from './export-format.ts';
import { exportList } from './export-list.ts';
import { utf8Pieces } from './file-pieces.ts';
import { JsonMembers, JsonRows, jsonParts } from './json-pieces.ts';

/** Terms of Hearsay's own stand under a URN, so that a JSON-LD processor needs nothing from the network to know them. */
const context = ['http://www.w3.org/ns/anno.jsonld', { hearsay: 'urn:hearsay:', schema: 'http://schema.org/' }];

const urn = (kind: string, id: string) => `urn:hearsay:${kind}:${encodeURIComponent(id.toWellFormed())}`;

/**
 * The case as a W3C Web Annotation collection: an annotation for each claim, a target for each of its passages, each with a quote and
 * a position selector; positions are code points of the source's text, which stands in the collection too. Statement, topics, verdict
 * and note are textual bodies; speakers are bodies with purpose `identifying`, their cue and naming words under `hearsay:` terms.
 * @see https://www.w3.org/TR/annotation-model/
 */
function webAnnotations(data: CaseData, work: ExportWork | undefined): JsonMembers {
  const claims = new RowsBy(data.claims, (row) => row.sourceId);
  const notes = new RowsBy(data.notes, (row) => row.sourceId);
  const look = {
    attributions: new RowsBy(data.attributions, (row) => row.claimId),
    evidence: new RowsBy(data.evidence, (row) => row.claimId),
    speakers: new Map(data.speakers.map((row) => [row.id, row])),
    codes: new Map(data.codes.map((row) => [row.id, row.name])),
    verdicts: new Map(data.case.verdicts.map((row) => [row.key, row.label])),
  };
  const texts = new Map(data.texts.map((row) => [row.id, row.text]));
  const sources = [...data.sources].sort(byKey((row) => `${row.importedAt} ${row.id}`));
  const addresses = addressesOf(sources);
  const listed = new Set(sources.map((source) => source.id));
  const annotations = function* () {
    for (const source of stepping(sources, work)) {
      const text = texts.get(source.id) ?? '';
      const own = claims.get(source.id).sort((a, b) => bySpanOrder(a.spans[0] ?? nowhere, b.spans[0] ?? nowhere));
      const ownNotes = notes.get(source.id);
      const selectors = new Selectors(text, own, ownNotes, look.attributions);
      for (const claim of own) yield annotationOf(claim, addresses.get(source.id) ?? '', selectors, look);
      for (const note of ownNotes) yield noteOf(note, addresses.get(source.id) ?? '', selectors);
    }
  };
  const sourceRows = function* () {
    for (const source of sources) {
      yield {
        id: addresses.get(source.id),
        type: 'Text',
        'hearsay:title': source.title,
        'hearsay:byline': source.byline,
        'hearsay:publisher': source.publisher,
        'hearsay:publishedAt': source.publishedAt,
        'hearsay:language': source.language,
        'hearsay:url': source.url,
        'hearsay:fileName': source.fileName,
        ...(source.note === '' ? {} : { 'hearsay:note': source.note }),
        'hearsay:sha256': source.sha256,
        'hearsay:text': texts.get(source.id) ?? '',
      };
    }
  };
  return new JsonMembers({
    '@context': context,
    id: urn('case', data.case.id),
    type: 'AnnotationCollection',
    label: data.case.title,
    total: [...data.claims, ...data.notes].filter((row) => listed.has(row.sourceId)).length,
    'hearsay:sources': new JsonRows(sourceRows()),
    'hearsay:speakers': data.speakers.map((row) => ({
      id: urn('speaker', row.id),
      type: row.kind === 'organisation' || row.kind === 'outlet' ? 'schema:Organization' : 'schema:Person',
      'hearsay:name': row.name,
      'hearsay:kind': row.kind,
      'hearsay:role': row.role,
      'hearsay:affiliation': row.affiliation,
      'hearsay:alias': row.aliases,
      ...(row.note === '' ? {} : { 'hearsay:note': row.note }),
    })),
    ...(data.case.note === '' ? {} : { 'hearsay:note': data.case.note }),
    'hearsay:topics': data.codes.map((row) => ({ 'hearsay:name': row.name, 'hearsay:description': row.description })),
    'hearsay:verdicts': data.case.verdicts.map(({ key, label, description }) => ({
      'hearsay:key': key,
      'hearsay:label': label,
      'hearsay:description': description,
    })),
    first: new JsonMembers({
      id: `${urn('case', data.case.id)}:page`,
      type: 'AnnotationPage',
      startIndex: 0,
      items: new JsonRows(annotations()),
    }),
  });
}

interface Lookup {
  readonly attributions: RowsBy<Attribution>;
  readonly evidence: RowsBy<Evidence>;
  readonly speakers: ReadonlyMap<string, { readonly id: string; readonly name: string }>;
  readonly codes: ReadonlyMap<string, string>;
  readonly verdicts: ReadonlyMap<string, string>;
}

/** Where each source is said to be: its web address, or a name of its own where it has none or shares it with another. */
function addressesOf(sources: readonly Source[]): ReadonlyMap<string, string> {
  const taken = new Set<string>();
  return new Map(
    sources.map((source) => {
      const address = /^https?:\/\//.test(source.url) && !taken.has(source.url) ? source.url : urn('source', source.id);
      taken.add(address);
      return [source.id, address];
    }),
  );
}

const nowhere: Span = { start: 0, end: 0 };

/** Selectors of one source. All of its offsets are converted in one pass. */
class Selectors {
  readonly #points = new Map<number, number>();

  constructor(
    private readonly text: string,
    claims: readonly Claim[],
    notes: readonly PassageNote[],
    attributions: Lookup['attributions'],
  ) {
    const rows = claims.flatMap((claim) => attributions.get(claim.id));
    const spans = [
      ...claims.flatMap((claim) => claim.spans),
      ...notes.map((note) => note.span),
      ...rows.flatMap((row) => [...row.cue, ...row.speakerWords]),
    ];
    const offsets = spans.flatMap((span) => [span.start, span.end]);
    toCodePoints(text, offsets).forEach((point, i) => {
      this.#points.set(offsets[i] ?? 0, point);
    });
  }

  of(span: Span): unknown[] {
    const { exact, prefix, suffix } = describeQuote(this.text, span);
    return [
      { type: 'TextQuoteSelector', exact, prefix, suffix },
      { type: 'TextPositionSelector', start: this.#points.get(span.start), end: this.#points.get(span.end) },
    ];
  }
}

function annotationOf(claim: Claim, address: string, selectors: Selectors, look: Lookup): unknown {
  const text = (purpose: string, value: string, more: object = {}) =>
    value === '' ? [] : [{ type: 'TextualBody', purpose, value, format: 'text/plain', ...more }];
  const rows = look.attributions.get(claim.id).sort((a, b) => a.order - b.order);
  return {
    id: urn('claim', claim.id),
    type: 'Annotation',
    motivation: ['describing', 'classifying'],
    ...(claim.createdBy === '' ? {} : { creator: { type: 'Person', name: claim.createdBy } }),
    created: claim.createdAt,
    modified: claim.updatedAt,
    ...(claim.confidence > 0 ? { 'hearsay:confidence': claim.confidence } : {}),
    ...(claim.noContent ? { 'hearsay:noContent': true } : {}),
    ...(claim.statedAt === '' ? {} : { 'hearsay:statedAt': claim.statedAt }),
    ...(claim.tension.length > 0 ? { 'hearsay:inTensionWith': claim.tension.map((id) => ({ id: urn('claim', id) })) } : {}),
    body: [
      ...text('describing', claim.statement),
      ...claim.topics.flatMap((topic) => text('tagging', look.codes.get(topic) ?? '')),
      ...text('assessing', look.verdicts.get(claim.verdict) ?? claim.verdict, { 'hearsay:verdict': claim.verdict }),
      ...text('commenting', claim.note),
      ...rows.map((row) => attributionOf(row, selectors, look)),
      ...look.evidence.get(claim.id).map((one) => ({
        type: 'SpecificResource',
        purpose: 'linking',
        source: one.url || urn('evidence', one.id),
        'hearsay:title': one.title,
        'hearsay:stance': one.stance,
        'hearsay:evidence': one.kind,
        'hearsay:note': one.note,
      })),
    ],
    target: claim.spans.map((span) => ({ type: 'SpecificResource', source: address, selector: selectors.of(span) })),
  };
}

/** A note on a passage, which claims nothing. */
function noteOf(note: PassageNote, address: string, selectors: Selectors): unknown {
  return {
    id: urn('note', note.id),
    type: 'Annotation',
    motivation: 'commenting',
    ...(note.createdBy === '' ? {} : { creator: { type: 'Person', name: note.createdBy } }),
    created: note.createdAt,
    'hearsay:note': true,
    body: [{ type: 'TextualBody', purpose: 'commenting', value: note.text, format: 'text/plain' }],
    target: [{ type: 'SpecificResource', source: address, selector: selectors.of(note.span) }],
  };
}

function attributionOf(row: Attribution, selectors: Selectors, look: Lookup): unknown {
  const speaker = look.speakers.get(row.speakerId);
  const passages = (spans: readonly Span[]) => spans.map((span) => ({ 'hearsay:selector': selectors.of(span) }));
  return {
    type: 'SpecificResource',
    purpose: 'identifying',
    source: speaker ? urn('speaker', speaker.id) : row.unattributed ? 'urn:hearsay:unattributed' : 'urn:hearsay:open',
    ...(speaker ? { 'schema:name': speaker.name } : {}),
    'hearsay:quotation': row.quotation,
    'hearsay:role': row.role,
    ...(row.viaId === '' ? {} : { 'hearsay:via': { id: urn('speaker', row.viaId) } }),
    'hearsay:cue': passages(row.cue),
    'hearsay:speakerWords': passages(row.speakerWords),
  };
}

export const webAnnotationExport = exportOf(exportList.webAnnotation, function* (data, options, work) {
  yield* utf8Pieces(jsonParts(webAnnotations(chosenCase(data, options), work), 1));
  yield* utf8Pieces(['\n']);
});
