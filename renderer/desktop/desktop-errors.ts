import type { RefusalCode } from '../../electron/bridge/result.ts';

const sentences: Record<RefusalCode, string> = {
  'bad-input': 'Hearsay could not do this, because the request was not understood.',
  busy: 'Another program is using this file. Close it there and try again.',
  failed: 'Hearsay could not do this. Try again, or choose another place.',
  'no-permission': 'This place cannot be written to. Choose another folder.',
  'no-space': 'There is not enough space left. Free some space, or choose another place.',
  'not-found': 'The file or folder is no longer there.',
  'refused-link': 'This address is not opened.',
  'too-large': 'This is too large.',
  untrusted: 'Hearsay could not do this from here.',
};

/** The sentence for a code of the host. */
export function sentenceFor(code: RefusalCode): string {
  return sentences[code];
}

/** Saving, printing or keeping a backup did not work; `message` is the sentence to show. */
export class SaveError extends Error {
  override readonly name = 'SaveError';

  constructor(
    readonly code: RefusalCode,
    options?: ErrorOptions,
  ) {
    super(sentenceFor(code), options);
  }
}

/** The report could not be printed; `message` is the sentence to show. */
export class PrintError extends Error {
  override readonly name = 'PrintError';
}

/** An address that is never opened; `message` says why. */
export class LinkRefused extends Error {
  override readonly name = 'LinkRefused';
}
