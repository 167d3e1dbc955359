const local: ReadonlySet<string> = new Set(['app:', 'blob:', 'data:']);
const whileDeveloping: ReadonlySet<string> = new Set(['devtools:', 'chrome-extension:']);

/** Whether a request may leave the page: only to the app's own files. A second lock behind the content security policy. */
export function isRequestAllowed(address: string, packaged: boolean): boolean {
  let protocol: string;
  try {
    protocol = new URL(address).protocol;
  } catch {
    return false;
  }
  return local.has(protocol) || (!packaged && whileDeveloping.has(protocol));
}
