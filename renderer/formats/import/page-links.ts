import type { Link } from '../../domain/source.ts';

/** More links than this in one source are a directory; the rest stay words. */
const mostLinks = 20_000;
const longestAddress = 4000;

/**
 * Absolute address of a link, or '' for one that leads nowhere outside (`#part`, `javascript:`, `data:`, `file:`). Only reads it; nothing is fetched.
 * @param base address of the page, or '' when it is not known: then relative links lead nowhere.
 */
export function linkAddress(href: string, base: string): string {
  const address = href.replace(/[\t\r\n]+/g, '').trim();
  if (address === '' || address.startsWith('#') || address.length > longestAddress) return '';
  try {
    const url = base === '' ? new URL(address) : new URL(address, base);
    if (url.protocol !== 'http:' && url.protocol !== 'https:' && url.protocol !== 'mailto:') return '';
    return url.href.length > longestAddress || !/^(?:https?:\/\/|mailto:)/i.test(url.href) ? '' : url.href;
  } catch {
    return '';
  }
}

/** A link as the page has it, from and to counted in characters that are not white space: those stay when white space is tidied. */
export interface OpenLink {
  readonly from: number;
  readonly to: number;
  readonly href: string;
}

/** The same links in UTF-16 units of the tidied text, with absolute addresses; those without words or without an address are left out. */
export function placeLinks(text: string, links: readonly OpenLink[], base: string): Link[] {
  if (links.length === 0) return [];
  const places: number[] = [];
  for (const found of text.matchAll(/\S+/g)) for (let at = 0; at < found[0].length; at += 1) places.push(found.index + at);
  return links.flatMap(({ from, to, href }) => {
    const url = linkAddress(href, base);
    const start = places[from];
    const last = places[to - 1];
    return url === '' || start === undefined || last === undefined || to <= from ? [] : [{ start, end: last + 1, url }];
  });
}

/** Links as a source keeps them: in order, apart, and no more than {@link mostLinks}. Undefined where there are none. */
export function keptLinks(links: readonly Link[] | undefined): Link[] | undefined {
  const kept: Link[] = [];
  for (const link of links ?? []) {
    if (kept.length >= mostLinks) break;
    if (link.end > link.start && link.start >= (kept.at(-1)?.end ?? 0)) kept.push(link);
  }
  return kept.length === 0 ? undefined : kept;
}
