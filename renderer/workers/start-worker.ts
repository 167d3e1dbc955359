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
}
