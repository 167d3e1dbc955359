import type { Page } from '@playwright/test';

/** Milliseconds from an act in the app to two painted frames after what it asked for is there. */
export function openSource(page: Page, title: string): Promise<number> {
  return page.evaluate(async (title) => {
    const button = [...document.querySelectorAll<HTMLElement>('nav[aria-label="Sources"] .nav-item')].find((element) =>
      element.textContent?.includes(title),
    );
    if (!button) throw new Error(`no source ${title} in the list`);
    if (document.querySelector(`article[aria-label="${title}"] [data-start]`)) return 0;
    const start = performance.now();
    button.click();
    const ready = () =>
      document.querySelector(`article[aria-label="${title}"] [data-start]`) &&
      document.querySelector('.gutter .says') &&
      [...CSS.highlights].some(([name, highlight]) => name.startsWith('ground') && highlight.size > 0);
    while (!ready()) await new Promise(requestAnimationFrame);
    await painted();
    return performance.now() - start;
  }, title);
}

/** Waits until a long text is in the page to its last paragraph: what is far from the screen is drawn after the rest. */
export function untilWhole(page: Page, blocks: number): Promise<number> {
  return page.evaluate(async (blocks) => {
    const start = performance.now();
    while (document.querySelectorAll('article [data-start]').length < blocks) await new Promise((resolve) => setTimeout(resolve, 5));
    return performance.now() - start;
  }, blocks);
}

export interface EditTimes {
  readonly select: number;
  readonly add: number;
  readonly undo: number;
  readonly redo: number;
  readonly remove: number;
}

/** Selects words, marks them, takes that back, does it again and deletes the claim; leaves the case as it was. */
export async function edit(page: Page): Promise<EditTimes> {
  const { select, add } = await page.evaluate(async () => {
    const article = document.querySelector<HTMLElement>('article');
    const words = paragraphOnScreen().firstChild;
    if (!article || !words) throw new Error('no text');
    article.focus({ preventScroll: true });
    await painted();
    const start = performance.now();
    getSelection()?.setBaseAndExtent(words, 0, words, 60);
    while (!document.querySelector('[role="toolbar"][aria-label="Selection"]')) await new Promise(requestAnimationFrame);
    await painted();
    const select = performance.now() - start;
    const add = await untilCounted(() => key(article, 'c', 'KeyC'));
    key(document.activeElement, 'Escape', 'Escape');
    await saved();
    return { select, add };
  });
  const step = (name: string) =>
    page.evaluate(async (name) => {
      await painted();
      const took = await untilCounted(() => document.querySelector<HTMLButtonElement>(`button[aria-label^="${name}"]`)?.click());
      await saved();
      return took;
    }, name);
  const undo = await step('Undo');
  const redo = await step('Redo');
  const remove = await page.evaluate(async () => {
    if (!document.querySelector('.inspector-delete')) document.querySelector<HTMLElement>('.says')?.click();
    while (!document.querySelector('.inspector-delete')) await new Promise(requestAnimationFrame);
    await painted();
    const took = await untilCounted(() => document.querySelector<HTMLElement>('.inspector-delete')?.click());
    await saved();
    return took;
  });
  await step('Undo');
  await step('Undo');
  return { select, add, undo, redo, remove };
}

/** Typing words into "Find in this source" to hits counted and painted, without the 120 ms it waits for more typing. */
export function find(page: Page, words: string): Promise<number> {
  return page.evaluate(async (words) => {
    key(document.body, 'f', 'KeyF', { ctrlKey: true });
    while (!document.querySelector('.find-bar input')) await new Promise(requestAnimationFrame);
    await painted();
    const field = document.querySelector<HTMLInputElement>('.find-bar input');
    const start = performance.now();
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, words);
    field?.dispatchEvent(new Event('input', { bubbles: true }));
    while (!/\d/.test(document.querySelector('.find-count')?.textContent ?? '')) await new Promise(requestAnimationFrame);
    await painted();
    const took = performance.now() - start;
    key(field, 'Escape', 'Escape');
    await painted();
    return took - 120;
  }, words);
}

/** The 95th percentile of 90 frames while scrolling. */
export function scroll(page: Page, selector: string): Promise<number> {
  return page.evaluate((selector) => frameTimes(document.querySelector<HTMLElement>(selector)), selector);
}

/** The yardstick: the same blocks as plain paragraphs in the app's own type, all laid out. */
export function plain(page: Page, blocks: readonly string[]): Promise<number> {
  return page.evaluate(async (blocks) => {
    const start = performance.now();
    plainSheet(blocks);
    await painted();
    const took = performance.now() - start;
    document.querySelector('.bench-plain')?.remove();
    await painted();
    return took;
  }, blocks);
}

export function scrollPlain(page: Page, blocks: readonly string[], runs: number): Promise<number[]> {
  return page.evaluate(
    async ({ blocks, runs }) => {
      plainSheet(blocks);
      await painted();
      const taken: number[] = [];
      for (let i = 0; i < runs; i++) taken.push(await frameTimes(document.querySelector<HTMLElement>('.bench-plain')));
      document.querySelector('.bench-plain')?.remove();
      return taken;
    },
    { blocks, runs },
  );
}

declare function plainSheet(blocks: readonly string[]): void;
declare function painted(): Promise<void>;
declare function saved(): Promise<void>;
declare function frameTimes(element: HTMLElement | null): Promise<number>;
declare function untilCounted(act: () => void): Promise<number>;
declare function paragraphOnScreen(): Element;
declare function key(target: EventTarget | null, key: string, code: string, more?: object): void;
