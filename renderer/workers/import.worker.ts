import { z } from '../domain/schema.ts';
import { ImportRefusal } from '../formats/import/import-format.ts';
import { readSource } from '../formats/import/read-source.ts';
import { encodingCandidates } from '../text-cleanup/encoding-candidates.ts';
import { atMostTenASecond, importInputSchema, type WorkerAnswer } from './worker-messages.ts';

const requestSchema = z.discriminatedUnion('task', [
  z.strictObject({ id: z.int(), task: z.literal('read'), input: importInputSchema }),
  z.strictObject({ id: z.int(), task: z.literal('encodings'), input: importInputSchema }),
]);
type Request = z.infer<typeof requestSchema>;

const tell = (answer: WorkerAnswer) => self.postMessage(answer);

async function answer({ id, task, input: { encoding, ...rest } }: Request): Promise<void> {
  const input = encoding === undefined ? rest : { ...rest, encoding };
  if (task === 'encodings') {
    const markup = /\.x?html?$/i.test(input.name) || input.mediaType.includes('html');
    tell({ kind: 'done', id, result: encodingCandidates(input.bytes, { chosen: encoding, markup }) });
    return;
  }
  const onProgress = atMostTenASecond(({ fraction, step }: { fraction: number; step: string }) =>
    tell({ kind: 'progress', id, fraction, step }),
  );
  tell({ kind: 'done', id, result: await readSource(input, { onProgress }) });
}

self.onmessage = (event: MessageEvent<unknown>) => {
  const parsed = requestSchema.safeParse(event.data);
  if (!parsed.success) {
    tell({ kind: 'failed', id: 0 });
    return;
  }
  const { id } = parsed.data;
  answer(parsed.data).catch((error: unknown) => {
    if (error instanceof ImportRefusal) tell({ kind: 'refused', id, reason: error.reason.slice(0, 1000) });
    else tell({ kind: 'failed', id });
  });
};
