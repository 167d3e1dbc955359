import { attributionRoles, quotations, stances } from '../../domain/claim.ts';
import { type Span, z } from '../../domain/schema.ts';
import { type ExchangeFile, type ExchangeFormat, ExchangeRefusal, headOf, readJsonRecords } from './exchange-format.ts';
import { type FoundAttribution, type FoundClaim, type FoundCode, type FoundEvidence, type FoundNote, LeavingOut } from './found-case.ts';
import { anchorsOf, QuotedSources, type WantedAnchor } from './quoted-sources.ts';
import {
  annotationSchema,
  bodySchema,
  collectionSchema,
  idOf,
  one,
  ownSourceSchema,
  ownSpeakerSchema,
  ownTopicSchema,
  ownVerdictSchema,
  pageSchema,
  passageSchema,
  severalSchema,
  targetSchema,
  text,
} from './web-annotation-schemas.ts';
import { anchorOf } from './web-selectors.ts';

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

const isTag = (purpose: unknown) => purpose === 'tagging' || purpose === 'classifying';

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

interface WantedNote extends Omit<FoundNote, 'source' | 'span'> {
  readonly address: string;
  readonly anchors: readonly WantedAnchor[];
}

/** What an annotation may say that has a place in a case, or is about the software that made it. */
const knownFacts = new Set(
  '@context id type motivation creator created modified generator generated body bodyValue target body_value label annotation updated updatedBy'.split(
    ' ',
  ),
);
const knownOfTargets = new Set(
  'type id source selector annotation creator created updated updatedBy format language purpose textDirection processingLanguage items'.split(
    ' ',
  ),
);
/** Motivations that what is made of an annotation says already. */
const plainMotivation = /^(?:oa:)?(?:describing|classifying|commenting|tagging|highlighting|identifying|linking|bookmarking)$/;

class Reading {
  #title = '';
  #note = '';
  readonly #descriptions = new Map<string, string>();
  readonly #notes: WantedNote[] = [];
  readonly #links: { readonly from: string; readonly to: readonly string[]; readonly words: string }[] = [];
  readonly #sources = new QuotedSources();
  readonly #speakers = new Map<string, z.infer<typeof ownSpeakerSchema>>();
  readonly #verdicts: z.infer<typeof ownVerdictSchema>[] = [];
  readonly #topics = new Set<string>();
  readonly #leaving = new LeavingOut();
  readonly #claims: WantedClaim[] = [];

  add(record: unknown): void {
    const collection = collectionSchema.safeParse(record);
    if (collection.success) {
      const { label, items, first, next, '@graph': graph } = collection.data;
      const inside = graph ?? items ?? (typeof first === 'object' ? first.items : undefined);
      if (inside) {
        this.#title ||= label;
        this.#note ||= collection.data['hearsay:note'];
        this.#own(collection.data);
        for (const item of inside) this.#annotation(item);
        this.#pages(typeof first === 'object' ? first.next : next);
        return;
      }
      if (typeof first === 'string') {
        this.#leaving.add('pages of annotations', 'they are at an address, and nothing is fetched');
        return;
      }
    }
    this.#annotation(record);
  }

  /** Further pages, where they are in the file. */
  #pages(first: unknown): void {
    let next = first;
    for (let i = 0; i < 10_000 && next !== undefined && next !== null; i++) {
      const page = pageSchema.safeParse(next);
      if (page.success) for (const item of page.data.items ?? []) this.#annotation(item);
      else this.#leaving.add('pages of annotations', 'they are at an address, and nothing is fetched');
      next = page.success ? page.data.next : undefined;
    }
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
      if (row['hearsay:note'] !== '') this.#sources.remark(row.id, row['hearsay:note']);
    }
    for (const entry of collection['hearsay:speakers'] ?? []) {
      const speaker = ownSpeakerSchema.safeParse(entry);
      if (speaker.success) this.#speakers.set(speaker.data.id, speaker.data);
    }
    for (const entry of collection['hearsay:topics'] ?? []) {
      const topic = ownTopicSchema.safeParse(entry);
      if (!topic.success) continue;
      this.#topics.add(topic.data['hearsay:name']);
      this.#descriptions.set(topic.data['hearsay:name'], topic.data['hearsay:description']);
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
    const targets = row.target.flatMap(function open(target: unknown): z.infer<typeof targetSchema>[] {
      const several = severalSchema.safeParse(target);
      if (several.success) return several.data.items.flatMap(open);
      const found = targetSchema.safeParse(target);
      return found.success ? [found.data] : [];
    });
    this.#unknown(row, knownFacts);
    const byAddress = new Map<string, WantedAnchor[]>();
    const whole = new Set<string>();
    for (const target of targets) {
      const address = target.source ?? ('id' in target && typeof target.id === 'string' ? target.id : '');
      const selectors = target.selector ?? [];
      const anchors = anchorOf(selectors);
      this.#unknown(target, knownOfTargets);
      byAddress.set(address, [...(byAddress.get(address) ?? []), ...anchors]);
      const isPart = selectors.length > 0 || address.includes('#') || ('selector' in target && typeof target.selector === 'string');
      if (!isPart && address !== '') whole.add(address);
    }
    const facts = this.#facts(row);
    if (row['hearsay:note'] === true) {
      this.#passageNote(row, byAddress, facts);
      return;
    }
    const bodies = this.#bodies(row);
    let used = false;
    for (const [address, anchors] of byAddress) {
      if (anchors.length === 0) continue;
      used = true;
      for (const anchor of anchors) this.#sources.want(address, anchor);
      this.#claims.push({ ...bodies, key: row.id, address, anchors, ...facts });
    }
    if (used) return;
    const said = [
      bodies.statement,
      bodies.note,
      ...bodies.topics.map((topic) => `Tag: ${topic}`),
      ...bodies.evidence.map((one) => one.url),
    ];
    const words = said.filter((line) => line !== '').join('\n');
    const ids = targets.flatMap((target) => target.source ?? ('id' in target && typeof target.id === 'string' ? target.id : []));
    if (row.motivation?.includes('linking') && ids.length > 1) this.#links.push({ from: ids[0] ?? '', to: ids.slice(1), words });
    else if (words !== '' && whole.size > 0) for (const address of whole) this.#sources.remark(address, words);
    else this.#leaving.add('annotations', 'they are about a whole page, a picture or a recording, or name no words of a text');
  }

  #passageNote(
    row: z.infer<typeof annotationSchema>,
    byAddress: ReadonlyMap<string, WantedAnchor[]>,
    facts: Pick<FoundClaim, 'author' | 'createdAt'>,
  ): void {
    const { note, statement } = this.#bodies(row);
    for (const [address, anchors] of byAddress) {
      for (const anchor of anchors) this.#sources.want(address, anchor);
      this.#notes.push({ address, anchors, text: note || statement, author: facts.author, createdAt: facts.createdAt });
    }
  }

  #unknown(row: object, known: ReadonlySet<string>): void {
    for (const name of Object.keys(row)) {
      if (!known.has(name) && !name.startsWith('hearsay:'))
        this.#leaving.add(`“${name.slice(0, 60)}” of annotations`, 'a case has no place for it');
    }
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
    const motivations = row.motivation ?? [];
    const implied = motivations.length === 1 ? motivations[0]?.replace(/^oa:/, '') : undefined;
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
      } else if (isTag(body.purpose ?? implied)) topics.push(value);
      else if (typeof body['hearsay:verdict'] === 'string') verdict = body['hearsay:verdict'];
      else if (body.purpose === 'describing' && statement === '') statement = value;
      else notes.push(body.purpose === 'assessing' ? `Assessment: ${value}` : value);
    };
    for (const entry of row.body ?? []) visit(entry, 0);
    if (row.bodyValue !== undefined) {
      if (isTag(implied)) topics.push(row.bodyValue);
      else notes.push(row.bodyValue);
    }
    for (const motivation of motivations) if (!plainMotivation.test(motivation)) notes.push(`Motivation: ${motivation}`);
    for (const topic of topics) this.#topics.add(topic);
    return { statement, verdict, topics, note: notes.join('\n'), evidence, attributions };
  }

  /** Relations between annotations stand in the note of the one they start from. */
  #tellLinks(): void {
    const byKey = new Map(this.#claims.map((claim, at) => [claim.key, at]));
    for (const { from, to, words } of this.#links) {
      const at = byKey.get(from);
      const claim = at === undefined ? undefined : this.#claims[at];
      const others = to.flatMap((id) => this.#claims[byKey.get(id) ?? -1]?.anchors.map((anchor) => anchor.exact).join(' … ') ?? []);
      if (at === undefined || !claim || others.length === 0) this.#leaving.add('links', 'what they tie is not in the file');
      else
        this.#claims[at] = {
          ...claim,
          note: [claim.note, `${words || 'linked'}: ${others.join(' – ')}`].filter((line) => line !== '').join('\n'),
        };
    }
  }

  finish() {
    this.#tellLinks();
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
    const notes = this.#notes.flatMap(({ address, anchors, ...rest }): FoundNote[] =>
      sources.spans(address, anchors).map((span) => ({ ...rest, source: address, span })),
    );
    if (claims.length === 0 && this.#leaving.list.length === 0 && sources.sources.length === 0) {
      throw new ExchangeRefusal('holds no annotations');
    }
    return {
      title: this.#title,
      note: this.#note,
      sources: sources.sources,
      speakers: [...this.#speakers.values()].map((row) => ({
        key: row.id,
        name: row['hearsay:name'],
        kind: row['hearsay:kind'],
        role: row['hearsay:role'],
        affiliation: row['hearsay:affiliation'],
        aliases: row['hearsay:alias'],
        note: row['hearsay:note'],
      })),
      codes: [...this.#topics].map((name): FoundCode => ({ key: name, name, description: this.#descriptions.get(name) ?? '' })),
      verdicts: this.#verdicts.map((row) => ({
        key: row['hearsay:key'],
        label: row['hearsay:label'],
        description: row['hearsay:description'],
      })),
      claims,
      notes,
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
