import { fromCodePoints } from '../../anchoring/code-points.ts';
import { z } from '../../domain/schema.ts';
import { type ExchangeFile, type ExchangeFormat, ExchangeRefusal, headOf, readJsonRecords, stem } from './exchange-format.ts';
import { type FoundClaim, type FoundSource, LeavingOut } from './found-case.ts';
import { GraphReading, type LabelledSpan, type SpanLink } from './span-graph.ts';

const offset = z.int().min(0);
const idOf = z.union([z.string(), z.number()]).transform(String);
const factsSchema = z.record(z.string(), z.string()).catch({});
const nameOf = z.union([z.string(), z.number()]).transform(String);
const entitySchema = z.looseObject({
  id: idOf.optional(),
  label: nameOf,
  start_offset: offset,
  end_offset: offset,
  facts: factsSchema.optional(),
  user: z.unknown().optional(),
});
const relationSchema = z.looseObject({ from_id: idOf, to_id: idOf, type: nameOf.catch('') });
const labelSchema = z.tuple([offset, offset, nameOf]);
const lines = z.array(z.unknown()).optional();
/** A label or category may stand alone or in a list. */
const labels = z
  .union([z.array(z.unknown()), z.string().transform((one) => [one] as unknown[]), z.null().transform(() => [] as unknown[])])
  .optional();
const lineSchema = z.looseObject({
  text: z.string(),
  label: labels,
  labels,
  entities: lines,
  spans: lines,
  annotations: lines,
  relations: lines,
  cats: labels,
});

const knownColumns = new Set(['id', 'title', 'url', 'Comments', 'comments']);

/** Older versions call the text `data`. */
function withText(record: unknown): unknown {
  const other = z.looseObject({ text: z.undefined().optional(), data: z.string() }).safeParse(record);
  if (!other.success) return record;
  const { data: text, ...rest } = other.data;
  return { ...rest, text };
}

/**
 * Exports of doccano: sequence labelling (`label: [[start, end, name]]`, in older versions `labels` or `annotations`), relations, intents,
 * classes of whole texts, as JSON or JSON Lines; code points.
 */
export const doccano: ExchangeFormat = {
  id: 'doccano',
  label: 'doccano JSONL',
  recognise(files) {
    const [file] = files;
    if (!file || files.length !== 1) return 0;
    const head = headOf(file, 1_000_000);
    if (!/^\s*[[{]/.test(head) || !/"(?:text|data)"\s*:\s*"/.test(head) || /"attributions"\s*:/.test(head)) return 0;
    if (/"annotations"\s*:/.test(head)) return /"(?:start_offset|annotation_approver)"\s*:/.test(head) ? 0.85 : 0;
    if (/"label"\s*:\s*\[\s*\{/.test(head)) return 0;
    return /"(?:entities|cats)"\s*:\s*\[|"labels?"\s*:\s*(?:\[\s*(?:\]|\[\s*\d|")|")/.test(head) ? 0.8 : 0;
  },
  read([file]: readonly ExchangeFile[]) {
    const reading = new GraphReading();
    const sources: FoundSource[] = [];
    const claims: FoundClaim[] = [];
    const leaving = new LeavingOut();
    readJsonRecords(file?.bytes ?? new Uint8Array()).forEach((record, number) => {
      const line = lineSchema.safeParse(withText(record));
      if (!line.success) {
        leaving.add('lines', 'they have no text');
        return;
      }
      const { text, label, labels, entities, spans: marked, annotations, relations, cats, ...columns } = line.data;
      const key = String(number);
      const name = typeof columns.title === 'string' ? columns.title : '';
      const url = typeof columns.url === 'string' ? columns.url : '';
      const note = Object.entries(columns)
        .filter(([column, value]) => !knownColumns.has(column) && value !== null && value !== '')
        .map(([column, value]) => `${column}: ${typeof value === 'string' ? value : JSON.stringify(value)}`);
      // a label without a place is one of the whole text
      const named = [...(label ?? []), ...(labels ?? [])];
      const classes = [...(cats ?? []), ...named.filter((one) => typeof one === 'string' || typeof one === 'number')];
      if (classes.length > 0) note.push(`Categories: ${classes.map(wordsOf).join(', ')}`);
      const comments = columns.Comments ?? columns.comments;
      if (Array.isArray(comments) && comments.length > 0) note.push(`Comments: ${comments.map(wordsOf).join(' / ')}`);
      const spans: LabelledSpan[] = [];
      const links: SpanLink[] = [];
      const places = named.filter((one) => typeof one !== 'string' && typeof one !== 'number');
      for (const one of [...(entities ?? []), ...(marked ?? []), ...(annotations ?? []), ...places]) {
        const entity = entitySchema.safeParse(one);
        const plain = labelSchema.safeParse(one);
        if (entity.success) {
          const { id = `l${spans.length}`, label: kind, start_offset: start, end_offset: end, facts = {}, user } = entity.data;
          const author = typeof user === 'number' ? { author: `User ${user}` } : typeof user === 'string' ? { author: user } : {};
          spans.push({ id, label: kind, span: { start, end }, facts: { ...author, ...facts } });
        } else if (plain.success) {
          spans.push({ id: `l${spans.length}`, label: plain.data[2], span: { start: plain.data[0], end: plain.data[1] }, facts: {} });
        } else if (z.looseObject({ label: nameOf, start_offset: z.undefined().optional() }).safeParse(one).success) {
          // the older way to say what class a whole text is of
          note.push(`Category: ${wordsOf(z.looseObject({ label: nameOf }).parse(one).label)}`);
        } else leaving.add('labels', 'they are not written as doccano writes them');
      }
      for (const one of relations ?? []) {
        const relation = relationSchema.safeParse(one);
        if (!relation.success) leaving.add('relations', 'they are not written as doccano writes them');
        else links.push({ from: relation.data.from_id, to: relation.data.to_id, type: relation.data.type });
      }
      sources.push({
        key,
        fileName: `${stem(file?.name ?? 'doccano')}-${number + 1}.txt`,
        text,
        facts: { title: name, url },
        note: note.join('\n'),
      });
      const units = fromCodePoints(
        text,
        spans.flatMap((one) => [one.span.start, one.span.end]),
      );
      const inUnits = spans.map((one, i) => ({ ...one, span: { start: units[i * 2] ?? 0, end: units[i * 2 + 1] ?? 0 } }));
      for (const claim of reading.claims(key, text, { spans: inUnits, links })) claims.push(claim);
    });
    if (sources.length === 0) throw new ExchangeRefusal('holds no line with a text');
    return reading.found(sources, claims, leaving);
  },
};

const wordsOf = (value: unknown): string => {
  const told = z.union([z.looseObject({ text: z.string() }), z.looseObject({ comment: z.string() })]).safeParse(value);
  if (told.success) return String(told.data.text ?? told.data.comment);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value);
};
