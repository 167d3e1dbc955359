import { fromCodePoints } from '../../anchoring/code-points.ts';
import { attributionRoles, quotations, stances } from '../../domain/claim.ts';
import { type Span, z } from '../../domain/schema.ts';
import { speakerKinds } from '../../domain/speaker.ts';
import { type ExchangeFile, type ExchangeFormat, ExchangeRefusal, headOf, readJsonRecords } from './exchange-format.ts';
import { type FoundAttribution, type FoundClaim, type FoundEvidence, LeavingOut } from './found-case.ts';
import { anchorsOf, QuotedSources, type WantedAnchor } from './quoted-sources.ts';

const one = <T extends z.ZodType>(schema: T) =>
  z.union([schema, z.array(schema)]).transform((value) => (Array.isArray(value) ? value : [value]));
const idOf = z.union([z.string(), z.looseObject({ id: z.string() }).transform((value) => value.id)]);
const text = z.string().catch('');

const selectorSchema: z.ZodType<Selector> = z.lazy(() =>
  z.looseObject({
    type: text,
    exact: z.string().optional().catch(undefined),
    prefix: text,
    suffix: text,
    start: z.int().min(0).optional().catch(undefined),
    end: z.int().min(0).optional().catch(undefined),
    refinedBy: z
      .union([selectorSchema, z.array(selectorSchema)])
      .optional()
      .catch(undefined),
  }),
);
interface Selector {
  readonly type: string;
  readonly exact?: string | undefined;
  readonly prefix: string;
  readonly suffix: string;
  readonly start?: number | undefined;
  readonly end?: number | undefined;
  readonly refinedBy?: Selector | Selector[] | undefined;
}
const targetSchema = z.union([
  z.string().transform((source) => ({ source, selector: [] })),
  z.looseObject({
    source: idOf.optional(),
    id: z.string().optional(),
    selector: one(selectorSchema).catch([]).optional(),
  }),
]);
const passageSchema = z.looseObject({ 'hearsay:selector': one(selectorSchema).catch([]) });
const bodySchema = z.union([
  z.string().transform((value) => ({ source: value })),
  z.looseObject({
    type: z.union([z.string(), z.array(z.string())]).optional(),
    purpose: z.union([z.string(), z.array(z.string()).transform((list) => list[0] ?? '')]).optional(),
    value: z.string().optional().catch(undefined),
    id: z.string().optional(),
    source: idOf.optional().catch(undefined),
    items: z.array(z.unknown()).optional(),
  }),
]);
const annotationSchema = z.looseObject({
  id: text,
  body: one(z.unknown()).optional(),
  bodyValue: z.string().optional(),
  target: one(z.unknown()),
  creator: one(z.unknown()).optional(),
  created: text,
});
const ownSourceSchema = z.looseObject({
  id: z.string(),
  'hearsay:title': text,
  'hearsay:byline': text,
  'hearsay:publisher': text,
  'hearsay:publishedAt': text,
  'hearsay:language': text,
  'hearsay:url': text,
  'hearsay:fileName': text,
  'hearsay:text': z.string(),
});
const ownSpeakerSchema = z.looseObject({
  id: z.string(),
  'hearsay:name': z.string(),
  'hearsay:kind': z.enum(speakerKinds).catch('person'),
  'hearsay:role': text,
  'hearsay:affiliation': text,
  'hearsay:alias': one(z.string()).catch([]),
});
const ownVerdictSchema = z.looseObject({ 'hearsay:key': z.string(), 'hearsay:label': text, 'hearsay:description': text });
const collectionSchema = z.looseObject({
  label: z.union([z.string(), z.array(z.string()).transform((list) => list[0] ?? '')]).catch(''),
  items: z.array(z.unknown()).optional(),
  first: z.union([z.string(), z.looseObject({ items: z.array(z.unknown()).optional() })]).optional(),
  'hearsay:sources': z.array(z.unknown()).catch([]).optional(),
  'hearsay:speakers': z.array(z.unknown()).catch([]).optional(),
  'hearsay:verdicts': z.array(z.unknown()).catch([]).optional(),
});

/** W3C Web Annotations as JSON-LD: collections, pages, lists and single ones. Offsets are code points. */
export const webAnnotation: ExchangeFormat = {
  id: 'web-annotation',
  label: 'W3C Web Annotations',
  recognise(files) {
    const [file] = files;
    if (!file || files.length !== 1) return 0;
    const head = headOf(file, 1_000_000);
    return /^\s*[[{]/.test(head) && /www\.w3\.org\/ns\/anno(?:\.jsonld)?/.test(head) ? 0.95 : 0;
  },
  read([file]: readonly ExchangeFile[]) {
    const reading = new Reading();
    for (const record of readJsonRecords(file?.bytes ?? new Uint8Array())) reading.add(record);
    return reading.finish();
  },
};

/** Values of the own fields of an object, read loosely. */
type Loose = Readonly<Record<string, unknown>>;

/** An attribution whose words are still to be found in their text. */
type WantedAttribution = Omit<FoundAttribution, 'cue' | 'speakerWords'> & {
  readonly cue: readonly WantedAnchor[];
  readonly speakerWords: readonly WantedAnchor[];
};

type WantedClaim = Omit<FoundClaim, 'spans' | 'attributions' | 'source'> & {
  readonly address: string;
  readonly anchors: readonly WantedAnchor[];
  readonly attributions: readonly WantedAttribution[];
};

class Reading {
  #title = '';
  readonly #sources = new QuotedSources();
  readonly #speakers = new Map<string, z.infer<typeof ownSpeakerSchema>>();
  readonly #verdicts: z.infer<typeof ownVerdictSchema>[] = [];
  readonly #topics = new Set<string>();
  readonly #leaving = new LeavingOut();
  readonly #claims: WantedClaim[] = [];

  add(record: unknown): void {
    const collection = collectionSchema.safeParse(record);
    if (collection.success) {
      const { label, items, first } = collection.data;
      const inside = items ?? (typeof first === 'object' ? first.items : undefined);
      if (inside) {
        this.#title ||= label;
        this.#own(collection.data);
        for (const item of inside) this.#annotation(item);
        return;
      }
    }
    this.#annotation(record);
  }

  #own(collection: z.infer<typeof collectionSchema>): void {
    for (const entry of collection['hearsay:sources'] ?? []) {
      const source = ownSourceSchema.safeParse(entry);
      if (!source.success) continue;
      const row = source.data;
      this.#sources.addText(row.id, row['hearsay:text'], row['hearsay:fileName'], {
        title: row['hearsay:title'],
        byline: row['hearsay:byline'],
        publisher: row['hearsay:publisher'],
        publishedAt: row['hearsay:publishedAt'],
        language: row['hearsay:language'],
        url: row['hearsay:url'],
      });
    }
    for (const entry of collection['hearsay:speakers'] ?? []) {
      const speaker = ownSpeakerSchema.safeParse(entry);
      if (speaker.success) this.#speakers.set(speaker.data.id, speaker.data);
    }
    for (const entry of collection['hearsay:verdicts'] ?? []) {
      const verdict = ownVerdictSchema.safeParse(entry);
      if (verdict.success) this.#verdicts.push(verdict.data);
    }
  }

  #annotation(record: unknown): void {
    const parsed = annotationSchema.safeParse(record);
    if (!parsed.success) {
      this.#leaving.add('records', 'they are no annotations');
      return;
    }
    const row = parsed.data;
    const targets = row.target.flatMap((target) => {
      const found = targetSchema.safeParse(target);
      return found.success ? [found.data] : [];
    });
    const byAddress = new Map<string, WantedAnchor[]>();
    for (const target of targets) {
      const address = target.source ?? ('id' in target && typeof target.id === 'string' ? target.id : '');
      const anchors = anchorOf(target.selector ?? []);
      byAddress.set(address, [...(byAddress.get(address) ?? []), ...anchors]);
    }
    const bodies = this.#bodies(row);
    let used = false;
    for (const [address, anchors] of byAddress) {
      if (anchors.length === 0) continue;
      used = true;
      for (const anchor of anchors) this.#sources.want(address, anchor);
      this.#claims.push({ ...bodies, key: row.id, address, anchors, ...this.#facts(row) });
    }
    if (!used) this.#leaving.add('annotations', 'they are about a whole page, a picture or a recording, or name no words of a text');
  }

  #facts(row: Loose): Pick<FoundClaim, 'author' | 'createdAt' | 'confidence' | 'statedAt' | 'tension' | 'noContent'> {
    const creators = Array.isArray(row.creator) ? row.creator : [];
    const named = z.looseObject({ name: one(z.string()) }).safeParse(creators[0]);
    const tension = one(idOf).safeParse(row['hearsay:inTensionWith']);
    return {
      author: typeof creators[0] === 'string' ? creators[0] : named.success ? (named.data.name[0] ?? '') : '',
      createdAt: typeof row.created === 'string' ? row.created : '',
      confidence: z.int().catch(0).parse(row['hearsay:confidence']),
      ...(row['hearsay:noContent'] === true ? { noContent: true } : {}),
      statedAt: text.parse(row['hearsay:statedAt']),
      tension: tension.success ? tension.data : [],
    };
  }

  /** What the bodies say: statement, topics, verdict, note, speakers and evidence. What has no place of its own goes into the note. */
  #bodies(row: z.infer<typeof annotationSchema>) {
    const notes: string[] = [];
    const topics: string[] = [];
    const evidence: FoundEvidence[] = [];
    const attributions: WantedAttribution[] = [];
    let statement = '';
    let verdict = '';
    const visit = (entry: unknown, depth: number): void => {
      const parsed = bodySchema.safeParse(entry);
      if (!parsed.success) {
        notes.push(JSON.stringify(entry));
        return;
      }
      const body: Loose = parsed.data;
      const value = typeof body.value === 'string' ? body.value : undefined;
      const address = typeof body.source === 'string' ? body.source : typeof body.id === 'string' ? body.id : '';
      if (Array.isArray(body.items) && depth < 10) for (const item of body.items) visit(item, depth + 1);
      else if (body.purpose === 'identifying' && address.startsWith('urn:hearsay:')) attributions.push(attributionOf(body, address));
      else if (body['hearsay:evidence'] !== undefined) evidence.push(evidenceOf(body, address));
      else if (value === undefined) {
        if (address !== '')
          evidence.push({ ...evidenceOf(body, address), kind: /^https?:/.test(address) ? 'link' : 'cited', stance: 'context' });
      } else if (body.purpose === 'tagging' || body.purpose === 'classifying') topics.push(value);
      else if (typeof body['hearsay:verdict'] === 'string') verdict = body['hearsay:verdict'];
      else if (body.purpose === 'describing' && statement === '') statement = value;
      else notes.push(body.purpose === 'assessing' ? `Assessment: ${value}` : value);
    };
    for (const entry of row.body ?? []) visit(entry, 0);
    if (row.bodyValue !== undefined) notes.push(row.bodyValue);
    for (const topic of topics) this.#topics.add(topic);
    return { statement, verdict, topics, note: notes.join('\n'), evidence, attributions };
  }

  finish() {
    const sources = this.#sources.finish();
    for (const lost of sources.leftOut) this.#leaving.add(lost.what, lost.why, lost.count);
    const claims = this.#claims.flatMap(({ address, anchors, attributions, ...rest }): FoundClaim[] => {
      const place = (list: readonly WantedAnchor[]): Span[] => sources.spans(address, list);
      const spans = place(anchors);
      if (spans.length === 0) return [];
      return [
        {
          ...rest,
          source: address,
          spans,
          attributions: attributions.map((row) => ({ ...row, cue: place(row.cue), speakerWords: place(row.speakerWords) })),
        },
      ];
    });
    if (claims.length === 0 && this.#leaving.list.length === 0 && sources.sources.length === 0) {
      throw new ExchangeRefusal('holds no annotations');
    }
    return {
      title: this.#title,
      sources: sources.sources,
      speakers: [...this.#speakers.values()].map((row) => ({
        key: row.id,
        name: row['hearsay:name'],
        kind: row['hearsay:kind'],
        role: row['hearsay:role'],
        affiliation: row['hearsay:affiliation'],
        aliases: row['hearsay:alias'],
        note: '',
      })),
      codes: [...this.#topics].map((name) => ({ key: name, name, description: '' })),
      verdicts: this.#verdicts.map((row) => ({
        key: row['hearsay:key'],
        label: row['hearsay:label'],
        description: row['hearsay:description'],
      })),
      claims,
      notes: [],
      understood: [
        { what: 'sources', count: sources.sources.length },
        { what: 'claims', count: claims.length },
        { what: 'speakers', count: this.#speakers.size },
        { what: 'topics', count: this.#topics.size },
      ],
      leftOut: this.#leaving.list,
    };
  }
}

/** One anchor of the selectors of one target: they are alternatives for the same words. */
function anchorOf(selectors: readonly Selector[]): WantedAnchor[] {
  const flat = selectors.flatMap(function open(selector): Selector[] {
    const inner = selector.refinedBy === undefined ? [] : [selector.refinedBy].flat();
    return [selector, ...inner.flatMap(open)];
  });
  const quote = flat.find((selector) => selector.exact !== undefined && selector.exact !== '');
  const position = flat.find((selector) => selector.start !== undefined && selector.end !== undefined && selector.start < selector.end);
  if (!quote && !position) return [];
  return [
    {
      exact: quote?.exact ?? '',
      prefix: quote?.prefix ?? '',
      suffix: quote?.suffix ?? '',
      ...(position?.start === undefined || position.end === undefined ? {} : { position: { start: position.start, end: position.end } }),
      toUnits: fromCodePoints,
    },
  ];
}

function attributionOf(body: Loose, address: string): WantedAttribution {
  const passages = (value: unknown): WantedAnchor[] => anchorsOf(value, passageSchema, (passage) => anchorOf(passage['hearsay:selector']));
  const via = idOf.safeParse(body['hearsay:via']);
  return {
    speaker: address.startsWith('urn:hearsay:speaker:') ? address : '',
    unattributed: address === 'urn:hearsay:unattributed',
    quotation: z.enum(quotations).catch('indirect').parse(body['hearsay:quotation']),
    role: z.enum(attributionRoles).catch('original').parse(body['hearsay:role']),
    via: via.success ? via.data : '',
    cue: passages(body['hearsay:cue']),
    speakerWords: passages(body['hearsay:speakerWords']),
  };
}

function evidenceOf(body: Loose, address: string): FoundEvidence {
  return {
    kind: body['hearsay:evidence'] === 'link' ? 'link' : 'cited',
    source: '',
    spans: [],
    url: /^https?:/.test(address) ? address : '',
    title: text.parse(body['hearsay:title']) || (/^https?:/.test(address) ? address : ''),
    stance: z.enum(stances).catch('context').parse(body['hearsay:stance']),
    note: text.parse(body['hearsay:note']),
  };
}
