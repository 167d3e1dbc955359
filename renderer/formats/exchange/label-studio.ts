import { fromCodePoints } from '../../anchoring/code-points.ts';
import { z } from '../../domain/schema.ts';
import { type ExchangeFile, type ExchangeFormat, ExchangeRefusal, headOf, readJsonRecords, stem } from './exchange-format.ts';
import { type FoundClaim, type FoundSource, LeavingOut } from './found-case.ts';
import { GraphReading, type LabelledSpan, type SpanLink } from './span-graph.ts';

const idOf = z.union([z.string(), z.number()]).transform(String);
const words = z.array(z.string()).catch([]);
const taskSchema = z.looseObject({
  id: idOf.optional(),
  data: z.record(z.string(), z.unknown()),
  annotations: z.array(z.unknown()).optional(),
  completions: z.array(z.unknown()).optional(),
  predictions: z.array(z.unknown()).optional(),
});
const annotationSchema = z.looseObject({
  result: z.array(z.unknown()).catch([]),
  was_cancelled: z.boolean().nullish(),
  created_at: z.string().nullish(),
  completed_by: z.unknown().optional(),
});
const resultSchema = z.looseObject({
  id: idOf.optional(),
  type: z.string().catch(''),
  from_name: z.string().catch(''),
  to_name: z.string().catch(''),
  from_id: idOf.optional(),
  to_id: idOf.optional(),
  labels: words.optional(),
  value: z.looseObject({}).optional(),
});
const placeSchema = z.looseObject({ start: z.int().min(0), end: z.int().min(0) });
const globalSchema = z.looseObject({ globalOffsets: placeSchema });
const turnSchema = z.looseObject({ text: z.string(), author: z.string().catch('') });
const paragraphPlaceSchema = z.looseObject({
  start: idOf.transform(Number),
  end: idOf.transform(Number),
  startOffset: z.int().min(0),
  endOffset: z.int().min(0),
});

/** A text of a task, and where each paragraph of a dialogue starts in it (UTF-16). */
interface TaskText {
  readonly text: string;
  readonly starts: readonly number[];
}

/** Exports of Label Studio: tasks with annotations (JSON), for text, HTML with global offsets, and dialogues. */
export const labelStudio: ExchangeFormat = {
  id: 'label-studio',
  label: 'Label Studio JSON',
  recognise(files) {
    const [file] = files;
    if (!file || files.length !== 1) return 0;
    const head = headOf(file, 1_000_000);
    if (!/^\s*[[{]/.test(head) || !/"(?:annotations|completions|predictions)"\s*:/.test(head)) return 0;
    return /"result"\s*:/.test(head) || /"data"\s*:\s*\{/.test(head) ? 0.9 : 0;
  },
  read([file]: readonly ExchangeFile[]) {
    const reading = new GraphReading();
    const sources: FoundSource[] = [];
    const claims: FoundClaim[] = [];
    const leaving = new LeavingOut();
    readJsonRecords(file?.bytes ?? new Uint8Array()).forEach((record, number) => {
      const task = taskSchema.safeParse(record);
      if (!task.success) {
        leaving.add('records', 'they are no tasks');
        return;
      }
      const { data } = task.data;
      const found = textOfTask(data);
      const results = [...(task.data.annotations ?? task.data.completions ?? [])].flatMap((one) => {
        const annotation = annotationSchema.safeParse(one);
        return annotation.success && annotation.data.was_cancelled !== true ? [annotation.data] : [];
      });
      if ((task.data.predictions ?? []).length > 0)
        leaving.add('predictions', 'they are a program’s proposals, not an analyst’s findings', task.data.predictions?.length);
      if (!found) {
        leaving.add('tasks', 'they are about pictures or recordings, not about a text');
        return;
      }
      const key = String(number);
      const fact = (name: string) => (typeof data[name] === 'string' ? data[name] : '');
      const facts = {
        title: fact('title'),
        url: fact('url'),
        publisher: fact('publisher'),
        publishedAt: fact('publishedAt'),
        language: fact('language'),
      };
      const id = task.data.id ?? String(number + 1);
      sources.push({ key, fileName: `${stem(file?.name ?? 'label-studio')}-${id}.txt`, text: found.text, facts, note: '' });
      for (const { result, created_at: createdAt, completed_by: by } of results) {
        const graph = graphOfResults(result, found, leaving);
        const author = authorOf(by);
        const with_ = graph.spans.map((one) => ({ ...one, facts: { author, createdAt: createdAt ?? '', ...one.facts } }));
        for (const claim of reading.claims(key, found.text, { spans: with_, links: graph.links })) claims.push(claim);
      }
    });
    if (sources.length === 0 && leaving.list.length === 0) throw new ExchangeRefusal('holds no tasks');
    return reading.found(sources, claims, leaving);
  },
};

function authorOf(by: unknown): string {
  if (typeof by === 'number') return `Annotator ${by}`;
  const person = z
    .looseObject({ email: z.string().catch(''), first_name: z.string().catch(''), last_name: z.string().catch('') })
    .safeParse(by);
  if (!person.success) return '';
  const { first_name: first, last_name: last, email } = person.data;
  return `${first} ${last}`.trim() || email;
}

/** The text a task is about: its `text`, else the one long string or dialogue among its data. */
function textOfTask(data: Record<string, unknown>): TaskText | undefined {
  const dialogue = Object.values(data).find((value) => Array.isArray(value) && value.length > 0 && turnSchema.safeParse(value[0]).success);
  if (Array.isArray(dialogue)) {
    const starts: number[] = [];
    let text = '';
    for (const one of dialogue) {
      const turn = turnSchema.safeParse(one);
      const { author, text: said } = turn.success ? turn.data : { author: '', text: '' };
      if (text !== '') text += '\n\n';
      if (author !== '') text += `${author}: `;
      starts.push(text.length);
      text += said;
    }
    return { text, starts };
  }
  const texts = Object.entries(data).flatMap(([name, value]) => (typeof value === 'string' ? [{ name, value }] : []));
  const named = texts.find(({ name }) => /^(?:text|content|document|body)$/i.test(name));
  const longest = texts
    .filter(({ value }) => !/^(?:https?:|s3:|gs:|\/|data:|upload\/)/.test(value))
    .sort((a, b) => b.value.length - a.value.length)[0];
  const chosen = named ?? (longest && /\s/.test(longest.value) ? longest : undefined);
  return chosen && !/^(?:https?:|s3:|gs:|data:)\S*$/.test(chosen.value) ? { text: chosen.value, starts: [] } : undefined;
}

function graphOfResults(results: readonly unknown[], found: TaskText, leaving: LeavingOut): { spans: LabelledSpan[]; links: SpanLink[] } {
  const spans = new Map<string, LabelledSpan>();
  const facts = new Map<string, Record<string, string>>();
  const links: SpanLink[] = [];
  for (const [number, one] of results.entries()) {
    const parsed = resultSchema.safeParse(one);
    if (!parsed.success) {
      leaving.add('regions', 'they are not written as Label Studio writes them');
      continue;
    }
    const { id = `#${number}`, type, from_name: name, value = {}, from_id: from, to_id: to, labels = [] } = parsed.data;
    if (type === 'relation') {
      if (from !== undefined && to !== undefined) links.push({ from, to, type: labels[0] ?? '' });
      continue;
    }
    const span = spanOf(value, found);
    if (!span) {
      leaving.add('regions', 'they mark no words of a text');
      continue;
    }
    const named = Object.entries(value).find(([field, list]) => /labels$/i.test(field) && Array.isArray(list));
    if (named) {
      const label = words.parse(named[1])[0] ?? '';
      // several labels of one region are as many spans of the same words
      const key = spans.has(id) ? `${id}/${number}` : id;
      spans.set(key, { id: key, label, span, facts: {} });
    } else {
      const said = [value.choices, value.text, value.rating, value.number].find((list) => list !== undefined);
      const shown = Array.isArray(said) ? said.map(String).join('; ') : String(said ?? '');
      facts.set(id, { ...facts.get(id), [name || type]: shown });
    }
    if (!spans.has(id) && !named) spans.set(id, { id, label: '', span, facts: {} });
  }
  return { spans: [...spans.values()].map((one) => ({ ...one, facts: facts.get(one.id) ?? {} })), links };
}

function spanOf(value: Record<string, unknown>, { text, starts }: TaskText): { start: number; end: number } | undefined {
  const paragraph = paragraphPlaceSchema.safeParse(value);
  if (paragraph.success && starts.length > 0) {
    const { start, end, startOffset, endOffset } = paragraph.data;
    const [from, to] = [starts[start], starts[end]];
    return from === undefined || to === undefined ? undefined : { start: from + startOffset, end: to + endOffset };
  }
  const global = globalSchema.safeParse(value);
  const place = global.success ? { success: true as const, data: global.data.globalOffsets } : placeSchema.safeParse(value);
  if (!place.success) return undefined;
  const [start = 0, end = 0] = fromCodePoints(text, [place.data.start, place.data.end]);
  return start < end ? { start, end } : undefined;
}
