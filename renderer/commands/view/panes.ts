/** Parts of the window between which F6 goes, in the order of reading. */
const paneSelector = '.topbar, .sidebar, .app main, .app .inspector, .status';
/** What takes the focus when a pane was not visited yet: the text or table of the view before its bars. */
const firstStops = ['[role="grid"] [tabindex="0"]', 'article[tabindex="0"]', '[data-first-stop]', '[aria-current]'];
const focusable = 'a[href], button:not([disabled]), input:not([disabled]), textarea, select, [tabindex="0"]';

const lastFocus = new WeakMap<Element, HTMLElement>();

if (typeof document !== 'undefined') {
  document.addEventListener('focusin', ({ target }) => {
    if (!(target instanceof HTMLElement)) return;
    const pane = target.closest(paneSelector);
    if (pane) lastFocus.set(pane, target);
  });
}

/** Moves the focus to the next or previous pane: where it was in it last, else to its first stop. */
export function goToPane(direction: 1 | -1): void {
  const panes = [...document.querySelectorAll<HTMLElement>(paneSelector)].filter((pane) => pane.checkVisibility());
  const here = panes.findIndex((pane) => pane.contains(document.activeElement));
  for (let step = 1; step <= panes.length; step += 1) {
    const start = here < 0 ? (direction === 1 ? -1 : 0) : here;
    const pane = panes[(start + direction * step + panes.length * 2) % panes.length];
    const stop = pane && stopIn(pane);
    if (!stop) continue;
    stop.focus();
    return;
  }
}

function stopIn(pane: HTMLElement): HTMLElement | null {
  const last = lastFocus.get(pane);
  if (last && pane.contains(last) && last.checkVisibility()) return last;
  for (const selector of firstStops) {
    const found = pane.querySelector<HTMLElement>(selector);
    if (found?.matches(focusable) && found.checkVisibility()) return found;
  }
  return [...pane.querySelectorAll<HTMLElement>(focusable)].find((element) => element.checkVisibility() && element.tabIndex >= 0) ?? null;
}
