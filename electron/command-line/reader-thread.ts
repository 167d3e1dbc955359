import type { MessagePort } from 'node:worker_threads';
import { ExchangeRefusal } from '../../renderer/formats/exchange/exchange-format.ts';
import { ImportRefusal } from '../../renderer/formats/import/import-format.ts';
import { whyNot } from './read-input.ts';
import type { ReaderFailure, ReaderMessage, ReaderRequest } from './reader-messages.ts';
import { readHere } from './source-reader.ts';

/** What the thread that reads runs: answers one request after the other until it is ended. */
export function answerRequests(port: MessagePort): void {
  const say = (message: ReaderMessage<unknown>) => port.postMessage(message);
  const answer = (request: ReaderRequest): Promise<unknown> => {
    if (request.kind === 'read') return readHere.read(request.input);
    if (request.kind === 'rows') return readHere.rows(request.input, request.columns);
    return readHere.exchange(request.path, request.wanted, (file, reason) => say({ kind: 'refused', file, reason }));
  };
  port.on('message', (request: ReaderRequest) => {
    answer(request).then(
      (found) => say({ kind: 'done', answer: found }),
      (error: unknown) => say({ kind: 'failed', failure: failureOf(error) }),
    );
  });
}

function failureOf(error: unknown): ReaderFailure {
  if (error instanceof ImportRefusal) return { of: 'import', reason: error.reason, needs: error.needs };
  if (error instanceof ExchangeRefusal) return { of: 'exchange', reason: error.reason };
  return { of: 'other', reason: whyNot(error) };
}
