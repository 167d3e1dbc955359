import type { Page, PageElement } from './page-lines.ts';
import { linkShare, visible, within } from './page-weights.ts';

/** Prose of a card at most, in weight. Sections of a real article are longer. */
const cardProse = 450;

/** The first line of an element that would do as the linked headline of a card, or '' when it is no card. */
function cardHeadline(page: Page, element: PageElement, prose: readonly number[]): string {
  if (element.lastLine - element.firstLine > 12 || within(prose, element) > cardProse) return '';
  const lines = page.lines.slice(element.firstLine, element.lastLine);
  return lines.find((line) => linkShare(line) > 0.8 && visible(line) >= 12)?.text ?? '';
}

/**
 * Elements that are cards of a list of other articles: siblings of the same tag and class, three or more, nearly all of them with a linked headline
 * and little prose, headlines that differ; and articles nested in an article beside each other. Known by their shape, whatever the page calls them.
 */
export function listedElsewhere(page: Page, prose: readonly number[]): ReadonlySet<number> {
  const groups = new Map<string, number[]>();
  page.elements.forEach((element, index) => {
    if (element.lastLine <= element.firstLine || !/^(?:li|div|article|section|a|td|tr|dl|dd)$/.test(element.tag)) return;
    const key = `${element.parent} ${element.tag} ${element.label.trim().split(/\s+/)[0] ?? ''}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [index]);
    else group.push(index);
  });
  const found = new Set<number>();
  for (const group of groups.values()) {
    const headlines = new Set<string>();
    const cards = group.filter((index) => {
      const element = page.elements[index];
      const headline = element === undefined ? '' : cardHeadline(page, element, prose);
      if (headline !== '') headlines.add(headline);
      return headline !== '';
    });
    // The same link in each section, such as one to the table of contents, tells of one document.
    const differ = headlines.size > 1 || cards.length < 2;
    const nested = group.length >= 2 && group.every((index) => isNestedArticle(page, index));
    if (nested) for (const index of group) found.add(index);
    else if (differ && cards.length >= 3 && cards.length >= group.length * 0.7) for (const index of cards) found.add(index);
  }
  return found;
}

function isNestedArticle(page: Page, index: number): boolean {
  const element = page.elements[index];
  if (element?.tag !== 'article') return false;
  for (let at = element.parent; at >= 0; at = page.elements[at]?.parent ?? -1) if (page.elements[at]?.tag === 'article') return true;
  return false;
}
