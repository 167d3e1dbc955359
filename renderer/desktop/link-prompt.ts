/**
 * The question before a link is opened in the browser. The adapter asks, a dialog of the interface shows `linkAskedAbout()` and answers.
 * (The Electron host asks with the system's own dialog.) Shaped for `useSyncExternalStore`.
 */
interface Question {
  readonly url: string;
  readonly answer: (open: boolean) => void;
}

let question: Question | null = null;
const listeners = new Set<() => void>();

/** The whole address being asked about, or `null`. */
export function linkAskedAbout(): string | null {
  return question?.url ?? null;
}

/** Calls back when a question comes or goes. Returns the way to stop. */
export function onLinkPrompt(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** The analyst's answer. Call it from the click itself: browsers open a window only while that is being handled. */
export function answerLinkPrompt(open: boolean): void {
  const answered = question;
  question = null;
  answered?.answer(open);
  for (const listener of listeners) listener();
}

/**
 * Asks about an address and calls `act` during the analyst's click if the answer is yes. A question that was still open is answered no.
 * Resolves when it is answered.
 */
export function askAboutLink(url: string, act: () => void): Promise<void> {
  answerLinkPrompt(false);
  return new Promise((resolve) => {
    question = {
      url,
      answer: (open) => {
        if (open) act();
        resolve();
      },
    };
    for (const listener of listeners) listener();
  });
}
