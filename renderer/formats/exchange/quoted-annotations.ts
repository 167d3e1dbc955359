import { z } from '../../domain/schema.ts';
import { type ExchangeFile, type ExchangeFormat, ExchangeRefusal, headOf, readJsonRecords } from './exchange-format.ts';
import { bareClaim, type FoundClaim, LeavingOut } from './found-case.ts';
import { QuotedSources, type WantedAnchor } from './quoted-sources.ts';

/** What one tool's annotation says, in whatever shape it writes it. */
interface QuotedAnnotation {
  /** '' unless others may answer it. */
  readonly id: string;
  /** What it answers, nearest last. */
  readonly answers: readonly string[];
  readonly address: string;
  readonly title: string;
  readonly anchors: readonly WantedAnchor[];
  /** It says that it is about no part of the page. */
  readonly isWhole: boolean;
  readonly topics: readonly string[];
  readonly note: string;
  readonly author: string;
  readonly createdAt: string;
}

const text = z.string().catch('');
const words = z.array(z.string()).catch([]);
const offset = z.int().min(0).optional().catch(undefined);
const selectorSchema = z.looseObject({ type: text, exact: text, quote: text, prefix: text, suffix: text, start: offset, end: offset });

const hypothesisSchema = z.looseObject({
  id: text,
  references: words,
  uri: z.string(),
  user: text,
  created: text,
  text,
  tags: words,
  document: z
    .looseObject({ title: z.union([z.string(), z.array(z.string()).transform((list) => list[0] ?? '')]).catch('') })
    .catch({ title: '' }),
  target: z.array(z.looseObject({ source: text, selector: z.array(selectorSchema).catch([]) })).catch([]),
});
const recogitoSchema = z.looseObject({
  bodies: z.array(z.looseObject({ purpose: text, value: text })).catch([]),
  target: z.looseObject({
    selector: z.union([z.array(selectorSchema), selectorSchema.transform((one) => [one])]),
    created: text,
    creator: z.looseObject({ name: text, id: text, isGuest: z.boolean().catch(false) }).catch({ name: '', id: '', isGuest: false }),
  }),
});
const zoteroSchema = z.looseObject({
  annotationType: z.string(),
  annotationText: text,
  annotationComment: text,
  annotationPageLabel: text,
  annotationSortIndex: text,
  annotationAuthorName: text,
  parentItem: text,
  parentTitle: text,
  dateAdded: text,
  tags: z.array(z.union([z.string(), z.looseObject({ tag: z.string() }).transform((one) => one.tag)])).catch([]),
});

const anchorOf = (selectors: readonly z.infer<typeof selectorSchema>[]): WantedAnchor[] => {
  const quote = selectors.find((one) => one.exact !== '' || one.quote !== '');
  const place = selectors.find((one) => one.start !== undefined && one.end !== undefined && one.start < one.end);
  if (!quote && !place) return [];
  const position = place?.start === undefined || place.end === undefined ? {} : { position: { start: place.start, end: place.end } };
  return [{ exact: quote ? quote.exact || quote.quote : '', prefix: quote?.prefix ?? '', suffix: quote?.suffix ?? '', ...position }];
};

function hypothesis(record: unknown): QuotedAnnotation | undefined {
  const parsed = hypothesisSchema.safeParse(record);
  if (!parsed.success) return undefined;
  const { id, references, uri, user, created, text: note, tags, document, target } = parsed.data;
  return {
    id,
    answers: references,
    address: uri,
    title: document.title,
    anchors: target.flatMap((one) => anchorOf(one.selector)),
    isWhole: target.every((one) => one.selector.length === 0),
    topics: tags,
    note,
    author: /^acct:([^@]+)@/.exec(user)?.[1] ?? user,
    createdAt: created,
  };
}

/** Recogito's own shape and Annotorious's: selectors in UTF-16 units of the text shown, which the file does not name. */
function recogito(record: unknown): QuotedAnnotation | undefined {
  const parsed = recogitoSchema.safeParse(record);
  if (!parsed.success) return undefined;
  const { bodies, target } = parsed.data;
  const isTag = (purpose: string) => purpose === 'tagging' || purpose === 'classifying';
  return {
    id: '',
    answers: [],
    address: '',
    title: '',
    anchors: target.selector.flatMap((one) => anchorOf([one])),
    isWhole: false,
    topics: bodies.flatMap((body) => (isTag(body.purpose) && body.value !== '' ? [body.value] : [])),
    note: bodies.flatMap((body) => (isTag(body.purpose) || body.value === '' ? [] : [body.value])).join('\n'),
    author: target.creator.name.trim() || (target.creator.isGuest ? '' : target.creator.id),
    createdAt: target.created,
  };
}

/** Zotero's annotations as its web interface and plug-ins export them: the words and the page, the document's text not. */
function zotero(record: unknown): QuotedAnnotation | undefined {
  const inner = z.looseObject({ data: z.unknown() }).safeParse(record);
  const parsed = zoteroSchema.safeParse(inner.success && inner.data.data !== undefined ? inner.data.data : record);
  if (!parsed.success) return undefined;
  const row = parsed.data;
  const [page = '', place = ''] = row.annotationSortIndex.split('|');
  const start = Number(page) * 1e6 + Number(place);
  const position = Number.isSafeInteger(start) && row.annotationSortIndex !== '' ? { position: { start, end: start + 1 } } : {};
  return {
    id: '',
    answers: [],
    address: row.parentItem || 'Zotero',
    title: row.parentTitle,
    anchors: row.annotationText === '' ? [] : [{ exact: row.annotationText, prefix: '', suffix: '', ...position }],
    isWhole: row.annotationText === '' && row.annotationType === 'note',
    topics: row.tags,
    note: [row.annotationComment, row.annotationPageLabel === '' ? '' : `Page ${row.annotationPageLabel}`]
      .filter((line) => line !== '')
      .join('\n'),
    author: row.annotationAuthorName,
    createdAt: row.dateAdded,
  };
}

function quotedFormat(id: string, label: string, sign: RegExp, readOne: (record: unknown) => QuotedAnnotation | undefined): ExchangeFormat {
  return {
    id,
    label,
    recognise([file]: readonly ExchangeFile[]) {
      if (!file) return 0;
      const head = headOf(file, 300_000);
      return /^\s*[[{]/.test(head) && sign.test(head) ? 0.9 : 0;
    },
    read([file]) {
      const sources = new QuotedSources();
      const leaving = new LeavingOut();
      const found: QuotedAnnotation[] = [];
      const answers: QuotedAnnotation[] = [];
      for (const record of recordsOf(file?.bytes ?? new Uint8Array())) {
        const one = readOne(record);
        if (!one) {
          leaving.add('records', 'they are no annotations');
          continue;
        }
        const said = [one.note, ...one.topics.map((topic) => `Tag: ${topic}`)].filter((line) => line !== '').join('\n');
        if (one.answers.length > 0) answers.push(one);
        else if (one.anchors.length === 0 && one.isWhole && said !== '') {
          sources.describe(one.address, { title: one.title, url: /^https?:/.test(one.address) ? one.address : '' });
          sources.remark(one.address, one.author === '' ? said : `${said} (${one.author})`);
        } else if (one.anchors.length === 0)
          leaving.add('annotations', 'they name no words: a whole page, a picture, or a path in a page that is not in the file');
        else {
          sources.describe(one.address, { title: one.title, url: /^https?:/.test(one.address) ? one.address : '' });
          for (const anchor of one.anchors) sources.want(one.address, anchor);
          found.push(one);
        }
      }
      const replies = new Map<string, string[]>();
      const known = new Set(found.map((one) => one.id));
      for (const one of answers) {
        const to = one.answers.toReversed().find((id) => known.has(id));
        if (to === undefined) leaving.add('answers', 'what they answer is not in the file');
        else replies.set(to, [...(replies.get(to) ?? []), one.author === '' ? one.note : `${one.author}: ${one.note}`]);
      }
      const finished = sources.finish();
      for (const lost of finished.leftOut) leaving.add(lost.what, lost.why, lost.count);
      const topics = new Set<string>();
      const claims = found.flatMap(({ id, address, anchors, topics: own, note: said, author, createdAt }): FoundClaim[] => {
        const spans = finished.spans(address, anchors);
        if (spans.length === 0) return [];
        for (const topic of own) topics.add(topic);
        const note = [said, ...((id === '' ? undefined : replies.get(id)) ?? [])].filter((line) => line !== '').join('\n');
        return [{ ...bareClaim(address, spans), topics: own, note, author, createdAt }];
      });
      if (claims.length === 0 && leaving.list.length === 0) throw new ExchangeRefusal('holds no annotations');
      return {
        title: '',
        sources: finished.sources,
        speakers: [],
        codes: [...topics].map((name) => ({ key: name, name, description: '' })),
        verdicts: [],
        claims,
        notes: [],
        understood: [
          { what: 'pages', count: finished.sources.length },
          { what: 'claims', count: claims.length },
          { what: 'topics', count: topics.size },
        ],
        leftOut: leaving.list,
      };
    },
  };
}

/** The records of a file: its array or lines, or the `rows` or `annotations` inside the one object it is. */
function recordsOf(bytes: Uint8Array): unknown[] {
  return readJsonRecords(bytes).flatMap((record) => {
    const inside = z.looseObject({ rows: z.array(z.unknown()).optional(), annotations: z.array(z.unknown()).optional() }).safeParse(record);
    return (inside.success && (inside.data.rows ?? inside.data.annotations)) || insideItems(record);
  });
}

const attachmentSchema = z.looseObject({ annotations: z.array(z.looseObject({})).catch([]) });
const itemsSchema = z.looseObject({
  items: z.array(z.looseObject({ title: text, attachments: z.array(attachmentSchema).catch([]) })),
});

/** Annotations as Better BibTeX writes them: inside the attachments of items, whose title they do not repeat. */
function insideItems(record: unknown): unknown[] {
  const library = itemsSchema.safeParse(record);
  if (!library.success) return [record];
  return library.data.items.flatMap(({ title, attachments }, i) =>
    attachments.flatMap(({ annotations }, j) =>
      annotations.map((one) => ({ parentItem: `Zotero item ${i + 1}.${j + 1}`, parentTitle: title, ...one })),
    ),
  );
}

export const hypothesisAnnotations = quotedFormat(
  'hypothesis',
  'Hypothesis annotations',
  /"uri"\s*:[\s\S]*"target"\s*:|"target"\s*:[\s\S]*"uri"\s*:/,
  hypothesis,
);
export const recogitoAnnotations = quotedFormat(
  'recogito',
  'Recogito annotations',
  /"target"\s*:\s*\{[\s\S]*"selector"\s*:[\s\S]*"(?:quote|startSelector)"\s*:/,
  recogito,
);
export const zoteroAnnotations = quotedFormat('zotero', 'Zotero annotations', /"annotationType"\s*:/, zotero);
