/** What a worker sends back: how far it is, at most ten times a second, and what it has made of a file, then one answer or the reason why there is none. */
export type WorkerMessage<A> =
  | { readonly kind: 'progress'; readonly fraction: number }
  | { readonly kind: 'piece'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'done'; readonly answer: A }
  | { readonly kind: 'failed'; readonly name: string; readonly message: string; readonly needs?: unknown };

const progressEvery = 100;

/**
 * The worker's side: answers the one request it is sent. What `work` throws goes back by its name, its message and what it
 * needs, since classes do not survive the way.
 */
export function answerRequest<Q, A>(
  work: (
    request: Q,
    onProgress: (fraction: number) => void,
    onPiece: (bytes: Uint8Array<ArrayBuffer>) => void,
  ) => Promise<{ answer: A; transfer?: Transferable[] }>,
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
    const onPiece = (bytes: Uint8Array<ArrayBuffer>) => {
      if (bytes.length > 0) send({ kind: 'piece', bytes }, [bytes.buffer]);
    };
    work(event.data, onProgress, onPiece).then(
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
