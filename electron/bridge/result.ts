/** Why a request was not done. A closed list: the page has a sentence for each. */
export const refusalCodes = [
  'bad-input',
  'busy',
  'failed',
  'no-permission',
  'no-space',
  'not-found',
  'refused-link',
  'too-large',
  'untrusted',
] as const;

export type RefusalCode = (typeof refusalCodes)[number];

/** What travels back to the page. Error classes do not survive the way, so failures are data. */
export type Result<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: { readonly code: RefusalCode; readonly detail?: string } };

/** Thrown by a handler to answer with a code instead of a value. `detail` never holds a path or any content. */
export class Refusal extends Error {
  constructor(
    readonly code: RefusalCode,
    readonly detail?: string,
  ) {
    super(code);
  }
}
