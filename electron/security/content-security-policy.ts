/**
 * What the page and its workers may do, as response headers. The same strings are sent by `app://renderer`, by the browser host and in
 * the tests, so what passes in Chromium is what ships.
 */

/** The only Trusted Types policy: it lets `workers/start-worker.ts` turn a same-origin address into a worker script. */
export const trustedTypesPolicy = 'app-worker';

/** Worker scripts are built into this folder, so that they can be given a policy of their own. */
export const workerFolder = 'workers/';

/** Nothing by default, everything else from the app's own files, and no sink that turns a string into markup or script. */
export const pageContentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  `trusted-types ${trustedTypesPolicy}`,
].join('; ');

/** Parsers and exporters run here: no network at all, only the app's own modules, and no WebAssembly: PDF is read without it. */
export const workerContentSecurityPolicy = "default-src 'none'; script-src 'self'";

/** The policy for one file of the built renderer, by its path inside the renderer folder with forward slashes. */
export function contentSecurityPolicyFor(path: string): string {
  return path.startsWith(workerFolder) ? workerContentSecurityPolicy : pageContentSecurityPolicy;
}

/** Every header that goes out with a file of the built renderer besides its type. */
export function securityHeadersFor(path: string): Record<string, string> {
  return {
    'Content-Security-Policy': contentSecurityPolicyFor(path),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()',
  };
}
