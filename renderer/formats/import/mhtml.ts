import { decodeWords } from 'postal-mime';
import { decodeBytes } from '../../text-cleanup/decode-bytes.ts';
import { normaliseText } from '../../text-cleanup/normalise-text.ts';
import { decodedBody, headerParameter, type MimePart, mimeParts, readHeaders } from './archive/mime-parts.ts';
import { parsePage } from './html.ts';
import { type ImportFormat, type ImportInput, ImportRefusal, type ParsedSource } from './import-format.ts';
import { linkAddress } from './page-links.ts';

/**
 * A web page that a browser saved as one file (MHTML, RFC 2557). The article is found as in any other page; pictures and styles are passed over.
 * The parts are split here and not by postal-mime, which joins all HTML parts of a message and keeps neither `start` nor `Content-Location`.
 */
export const mhtml: ImportFormat = {
  id: 'html',
  label: 'Web archive',
  extensions: ['mhtml', 'mht'],
  mediaTypes: ['multipart/related', 'application/x-mimearchive'],
  recognise: (input) => archiveSureness(input.bytes),
  parse: (input) => parseArchive(input),
};

function archiveSureness(bytes: Uint8Array): number {
  const headers = readHeaders(bytes.subarray(0, 16_384))?.headers;
  if (headers === undefined) return 0;
  const saved = headers.has('snapshot-content-location') || /^<?saved by/i.test(headers.get('from') ?? '') || headers.has('x-maf-version');
  if (saved) return 0.95;
  const location = headers.has('content-location') && !headers.has('to') && !headers.has('received');
  return location && /^(?:multipart\/|text\/html)/i.test(headers.get('content-type') ?? '') ? 0.9 : 0;
}

const isPage = (part: MimePart) => part.mediaType === 'text/html' || part.mediaType === 'application/xhtml+xml';
const bare = (id: string) => id.replace(/^<|>$/g, '').trim();

/** The part that is the page itself: what `start` names, what stands at the archive's address, or the first page. */
function mainPart(parts: readonly MimePart[], headers: ReadonlyMap<string, string>): MimePart | undefined {
  const pages = parts.filter(isPage);
  const start = bare(headerParameter(headers.get('content-type') ?? '', 'start'));
  const address = headers.get('snapshot-content-location') ?? headers.get('content-location') ?? '';
  return (
    pages.find((part) => start !== '' && bare(part.headers.get('content-id') ?? '') === start) ??
    pages.find((part) => address !== '' && part.headers.get('content-location') === address) ??
    pages[0]
  );
}

function textOf(part: MimePart, chosen: string | undefined) {
  const declared = headerParameter(part.headers.get('content-type') ?? '', 'charset');
  return decodeBytes(decodedBody(part), { chosen, markup: true, ...(declared === '' ? {} : { declared }) });
}

function parseArchive(input: ImportInput): ParsedSource {
  const top = readHeaders(input.bytes);
  if (top === undefined) throw new ImportRefusal('is no web archive, or its beginning is damaged');
  const parts = mimeParts(input.bytes);
  const main = mainPart(parts, top.headers);
  if (main === undefined) throw new ImportRefusal('is a web archive without a page in it');
  const decoded = textOf(main, input.encoding);
  const address = [top.headers.get('snapshot-content-location'), main.headers.get('content-location'), top.headers.get('content-location')]
    .map((value) => linkAddress(value ?? '', ''))
    .find((value) => value !== '' && !value.startsWith('mailto:'));
  const page = readWithFrames(decoded.text, parts, main, address ?? '', input.encoding, {
    pasted: false,
    encoding: decoded.encoding,
    warnings: [...decoded.warnings, ...savedOn(top.headers.get('date') ?? '')],
  });
  return {
    ...page,
    mediaType: 'multipart/related',
    facts: { ...page.facts, title: page.facts.title || subjectOf(top.headers), url: (address ?? page.facts.url).slice(0, 4000) },
  };
}

type Origin = Parameters<typeof parsePage>[1];

/** A page of frames, or one that is empty without them, is read with what its frames hold, each in its place. */
function readWithFrames(
  markup: string,
  parts: readonly MimePart[],
  main: MimePart,
  address: string,
  chosen: string | undefined,
  origin: Origin,
): ParsedSource {
  const whole = { ...origin, address };
  if (!/<frameset[\s>]/i.test(markup)) {
    try {
      const page = parsePage(markup, whole);
      const shown = page.blocks.reduce((sum, block) => sum + (block.boilerplate === undefined ? block.end - block.start : 0), 0);
      if (shown >= 250 || !/<iframe[\s>]/i.test(markup)) return page;
    } catch (error) {
      if (!/<iframe[\s>]/i.test(markup)) throw error;
    }
  }
  const frames = framesOf(markup, parts, main, chosen);
  if (frames === '') return parsePage(markup, whole);
  const head = /^[\s\S]*?<\/head\s*>/i.exec(markup)?.[0] ?? '';
  const own = /<frameset[\s>]/i.test(markup) ? head : markup.replace(/<\/body\s*>[\s\S]*$/i, '');
  return parsePage(`${own}\n${frames}`, whole);
}

const mostFrames = 40;

function framesOf(markup: string, parts: readonly MimePart[], main: MimePart, chosen: string | undefined): string {
  const pages = parts.filter((part) => part !== main && isPage(part));
  const found: string[] = [];
  for (const tag of markup.matchAll(/<i?frame\s[^>]{1,4000}/gi)) {
    const address = /\ssrc\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/i.exec(tag[0])?.slice(1).find(Boolean) ?? '';
    const part = pages.find((page) => leadsTo(address, page));
    if (part === undefined || found.length >= mostFrames) continue;
    found.push(`<div>${textOf(part, chosen).text}</div>`);
  }
  return found.join('\n');
}

function leadsTo(address: string, part: MimePart): boolean {
  if (address === '') return false;
  if (/^cid:/i.test(address)) return bare(part.headers.get('content-id') ?? '') === bare(address.slice(4));
  const location = part.headers.get('content-location') ?? '';
  return location === address || (location !== '' && location.endsWith(`/${address.replace(/^\.?\//, '')}`));
}

function subjectOf(headers: ReadonlyMap<string, string>): string {
  const subject = headers.get('subject') ?? '';
  return normaliseText(decodeWords(subject.replace(/\?=\s+=\?/g, '?==?')))
    .replace(/\s+/g, ' ')
    .trim()
    .toWellFormed()
    .slice(0, 2000);
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** When the page was saved says when it looked like this, not when it was published. */
function savedOn(date: string): string[] {
  const found = /\b(\d{1,2}) ([A-Za-z]{3})[a-z]* (\d{4})\b/.exec(date);
  const month = months.indexOf(found?.[2]?.toLowerCase() ?? '') + 1;
  if (found === null || month === 0) return [];
  return [`The page was saved on ${found[3]}-${String(month).padStart(2, '0')}-${found[1]?.padStart(2, '0')}.`];
}
