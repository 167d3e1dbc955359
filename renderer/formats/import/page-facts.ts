import { parseFragment } from 'parse5';
import type { SourceFacts } from '../../domain/source.ts';
import { isoDate, mentionedDates } from '../../text-cleanup/find-dates.ts';
import { bylineOf } from '../../text-cleanup/find-facts.ts';
import type { Page } from './page-lines.ts';

/** What a page's JSON-LD says about the article on it. */
export interface PageData {
  readonly headline: string;
  readonly authors: readonly string[];
  readonly publisher: string;
  readonly published: string;
  readonly language: string;
  readonly body: string;
}

type JsonObject = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);

function parseJson(source: string): unknown {
  const bare = source.replace(/^\s*(?:<!--|\/\/\s*<!\[CDATA\[)|(?:-->|\/\/\s*\]\]>)\s*$/g, '').trim();
  try {
    return JSON.parse(bare);
  } catch {
    try {
      // Line ends inside strings are the usual fault.
      return JSON.parse(bare.replace(/[\u0000-\u001f]+/g, ' '));
    } catch {
      return undefined;
    }
  }
}

/** All objects of a JSON value, the outer first; at most 2,000 and 12 deep. */
function objectsIn(value: unknown): JsonObject[] {
  const found: JsonObject[] = [];
  const queue: { value: unknown; depth: number }[] = [{ value, depth: 0 }];
  for (let at = 0; at < queue.length && found.length < 2000; at += 1) {
    const step = queue[at];
    if (step === undefined || step.depth > 12) continue;
    const inner: readonly unknown[] = Array.isArray(step.value)
      ? step.value.slice(0, 500)
      : isObject(step.value)
        ? Object.values(step.value)
        : [];
    if (isObject(step.value)) found.push(step.value);
    for (const item of inner) queue.push({ value: item, depth: step.depth + 1 });
  }
  return found;
}

const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

function namesOf(value: unknown): string[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [value.trim()];
  if (Array.isArray(value)) return value.flatMap(namesOf);
  return isObject(value) ? namesOf(value.name) : [];
}

const articleType = /(?:Article|Posting|Report|WebPage|Review)$/;

function typesOf(value: JsonObject): string[] {
  const type = value['@type'];
  return Array.isArray(type) ? type.map(text) : [text(type)];
}

/** Reads the JSON-LD of a page: schema.org's Article and its kinds, also inside `@graph`. */
export function pageData(page: Page): PageData {
  const objects = page.data.flatMap((source) => objectsIn(parseJson(source)));
  const articles = objects.filter((object) => typesOf(object).some((type) => articleType.test(type)));
  articles.sort((a, b) => rank(b) - rank(a));
  const first = <T extends string | readonly string[]>(read: (object: JsonObject) => T, none: T): T =>
    articles.map(read).find((value) => value.length > 0) ?? none;
  return {
    headline: first((object) => text(object.headline), ''),
    authors: first((object) => namesOf(object.author), []),
    publisher: first((object) => namesOf(object.publisher)[0] ?? '', ''),
    published: first((object) => text(object.datePublished), ''),
    language: first((object) => text(object.inLanguage), ''),
    body: first((object) => text(object.articleBody), ''),
  };
}

function rank(object: JsonObject): number {
  const types = typesOf(object);
  return (text(object.articleBody) === '' ? 0 : 4) + (types.includes('WebPage') ? 0 : 2) + (text(object.headline) === '' ? 0 : 1);
}

/** Content of the first of these `meta` names or properties that is there. */
function meta(page: Page, ...names: readonly string[]): string {
  for (const name of names) {
    for (const attributes of page.metas) {
      const key = (attributes.get('property') ?? attributes.get('name') ?? attributes.get('itemprop') ?? '').toLowerCase();
      const content = (attributes.get('content') ?? '').trim();
      if (key === name && content !== '') return content;
    }
  }
  return '';
}

const fold = (value: string) => value.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

/** A page's title without the outlet's name at its end or start: "Talks end | The Daily Example". */
function withoutOutlet(title: string, publisher: string): string {
  const parts = title.split(/\s+[|·•»–—-]\s+/);
  if (parts.length < 2) return title;
  const outlet = fold(publisher);
  const kept = outlet === '' ? parts : parts.filter((part) => fold(part) !== outlet);
  if (kept.length < parts.length && kept.length > 0) return kept.join(' – ');
  const longest = parts.reduce((best, part) => (part.length > best.length ? part : best), '');
  return /[|»]/.test(title) && longest.length > title.length * 0.5 ? longest : title;
}

function cleanByline(byline: string): string {
  if (/^https?:|\.txt\b/i.test(byline)) return '';
  const date = mentionedDates(byline).find((found) => !found.iso.startsWith('--'));
  const withoutDate = date === undefined ? byline : date.start > 2 ? byline.slice(0, date.start) : byline.slice(date.end);
  return withoutDate
    .replace(/^\s*(?:by|von|par|por|di|автор:?|written by|posted by)\s+/i, '')
    .replace(/\s+/g, ' ')
    .replace(/^[\s|·•,–—-]+|[\s|·•,–—-]+$/g, '')
    .slice(0, 2000);
}

/** Character references that were escaped twice, as in JSON-LD made by careless templates. */
function decodeReferences(value: string): string {
  if (!/&#?\w{2,8};/.test(value)) return value;
  return parseFragment(value.replaceAll('<', '&lt;'))
    .childNodes.map((node) => (node.nodeName === '#text' && 'value' in node ? node.value : ''))
    .join('');
}

/** Facts about a page from JSON-LD, OpenGraph, `meta`, and marks in the page itself, in this order of trust. `fromText` fills what is still missing. */
export function pageFacts(page: Page, data: PageData, fromText: SourceFacts): SourceFacts {
  const publisher = data.publisher || meta(page, 'og:site_name', 'application-name', 'dc.publisher', 'publisher', 'cre');
  const heading = page.lines.find((line) => line.level === 1)?.text.replace(/\s+/g, ' ') ?? '';
  const social = meta(page, 'og:title', 'twitter:title', 'dc.title', 'title', 'headline');
  const byline =
    cleanByline(data.authors.join(', ')) ||
    cleanByline(meta(page, 'author', 'article:author', 'dc.creator', 'byl', 'parsely-author', 'sailthru.author')) ||
    markedAuthor(page);
  const marked = page.elements.find(({ attributes }) => (attributes.get('datetime') ?? '') !== '');
  const dates = [
    data.published,
    meta(
      page,
      'article:published_time',
      'og:article:published_time',
      'datepublished',
      'date',
      'pubdate',
      'dc.date',
      'dc.date.issued',
      'dcterms.created',
      'parsely-pub-date',
      'sailthru.date',
      'publishdate',
      'publish-date',
      'article.published',
      'cxenseparse:recs:publishtime',
    ),
    marked?.attributes.get('datetime') ?? '',
  ];
  const language = (page.language || data.language || meta(page, 'og:locale', 'language', 'dc.language') || fromText.language)
    .replace('_', '-')
    .trim();
  return {
    title: decodeReferences(
      data.headline || withoutOutlet(social, publisher) || heading || withoutOutlet(page.title, publisher) || fromText.title,
    )
      .replace(/\s+/g, ' ')
      .slice(0, 2000),
    byline: decodeReferences(byline) || fromText.byline,
    publisher: decodeReferences(publisher || fromText.publisher).slice(0, 1000),
    publishedAt: dates.map(isoDate).find((date) => date !== '') ?? fromText.publishedAt,
    language: /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(language) ? language : fromText.language,
    url: [page.canonical, meta(page, 'og:url')].find((url) => /^https?:\/\//i.test(url))?.slice(0, 4000) ?? '',
  };
}

/** Author marked by `rel=author` or microdata. */
function markedAuthor(page: Page): string {
  const marked = page.elements.find(
    ({ attributes }) => attributes.get('rel') === 'author' || /\bauthor\b/.test(attributes.get('itemprop') ?? ''),
  );
  if (marked === undefined) return '';
  const line = page.lines[marked.firstLine];
  const name = cleanByline(marked.attributes.get('content') ?? line?.text.split('\n')[0] ?? '');
  return name.length <= 60 && !/[|:/@]|\d/.test(name) ? name : bylineOf(name);
}
