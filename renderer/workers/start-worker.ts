<<<<<<< HEAD
/** What of Trusted Types is used here; the DOM types of TypeScript do not have it yet. */
interface TypesPolicy {
  createScriptURL(url: string): unknown;
}
interface TypesFactory {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): TypesPolicy;
}

/** Lets through addresses of our own origin and nothing else. */
function ownAddress(url: string): string {
  const address = new URL(url, location.href);
  if (address.origin !== location.origin) throw new TypeError('A worker must come from the app itself.');
  return address.href;
}

let policy: TypesPolicy | null | undefined;

function trusted(url: string): unknown {
  if (policy === undefined) {
    const types = (globalThis as { trustedTypes?: TypesFactory }).trustedTypes;
    policy = types ? types.createPolicy('app-worker', { createScriptURL: ownAddress }) : null;
  }
  return policy ? policy.createScriptURL(url) : ownAddress(url);
}

/**
 * Starts a worker from a built file of the app (`import url from './x.worker.ts?worker&url'`). The only place that makes workers,
 * because it holds the one Trusted Types policy that the page allows.
 */
export function startWorker(url: string): Worker {
  // the constructor takes a TrustedScriptURL as well, which its type does not say
  return new Worker(trusted(url) as URL, { type: 'module' });
=======
import importWorker from './import.worker.ts?worker&url';

/** Workers of the app. To add one: write `x.worker.ts`, import its address above with `?worker&url`, and name it here. */
const addresses = { import: importWorker } as const;
export type WorkerName = keyof typeof addresses;

/** What is used of `window.trustedTypes`; a trusted address is an object that reads as its string. */
interface TrustedTypesFactory {
  createPolicy(
    name: string,
    rules: { readonly createScriptURL: (url: string) => string },
  ): { readonly createScriptURL: (url: string) => string };
}

declare global {
  interface Window {
    readonly trustedTypes?: TrustedTypesFactory;
  }
}

/** Only scripts of the app's own origin may become workers. @throws TypeError for any other address. */
function ownAddress(url: string): string {
  const address = new URL(url, location.href);
  // scheme and host rather than origin, which reads "null" for schemes that a browser does not know
  if (address.protocol !== location.protocol || address.host !== location.host)
    throw new TypeError('A worker must come from the app itself.');
  return address.href;
}

let policy: ReturnType<TrustedTypesFactory['createPolicy']> | null = null;

/** Starts a worker: the only place that does. The page's policy lets no other code turn a string into a script (Trusted Types, `app-worker`). */
export function startWorker(name: WorkerName): Worker {
  const address = addresses[name];
  if (!window.trustedTypes) return new Worker(ownAddress(address), { type: 'module' });
  policy ??= window.trustedTypes.createPolicy('app-worker', { createScriptURL: ownAddress });
  return new Worker(policy.createScriptURL(address), { type: 'module' });
>>>>>>> 55fbf4b (Review sources before they are imported: paste, files, drops, repairs, set-aside lines, encodings, facts)
}
