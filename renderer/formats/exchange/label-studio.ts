import { z } from '../../domain/schema.ts';
import { type ExchangeFile, type ExchangeFormat, ExchangeRefusal, headOf, readJsonRecords, stem } from './exchange-format.ts';
import { type FoundClaim, type FoundSource, LeavingOut } from './found-case.ts';
import { isMinimal, type Region, type Relation, regionsOf, taskOfMinimal } from './label-studio-regions.ts';
import { placedRegions, textOfTask } from './label-studio-text.ts';
import { GraphReading, type LabelledSpan, type SpanLink } from './span-graph.ts';

const idOf = z.union([z.string(), z.number()]).transform(String);
const taskSchema = z.looseObject({
  id: idOf.optional(),
  data: z.record(z.string(), z.unknown()),
  meta: z.unknown().optional(),
  annotations: z.array(z.unknown()).nullish(),
  completions: z.array(z.unknown()).nullish(),
  predictions: z.array(z.unknown()).nullish(),
  drafts: z.array(z.unknown()).nullish(),
});
const annotationSchema = z.looseObject({
  result: z.array(z.unknown()).catch([]),
  was_cancelled: z.boolean().nullish(),
  created_at: z.string().nullish(),
  completed_by: z.unknown().optional(),
});
type Task = z.infer<typeof taskSchema>;

/** Data of a task that have a place of their own in a source. */
const sourceFacts = ['title', 'url', 'publisher', 'publishedAt', 'language'] as const;

/**
 * Exports of Label Studio: tasks with annotations (JSON) and rows of answers (JSON_MIN), for text, HTML and dialogues. What is said of a
 * whole task stands in the note of its source.
 */
export const labelStudio: ExchangeFormat = {
  id: 'label-studio',
  label: 'Label Studio JSON',
  recognise(files) {
    const [file] = files;
    if (!file || files.length !== 1) return 0;
    const head = headOf(file, 1_000_000);
    if (!/^\s*[[{]/.test(head)) return 0;
    if (/"annotation_id"\s*:/.test(head) && /"(?:lead_time|annotator)"\s*:/.test(head)) return 0.9;
    if (!/"(?:annotations|completions|predictions)"\s*:/.test(head)) return 0;
    return /"result"\s*:/.test(head) || /"data"\s*:\s*\{/.test(head) ? 0.9 : 0;
  },
  read([file]: readonly ExchangeFile[]) {
    const reading = new TaskReading(stem(file?.name ?? 'label-studio'));
    const minimal = new Map<string, Task>();
    for (const record of readJsonRecords(file?.bytes ?? new Uint8Array())) {
      const task = taskSchema.safeParse(isMinimal(record) ? taskOfMinimal(record) : record);
      if (!task.success) {
        reading.leaving.add('records', 'they are no tasks');
        continue;
      }
      if (!isMinimal(record)) {
        reading.task(task.data);
        continue;
      }
      // answers of several people about one task are as many rows of it
      const key = `${task.data.id ?? ''} ${JSON.stringify(task.data.data)}`;
      const known = minimal.get(key);
      minimal.set(key, known ? { ...known, annotations: [...(known.annotations ?? []), ...(task.data.annotations ?? [])] } : task.data);
    }
    for (const task of minimal.values()) reading.task(task);
    return reading.found();
  },
};

class TaskReading {
  readonly leaving = new LeavingOut();
  readonly #graphs = new GraphReading();
  readonly #sources: FoundSource[] = [];
  readonly #claims: FoundClaim[] = [];

  constructor(private readonly name: string) {}

  task({ id = String(this.#sources.length + 1), data, meta, ...task }: Task): void {
    const { leaving } = this;
    const all = [...(task.annotations ?? task.completions ?? [])].flatMap((one) => {
      const annotation = annotationSchema.safeParse(one);
      if (!annotation.success) leaving.add('annotations', 'they are not written as Label Studio writes them');
      return annotation.success ? [annotation.data] : [];
    });
    const annotations = all.filter((one) => one.was_cancelled !== true);
    leaving.add('annotations', 'whoever was to make them skipped the task', all.length - annotations.length);
    leaving.add('predictions', 'they are a program’s proposals, not an analyst’s findings', task.predictions?.length ?? 0);
    leaving.add('drafts', 'they were not handed in', task.drafts?.length ?? 0);
    const read = annotations.map((one) => ({ ...one, author: authorOf(one.completed_by), ...regionsOf(one.result, leaving) }));
    const marked = read.flatMap((one) => one.regions.filter((region) => region.place !== undefined));
    const found = textOfTask(data, marked);
    if (!found) {
      leaving.add('tasks', 'they are about pictures or recordings, not about a text');
      leaving.add(
        'regions',
        'they mark no words of a text',
        read.reduce((sum, one) => sum + one.regions.length, 0),
      );
      return;
    }
    const key = String(this.#sources.length);
    const answers = read.flatMap(({ regions, author }) =>
      regions.flatMap((one) =>
        one.place === undefined && one.answer !== ''
          ? [`${one.name}: ${one.answer}${read.length > 1 && author !== '' ? ` (${author})` : ''}`]
          : [],
      ),
    );
    const fact = (name: string) => (typeof data[name] === 'string' ? data[name] : '');
    const others = Object.entries(data).flatMap(([name, value]) => {
      const isKnown = name === found.field || sourceFacts.some((one) => one === name) || value === null || value === '';
      return isKnown ? [] : [`${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`];
    });
    const about = meta !== null && typeof meta === 'object' && Object.keys(meta).length > 0 ? [`meta: ${JSON.stringify(meta)}`] : [];
    this.#sources.push({
      key,
      fileName: `${this.name}-${id}.txt`,
      text: found.text,
      facts: Object.fromEntries(sourceFacts.map((name) => [name, fact(name)])),
      note: [...(found.isExcerpt ? [excerptNote] : []), ...others, ...about, ...answers].join('\n'),
    });
    const places = placedRegions(found, marked);
    for (const { regions, relations, author, created_at: createdAt } of read) {
      const spans = this.#spans(regions, places, { author, createdAt: createdAt ?? '' });
      const links = relations.flatMap(({ from, to, labels }: Relation): SpanLink[] =>
        (labels.length === 0 ? [''] : labels).map((type) => ({ from, to, type })),
      );
      for (const claim of this.#graphs.claims(key, found.text, { spans, links })) this.#claims.push(claim);
    }
  }

  /** What is known of each region, put together: its labels, and what else was answered about it. */
  #spans(
    regions: readonly Region[],
    places: ReadonlyMap<Region, { readonly start: number; readonly end: number }>,
    made: { readonly author: string; readonly createdAt: string },
  ): LabelledSpan[] {
    const spans = new Map<string, LabelledSpan>();
    for (const region of regions) {
      if (region.place === undefined) {
        if (region.answer === '') this.leaving.add('regions', 'they mark no words of a text');
        continue;
      }
      const span = places.get(region);
      if (!span) {
        this.leaving.add('regions', 'their place is not inside their text');
        continue;
      }
      const known: LabelledSpan = spans.get(region.id) ?? { id: region.id, label: '', span, facts: { ...made } };
      const [label = '', ...more] = [known.label, ...(known.more ?? []), ...region.labels].filter((one) => one !== '');
      const answer = region.answer === '' ? {} : { [region.name]: region.answer };
      const note = region.note === '' ? {} : { note: region.note };
      spans.set(region.id, { ...known, label, ...(more.length > 0 ? { more } : {}), facts: { ...known.facts, ...note, ...answer } });
    }
    return [...spans.values()];
  }

  found() {
    if (this.#sources.length === 0 && this.leaving.list.length === 0) throw new ExchangeRefusal('holds no tasks');
    return this.#graphs.found(this.#sources, this.#claims, this.leaving);
  }
}

const excerptNote = 'Its text was not in the file. What stands here are the words marked in it.';

function authorOf(by: unknown): string {
  if (typeof by === 'number') return `Annotator ${by}`;
  if (typeof by === 'string') return by;
  const person = z
    .looseObject({ email: z.string().catch(''), first_name: z.string().catch(''), last_name: z.string().catch('') })
    .safeParse(by);
  if (!person.success) return '';
  const { first_name: first, last_name: last, email } = person.data;
  return `${first} ${last}`.trim() || email;
}
