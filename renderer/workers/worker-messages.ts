<<<<<<< HEAD
/** What a worker sends back: how far it is, at most ten times a second, then one answer or the reason why there is none. */
export type WorkerMessage<A> =
  | { readonly kind: 'progress'; readonly fraction: number }
  | { readonly kind: 'done'; readonly answer: A }
  | { readonly kind: 'failed'; readonly name: string; readonly message: string };

const progressEvery = 100;

/**
 * The worker's side: answers the one request it is sent. What `work` throws goes back by its name and message, since classes do not
 * survive the way.
 */
export function answerRequest<Q, A>(
  work: (request: Q, onProgress: (fraction: number) => void) => Promise<{ answer: A; transfer?: Transferable[] }>,
): void {
  let last = 0;
  const send = (message: WorkerMessage<A>, transfer: Transferable[] = []) => postMessage(message, { transfer });
  addEventListener('message', (event: MessageEvent<Q>) => {
    const onProgress = (fraction: number) => {
      const now = performance.now();
      if (now - last < progressEvery && fraction < 1) return;
      last = now;
      send({ kind: 'progress', fraction });
    };
    work(event.data, onProgress).then(
      ({ answer, transfer }) => send({ kind: 'done', answer }, transfer),
      (error: unknown) =>
        send({
          kind: 'failed',
          name: error instanceof Error ? error.name : 'Error',
          message: error instanceof Error ? error.message : String(error),
        }),
    );
  });
=======
import { z } from '../domain/schema.ts';
import { blockSchema, encodingSchema, repairSchema, sourceFactsSchema, sourceKinds } from '../domain/source.ts';

/** A question to a worker. Everything about one question carries its id. */
export interface WorkerRequest {
  readonly id: number;
  readonly task: string;
  readonly input: unknown;
}

/** What a worker may say. Anything else is taken as a failure of the worker. */
export const workerAnswerSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('progress'), id: z.int(), fraction: z.number().min(0).max(1), step: z.string().max(100) }),
  z.strictObject({ kind: z.literal('done'), id: z.int(), result: z.unknown() }),
  /** The input cannot be read, for a reason that is shown to the analyst. */
  z.strictObject({ kind: z.literal('refused'), id: z.int(), reason: z.string().min(1).max(1000) }),
  /** The worker's own failure: a programming error. */
  z.strictObject({ kind: z.literal('failed'), id: z.int() }),
]);
export type WorkerAnswer = z.infer<typeof workerAnswerSchema>;

/** Bytes to read, as the import worker gets them. */
export const importInputSchema = z.strictObject({
  name: z.string(),
  bytes: z.instanceof(Uint8Array),
  mediaType: z.string(),
  encoding: z.string().max(40).optional(),
});

/** What the import worker answers to `read`. Offsets count UTF-16 units of `text`. */
export const readSourceSchema = z.strictObject({
  kind: z.enum(sourceKinds),
  mediaType: z.string().max(200),
  encoding: encodingSchema,
  text: z.string(),
  blocks: z.array(blockSchema),
  facts: sourceFactsSchema,
  warnings: z.array(z.string()),
  repairs: z.array(repairSchema),
});

/** What the import worker answers to `encodings`. */
export const encodingCandidatesSchema = z.array(
  z.strictObject({
    name: z.string(),
    current: z.boolean(),
    changes: z.int().min(0),
    examples: z.array(z.strictObject({ now: z.string(), becomes: z.string() })),
  }),
);

/** Passes on at most ten calls a second; the last word, at 1, always. */
export function atMostTenASecond<T extends { readonly fraction: number }>(tell: (progress: T) => void, now = () => performance.now()) {
  let last = Number.NEGATIVE_INFINITY;
  return (progress: T) => {
    if (progress.fraction < 1 && now() - last < 100) return;
    last = now();
    tell(progress);
  };
>>>>>>> 55fbf4b (Review sources before they are imported: paste, files, drops, repairs, set-aside lines, encodings, facts)
}
