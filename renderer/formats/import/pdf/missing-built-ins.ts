/**
 * Gives what pdf.js uses of newer JavaScript and Node 20 lacks: `Promise.withResolvers` (ES2024) and `URL.parse`. Elsewhere nothing is changed.
 */
export function giveMissingBuiltIns(): void {
  const give = (holder: object, name: string, value: unknown) => {
    if (!(name in holder)) Object.defineProperty(holder, name, { configurable: true, writable: true, value });
  };
  give(Promise, 'withResolvers', () => {
    let resolve: ((value: unknown) => void) | undefined;
    let reject: ((reason: unknown) => void) | undefined;
    const promise = new Promise((yes, no) => {
      resolve = yes;
      reject = no;
    });
    return { promise, resolve, reject };
  });
  give(URL, 'parse', (url: string, base?: string) => {
    try {
      return new URL(url, base);
    } catch {
      return null;
    }
  });
}
