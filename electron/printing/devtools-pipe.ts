import type { Readable, Writable } from 'node:stream';
import { z } from 'zod';

const answerSchema = z.object({
  id: z.int().optional(),
  result: z.record(z.string(), z.unknown()).optional(),
  error: z.object({ message: z.string() }).optional(),
});

/**
 * Chromium's DevTools protocol over the two pipes of `--remote-debugging-pipe`: JSON messages, each ended by a NUL. Unlike a debugging
 * port, nobody else on the computer can reach it.
 */
export class DevtoolsPipe {
  private readonly waiting = new Map<number, { resolve(result: Record<string, unknown>): void; reject(error: Error): void }>();
  private parts: Buffer[] = [];
  private last = 0;
  private ended: Error | null = null;

  constructor(
    private readonly to: Writable,
    from: Readable,
  ) {
    from.on('data', (chunk: Buffer) => this.take(chunk));
    for (const stream of [to, from]) stream.on('error', () => this.end(new Error('Chromium closed the connection.')));
    from.on('close', () => this.end(new Error('Chromium ended before it had finished.')));
  }

  /** Asks for one thing. @throws Error with Chromium's own words. */
  ask(method: string, params: Readonly<Record<string, unknown>> = {}, sessionId?: string): Promise<Record<string, unknown>> {
    if (this.ended) return Promise.reject(this.ended);
    this.last += 1;
    const id = this.last;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.to.write(`${JSON.stringify({ id, method, params, ...(sessionId === undefined ? {} : { sessionId }) })}\0`);
    });
  }

  /** Nothing more comes: everybody who waits is told why. */
  end(why: Error): void {
    this.ended ??= why;
    for (const { reject } of this.waiting.values()) reject(this.ended);
    this.waiting.clear();
  }

  private take(chunk: Buffer): void {
    let rest = chunk;
    for (let at = rest.indexOf(0); at >= 0; at = rest.indexOf(0)) {
      this.answer(Buffer.concat([...this.parts, rest.subarray(0, at)]).toString('utf8'));
      this.parts = [];
      rest = rest.subarray(at + 1);
    }
    if (rest.length > 0) this.parts.push(rest);
  }

  private answer(text: string): void {
    const message = answerSchema.parse(JSON.parse(text));
    const asker = message.id === undefined ? undefined : this.waiting.get(message.id);
    if (message.id === undefined || !asker) return;
    this.waiting.delete(message.id);
    if (message.error) asker.reject(new Error(message.error.message));
    else asker.resolve(message.result ?? {});
  }
}
