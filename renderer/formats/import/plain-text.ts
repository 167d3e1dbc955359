import { decodeBytes } from '../../text-cleanup/decode-bytes.ts';
import { factsInText } from '../../text-cleanup/find-facts.ts';
import type { ImportFormat, ImportInput, ParsedSource } from './import-format.ts';
import { refuseUnreadable } from './refuse-unreadable.ts';
import { textBlocks } from './text-blocks.ts';

/** Plain text of any encoding, as a file or pasted. */
export const plainText: ImportFormat = {
  id: 'text',
  label: 'Plain text',
  extensions: ['txt', 'text', 'asc', 'log'],
  mediaTypes: ['text/plain'],
  recognise: () => 0.1,
  parse: (input) => parsePlainText(input, input.name === '' ? 'pasted' : 'text'),
};

function parsePlainText(input: ImportInput, kind: 'text' | 'pasted'): ParsedSource {
  const decoded = decodeBytes(input.bytes, { chosen: input.encoding });
  refuseUnreadable(decoded.text);
  const blocks = textBlocks(decoded.text);
  return {
    kind,
    mediaType: 'text/plain',
    encoding: decoded.encoding,
    text: decoded.text,
    blocks,
    facts: factsInText(decoded.text, blocks),
    warnings: decoded.warnings,
  };
}
