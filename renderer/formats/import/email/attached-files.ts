import type { Attachment } from 'postal-mime';
import type { FileWithin } from '../import-format.ts';
import { whyUnreadable } from '../refuse-unreadable.ts';

/** Kinds of parts that are no text to read: keys, signatures, cards, invitations, and whatever is seen or heard. */
const noSource =
  /^(?:image|audio|video|font|model)\/|^application\/(?:(?:x-)?pkcs7-(?:signature|mime)|pgp-|ics|ms-tnef|vnd\.ms-tnef|applefile)|^text\/(?:(?:x-)?vcard|calendar)|^message\/(?!rfc822)/;
const noSourceName = /\.(?:p7[ms]|asc|sig|vcf|ics|dat|exe|dll|zip|rar|7z)$/i;
const readByName =
  /\.(?:pdf|docx?|dot[xm]|docm|odt|ott|fodt|rtf|epub|html?|xhtml|mht|mhtml|eml|mbox|txt|md|csv|tsv|xlsx|vtt|srt|sbv|json|xml)$/i;

const mostAttached = 200;

export function bytesOf(content: Attachment['content']): Uint8Array {
  if (typeof content === 'string') return new TextEncoder().encode(content);
  return content instanceof Uint8Array ? content : new Uint8Array(content);
}

/** A file name out of whatever a mail calls a part: without folders, marks of direction and control characters; '' when nothing is left. */
export function plainName(name: string): string {
  return name
    .replace(/^.*[/\\]/s, '')
    .replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 200)
    .toWellFormed();
}

/** Whether a file that came with a mail may be read as a source of its own. */
function isReadable({ name, mediaType, bytes }: FileWithin): boolean {
  if (bytes.length === 0 || noSource.test(mediaType) || noSourceName.test(name)) return false;
  if (whyUnreadable(bytes, name) !== '') return false;
  if (readByName.test(name) || mediaType === 'message/rfc822') return true;
  return !bytes.subarray(0, 4096).includes(0);
}

/** The files attached to a mail that can be read, each with a name. */
export function readableFiles(attachments: readonly Attachment[]): FileWithin[] {
  return attachments
    .slice(0, mostAttached)
    .map((attachment, index): FileWithin => {
      const mail = attachment.mimeType === 'message/rfc822';
      const name =
        plainName(attachment.filename ?? '') ||
        `attachment ${index + 1}${mail ? '.eml' : attachment.mimeType === 'text/html' ? '.html' : '.txt'}`;
      return {
        name: mail && !/\.eml$/i.test(name) ? `${name}.eml` : name,
        mediaType: attachment.mimeType.slice(0, 200),
        bytes: bytesOf(attachment.content),
      };
    })
    .filter(isReadable);
}

const encodedLine = /^[ -`]{1,62}$/;

/** A file that was put into the text of a mail by uuencode, as was done before MIME (POSIX.1, `uuencode`). Offsets count UTF-16 units. */
export interface EncodedInText {
  readonly start: number;
  readonly end: number;
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Files put into a text by uuencode. */
export function encodedInText(text: string): EncodedInText[] {
  const found: EncodedInText[] = [];
  for (const begin of text.matchAll(/^begin [0-7]{3,4} (\S.{0,199})\n/gm)) {
    if (begin.index < (found.at(-1)?.end ?? 0) || found.length >= mostAttached) continue;
    let at = begin.index + begin[0].length;
    const bytes: number[] = [];
    let ended = false;
    while (at < text.length) {
      const stop = text.indexOf('\n', at);
      const line = text.slice(at, stop < 0 ? text.length : stop).trimEnd();
      at = stop < 0 ? text.length : stop + 1;
      if (line === 'end') {
        ended = true;
        break;
      }
      if (line === '' || line === '`') continue;
      if (!encodedLine.test(line) || !decodeLine(line, bytes)) break;
    }
    if (ended && bytes.length > 0)
      found.push({ start: begin.index, end: at, name: plainName(begin[1] ?? ''), bytes: Uint8Array.from(bytes) });
  }
  return found;
}

function decodeLine(line: string, bytes: number[]): boolean {
  const length = (line.charCodeAt(0) - 32) & 63;
  const value = (index: number) => (line.charCodeAt(index) - 32) & 63 || 0;
  if (line.length - 1 < Math.floor((length * 4) / 3) - 3) return false;
  const whole: number[] = [];
  for (let index = 1; whole.length < length; index += 4) {
    const bits = (value(index) << 18) | (value(index + 1) << 12) | (value(index + 2) << 6) | value(index + 3);
    whole.push((bits >> 16) & 255, (bits >> 8) & 255, bits & 255);
  }
  bytes.push(...whole.slice(0, length));
  return true;
}
