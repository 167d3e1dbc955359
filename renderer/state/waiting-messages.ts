/** Something to say in the window of the case that is opened next: the window that asks for it is gone by then. */
export interface WaitingMessage {
  readonly kind: 'toast' | 'alert';
  readonly message: string;
}

let waiting: readonly WaitingMessage[] = [];

/** Keeps a message for the window of the case that opens next. */
export function sayInNextWindow(kind: WaitingMessage['kind'], message: string): void {
  waiting = [...waiting, { kind, message }];
}

/** Hands over what is waiting, once. */
export function takeWaitingMessages(): readonly WaitingMessage[] {
  const taken = waiting;
  waiting = [];
  return taken;
}
