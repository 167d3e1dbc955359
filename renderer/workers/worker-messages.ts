/** What a worker sends back: how far it is, at most ten times a second, then one answer or the reason why there is none. */
export type WorkerMessage<A> =
  | { readonly kind: 'progress'; readonly fraction: number }
  | { readonly kind: 'done'; readonly answer: A }
  | { readonly kind: 'failed'; readonly name: string; readonly message: string; readonly needs?: unknown };

const progressEvery = 100;

/**
 * The worker's side: answers the one request it is sent. What `work` throws goes back by its name, its message and what it
 * needs, since classes do not survive the way.
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
          ...(error instanceof Error && 'needs' in error ? { needs: error.needs } : {}),
        }),
    );
  });
}
