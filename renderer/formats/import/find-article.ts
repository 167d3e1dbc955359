import type { BoilerplateReason } from '../../domain/source.ts';
import { bylineOf, dateOfLine } from '../../text-cleanup/find-facts.ts';
import { boilerplateByWording } from '../../text-cleanup/mark-boilerplate.ts';
import { labelReason, labelTokens } from './page-labels.ts';
import type { Page, PageElement, PageLine } from './page-lines.ts';
import { listedElsewhere } from './page-teasers.ts';
import { linkShare, proseWeight, sums, visible, within } from './page-weights.ts';

/** What a line of a page is to the article: part of it, or set aside for a reason, or something around it (menus and the like). */
export type LineRole =
  | { readonly part: 'article' }
  | { readonly part: 'aside'; readonly reason: BoilerplateReason }
  | { readonly part: 'around'; readonly reason: BoilerplateReason };

const inArticle: LineRole = { part: 'article' };
const aside = (reason: BoilerplateReason): LineRole => ({ part: 'aside', reason });
const around = (line: PageLine, reason: BoilerplateReason | undefined): LineRole => ({
  part: 'around',
  reason: reason ?? (linkShare(line) > 0.5 ? 'navigation' : 'other'),
});

const structural = new Set(['body', 'html', 'main']);

/** A post of a social network quoted in the article: part of it, though its frame has the labels of sharing. */
const isQuotedPost = (element: PageElement) =>
  element.tag === 'blockquote' && /\b(?:twitter|instagram|tiktok|bluesky|mastodon|fb)-\w+/.test(element.label);

/** Why an element by its tag or label is not part of the article, without regard to what is around it. */
function ownReason(element: PageElement): BoilerplateReason | undefined {
  if (structural.has(element.tag)) return undefined;
  if (element.tag === 'nav' || element.tag === 'menu') return 'navigation';
  if (element.tag === 'figure') return 'caption';
  if (element.tag === 'footer' || element.tag === 'aside' || element.tag === 'form') return labelReason(element.label) ?? 'other';
  return labelReason(element.label);
}

/** Share of all prose above which an element is the article's, whatever it is called. */
const tooMuchToDrop = 0.4;

/** For each element why it and what it holds are not part of the article; undefined where nothing speaks against it. */
function elementReasons(page: Page, prose: readonly number[]): (BoilerplateReason | undefined)[] {
  const total = Math.max(1, prose.at(-1) ?? 0);
  const teasers = listedElsewhere(page, prose);
  const reasons: (BoilerplateReason | undefined)[] = [];
  page.elements.forEach((element, index) => {
    const above = element.parent >= 0 ? reasons[element.parent] : undefined;
    const own = above ?? (teasers.has(index) ? 'see-also' : ownReason(element));
    const large = own !== undefined && above === undefined && within(prose, element) > total * tooMuchToDrop;
    const post = isQuotedPost(element) && above !== 'comments' && above !== 'see-also';
    reasons.push(large || post ? undefined : own);
  });
  return reasons;
}

const bodyLabel =
  /(?:^|-)(?:article|story|post|entry|news|content|blog|main)-?(?:body|content|text|copy|entry)(?:$|-)|^(?:articlebody|storybody|storytext|body-copy|rich-?text|wysiwyg|field-name-body|prose|texto|texte|noticia|nota|artikel)(?:$|-)/;

function bodyBonus(element: PageElement): number {
  if (element.tag === 'body' || element.tag === 'html') return 1;
  if (element.attributes.get('itemprop')?.toLowerCase() === 'articlebody') return 1.5;
  if (labelTokens(element.label).some((token) => bodyLabel.test(token))) return 1.2;
  if (element.tag === 'article') return 1.1;
  return element.tag === 'main' ? 1.02 : 1;
}

/** Element that holds the article: the smallest that holds most of the prose, or one that the page itself marks as such. */
function articleRoot(page: Page, prose: readonly number[]): number {
  const total = prose.at(-1) ?? 0;
  if (total === 0) return -1;
  const noise = sums(
    page.lines.map((line, index) => ((prose[index + 1] ?? 0) - (prose[index] ?? 0) === 0 ? Math.min(80, visible(line)) : 0)),
  );
  let best = -1;
  let bestScore = 0;
  page.elements.forEach((element, index) => {
    const weight = within(prose, element);
    if (weight < total * 0.05) return;
    const lines = element.lastLine - element.firstLine;
    const score = (weight * bodyBonus(element)) / (1 + (within(noise, element) * 0.5) / (weight + 1)) - lines * 0.5 + element.depth * 0.1;
    if (score > bestScore) {
      best = index;
      bestScore = score;
    }
  });
  return best;
}

/** Decides for each line of a page what it is to the article. */
export function lineRoles(page: Page): LineRole[] {
  const weights = page.lines.map(proseWeight);
  const reasons = elementReasons(page, sums(weights));
  const wordings = page.lines.map((line) => boilerplateByWording(line.text));
  const clean = weights.map((weight, index) =>
    reasons[page.lines[index]?.element ?? 0] === undefined && wordings[index] === undefined ? weight : 0,
  );
  const sum = clean.reduce((total, weight) => total + weight, 0);
  const root = page.elements[articleRoot(page, sums(sum < 150 ? weights : clean))];
  if (root === undefined) return page.lines.map(() => inArticle);
  const nearby = ancestor(page, root, 3);
  const roles = page.lines.map((line, index): LineRole => {
    const inside = index >= root.firstLine && index < root.lastLine;
    if (inside) return roleInside(line, reasons[line.element], wordings[index]);
    const near = index >= nearby.firstLine && index < nearby.lastLine;
    const reason = reasons[line.element] ?? wordings[index];
    return near ? roleOutside(line, reason) : around(line, reason);
  });
  setAsideLists(page, roles, root);
  setAsideEdges(page, roles, root);
  return roles;
}

function ancestor(page: Page, element: PageElement, levels: number): PageElement {
  let found = element;
  for (let level = 0; level < levels; level += 1) found = page.elements[found.parent] ?? found;
  return found;
}

/** These are never part of what stands beside an article, such as its summary or a note on it. */
const neverBeside = new Set<BoilerplateReason>(['cookie-notice', 'navigation', 'advertisement', 'sign-up', 'share']);

function roleOutside(line: PageLine, reason: BoilerplateReason | undefined): LineRole {
  if (reason !== undefined && neverBeside.has(reason)) return around(line, reason);
  if (linkShare(line) > 0.3 || visible(line) < 80 || line.level > 0) return around(line, reason);
  return aside(reason ?? 'other');
}

function roleInside(line: PageLine, reason: BoilerplateReason | undefined, worded: BoilerplateReason | undefined): LineRole {
  if (line.kind === 'caption') return aside('caption');
  if (reason !== undefined) return linkShare(line) > 0.6 ? around(line, reason) : aside(reason);
  if (worded !== undefined) return aside(worded);
  if (line.level === 1) return aside('repeated');
  if (line.kind !== 'table-row' && linkShare(line) > 0.85 && !inSentence(line)) return aside('see-also');
  return inArticle;
}

/** A linked line that still reads as a sentence of the text. */
const inSentence = (line: PageLine) => /[.!?:]$/.test(line.text) && line.text.length > 40 && line.linkCount > 1;

/** After a line such as "More on this" the list or the links that follow it are set aside with it. */
function setAsideLists(page: Page, roles: LineRole[], root: PageElement): void {
  let open = false;
  for (let index = root.firstLine; index < root.lastLine; index += 1) {
    const line = page.lines[index];
    const role = roles[index];
    if (line === undefined || role === undefined) continue;
    if (role.part === 'aside' && role.reason === 'see-also' && line.text.length < 60 && !/[:|]\s*\S/.test(line.text)) open = true;
    else if (open && role.part === 'article') {
      if (line.kind === 'list-item' || linkShare(line) > 0.8) roles[index] = aside('see-also');
      else open = false;
    }
  }
}

/** Lines before the first and after the last real paragraph that only frame it: dates, bylines, labels, headings of nothing. */
function setAsideEdges(page: Page, roles: LineRole[], root: PageElement): void {
  const kept: number[] = [];
  for (let index = root.firstLine; index < root.lastLine; index += 1) if (roles[index]?.part === 'article') kept.push(index);
  const isText = (index: number) => {
    const line = page.lines[index];
    return (
      line !== undefined && (proseWeight(line) >= 40 || (line.level === 0 && /[.!?…。:”"»)]$/.test(line.text) && line.text.length > 25))
    );
  };
  const first = kept.findIndex(isText);
  const last = kept.findLastIndex(isText);
  if (first < 0 || last - first < 1) return;
  for (const [order, index] of kept.entries()) {
    const line = page.lines[index];
    if (line === undefined) continue;
    const frames = frameReason(line, order < first && !isParagraph(page, line), order > last);
    if (frames !== undefined) roles[index] = frames;
  }
}

/** A line of several words that the page itself calls a paragraph. */
function isParagraph(page: Page, line: PageLine): boolean {
  const element = page.elements[line.element];
  const tags = [element?.tag, page.elements[element?.parent ?? -1]?.tag];
  return tags.includes('p') && line.text.split(/\s+/).length >= 4 && bylineOf(line.text) === '';
}

function frameReason(line: PageLine, before: boolean, after: boolean): LineRole | undefined {
  if (line.text.length <= 120 && dateOfLine(line.text) !== '') return aside('other');
  if (
    /^\(?(?:additional )?(?:reporting|writing|editing) by\b/i.test(line.text) ||
    /\bcontributed to this (?:report|story|article)\.?$/i.test(line.text)
  )
    return aside('other');
  if (before && line.level === 0 && line.kind !== 'list-item' && line.text.length < 60) return aside('other');
  if (after && line.level > 0) return aside('other');
  if (after && line.kind === 'paragraph' && line.text.length < 40) return aside('other');
  return undefined;
}
