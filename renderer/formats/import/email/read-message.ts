import PostalMime, { type Email } from 'postal-mime';
import { decodeBytes, isValidUtf8 } from '../../../text-cleanup/decode-bytes.ts';
import { ImportRefusal } from '../import-format.ts';

const limits = { maxNestingDepth: 60, maxRfc822NestingDepth: 5 };

/** Whether this platform takes Windows-1252 for ISO 8859-1 (Node 20, nodejs/node#56542): then bytes 80 to 9F come out as control characters. */
const losesQuotes = new TextDecoder('windows-1252').decode(Uint8Array.of(0x93)) !== '“';
const windows1252Upper = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Text as a right decoder would have given it. */
export function withQuotes(text: string): string {
  return losesQuotes ? text.replace(/[\u0080-\u009f]/g, (character) => windows1252Upper.charAt(character.charCodeAt(0) - 0x80)) : text;
}

/**
 * A message that says no encoding and is not UTF-8 is read in the one that its letters fit best; the parser would read it as UTF-8. Messages of several
 * parts may hold files in eight bits, so they are left as they are.
 */
function inUtf8(bytes: Uint8Array): Uint8Array {
  if (bytes.length > 5_000_000 || isValidUtf8(bytes)) return bytes;
  const text = new TextDecoder('windows-1252').decode(bytes);
  if (/^content-type:\s*(?:multipart|application|image|audio|video)\//im.test(text) || /charset\s*=/i.test(text.slice(0, 20_000)))
    return bytes;
  return new TextEncoder().encode(decodeBytes(bytes).text);
}

/**
 * Reads one message (RFC 5322, MIME). Messages attached to it are attachments, unless they are all that it holds.
 * @throws ImportRefusal
 */
export async function readMessage(bytes: Uint8Array): Promise<Email> {
  const readable = inUtf8(bytes);
  const message = await parse(readable, true);
  const empty = (message.text ?? '').trim() === '' && (message.html ?? '').trim() === '';
  const nested = message.attachments.some(({ mimeType }) => mimeType === 'message/rfc822');
  return empty && nested ? parse(readable, false) : message;
}

async function parse(bytes: Uint8Array, apart: boolean): Promise<Email> {
  try {
    return await PostalMime.parse(bytes, { ...limits, forceRfc822Attachments: apart });
  } catch {
    throw new ImportRefusal('is an e-mail that cannot be read: its parts are damaged or too deeply nested');
  }
}
