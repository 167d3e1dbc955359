import { fromCodePoints } from '../../anchoring/code-points.ts';
import { z } from '../../domain/schema.ts';
import { type ExchangeFile, type ExchangeFormat, ExchangeRefusal, headOf, readJsonRecords, stem } from './exchange-format.ts';
import { type FoundClaim, type FoundSource, LeavingOut } from './found-case.ts';
import { GraphReading, type LabelledSpan, type SpanLink } from './span-graph.ts';

const offset = z.int().min(0);
const idOf = z.union([z.string(), z.number()]).transform(String);
const factsSchema = z.record(z.string(), z.string()).catch({});
const entitySchema = z.looseObject({
  id: idOf,
  label: z.string(),
  start_offset: offset,
  end_offset: offset,
  facts: factsSchema.optional(),
});
const relationSchema = z.looseObject({ from_id: idOf, to_id: idOf, type: z.string().catch('') });
const labelSchema = z.tuple([offset, offset, z.union([z.string(), z.number()]).transform(String)]);
const lineSchema = z.looseObject({
  text: z.string(),
  label: z.array(z.unknown()).optional(),
  labels: z.array(z.unknown()).optional(),
  entities: z.array(z.unknown()).optional(),
  relations: z.array(z.unknown()).optional(),
  cats: z.array(z.unknown()).optional(),
});

const knownColumns = new Set(['text', 'label', 'labels', 'entities', 'relations', 'cats', 'id', 'title', 'url', 'Comments', 'comments']);

/** Exports of doccano: sequence labelling (`label: [[start, end, name]]`), relations and intents, as JSON or JSON Lines; code points. */
export const doccano: ExchangeFormat = {
  id: 'doccano',
  label: 'doccano JSONL',
  recognise(files) {
    const [file] = files;
    if (!file || files.length !== 1) return 0;
    const head = headOf(file, 1_000_000);
    if (!/^\s*[[{]/.test(head) || !/"text"\s*:/.test(head) || /"attributions"\s*:|"annotations"\s*:/.test(head)) return 0;
    return /"entities"\s*:\s*\[|"labels?"\s*:\s*\[\s*(?:\]|\[\s*\d)/.test(head) ? 0.85 : 0;
  },
  read([file]: readonly ExchangeFile[]) {
    const reading = new GraphReading();
    const sources: FoundSource[] = [];
    const claims: FoundClaim[] = [];
    const leaving = new LeavingOut();
    readJsonRecords(file?.bytes ?? new Uint8Array()).forEach((record, number) => {
      const line = lineSchema.safeParse(record);
      if (!line.success) {
        leaving.add('lines', 'they have no text');
        return;
      }
      const { text, label, labels, entities, relations, cats, ...columns } = line.data;
      const key = String(number);
      const name = typeof columns.title === 'string' ? columns.title : '';
      const url = typeof columns.url === 'string' ? columns.url : '';
      const note = Object.entries(columns)
        .filter(([column, value]) => !knownColumns.has(column) && value !== null && value !== '')
        .map(([column, value]) => `${column}: ${typeof value === 'string' ? value : JSON.stringify(value)}`);
      if (cats && cats.length > 0) note.push(`Categories: ${cats.map(String).join(', ')}`);
      const comments = columns.Comments ?? columns.comments;
      if (Array.isArray(comments) && comments.length > 0) note.push(`Comments: ${comments.map(String).join(' / ')}`);
      sources.push({
        key,
        fileName: `${stem(file?.name ?? 'doccano')}-${number + 1}.txt`,
        text,
        facts: { title: name, url },
        note: note.join('\n'),
      });
      const spans: LabelledSpan[] = [];
      const links: SpanLink[] = [];
      for (const one of entities ?? []) {
        const entity = entitySchema.safeParse(one);
        if (!entity.success) leaving.add('labels', 'they are not written as doccano writes them');
        else {
          const { id, label: kind, start_offset: start, end_offset: end, facts = {} } = entity.data;
          spans.push({ id, label: kind, span: { start, end }, facts });
        }
      }
      for (const one of label ?? labels ?? []) {
        const plain = labelSchema.safeParse(one);
        if (!plain.success) leaving.add('labels', 'they are not written as doccano writes them');
        else spans.push({ id: `l${spans.length}`, label: plain.data[2], span: { start: plain.data[0], end: plain.data[1] }, facts: {} });
      }
      for (const one of relations ?? []) {
        const relation = relationSchema.safeParse(one);
        if (!relation.success) leaving.add('relations', 'they are not written as doccano writes them');
        else links.push({ from: relation.data.from_id, to: relation.data.to_id, type: relation.data.type });
      }
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
