import { test as base, expect, type Page } from '@playwright/test';

/**
 * The built app in a fresh browser: no stored data, the same headers as when it ships. A test fails when the page logged an error, threw,
 * or broke its content security policy, unless the test says it expects that (`expectProblem`).
 */
export interface AppFixtures {
  /** The page with the app open. `page` is the same page before the app is opened, watched in the same way. */
  readonly appPage: Page;
  readonly problems: ProblemWatch;
}

export interface ProblemWatch {
  /** Everything the pages of this test complained about so far. */
  readonly seen: readonly string[];
  /** A complaint that belongs to what the test shows. */
  expectProblem(pattern: RegExp): void;
}

export { expect };

export const test = base.extend<AppFixtures>({
  problems: async ({ context }, use) => {
    const seen: string[] = [];
    const expected: RegExp[] = [];
    context.on('page', (page) => watch(page, seen));
    await use({ seen, expectProblem: (pattern) => void expected.push(pattern) });
    const unexpected = seen.filter((line) => !expected.some((pattern) => pattern.test(line)));
    expect(unexpected, 'errors the page logged').toEqual([]);
  },
  page: async ({ problems: _watched, page }, use) => {
    await use(page);
  },
  appPage: async ({ page }, use) => {
    await page.goto('/');
    await use(page);
  },
});

/** Collects console errors, exceptions nobody caught and content security policy violations, which Chromium logs as errors. */
export function watch(page: Page, seen: string[]): void {
  page.on('console', (message) => {
    if (message.type() === 'error' || message.text().includes('Content Security Policy')) seen.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => seen.push(`exception: ${error.message}`));
  page.on('request', (request) => {
    if (!staysHere(request.url())) seen.push(`request elsewhere: ${request.url()}`);
  });
  page.on('crash', () => seen.push('the page crashed'));
}

/** Nothing leaves the machine: the app asks for its own files, and for what it made itself. */
function staysHere(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  return ['blob:', 'data:', 'about:'].includes(protocol) || hostname === 'localhost' || hostname.endsWith('.localhost');
}
