import type { FullResult, Reporter, Suite } from '@playwright/test/reporter';
import { addToCount } from './test-count.mjs';

/** Counts browser and Electron tests for the last line of `npm test`. */
export default class ReportPlaywright implements Reporter {
  private suite: Suite | undefined;

  onBegin(_config: unknown, suite: Suite): void {
    this.suite = suite;
  }

  onEnd(result: FullResult): void {
    const failed: string[] = [];
    const skipped: { title: string; why: string }[] = [];
    let passed = 0;
    for (const test of this.suite?.allTests() ?? []) {
      const title = test.titlePath().slice(2).join(' > ');
      const outcome = test.outcome();
      if (outcome === 'expected') passed += 1;
      else if (outcome === 'flaky') {
        passed += 1;
        console.log(`passed on another try: ${title}`);
      } else if (outcome === 'skipped') skipped.push({ title, why: whySkipped(test.results.length, test.annotations) });
      else failed.push(title);
    }
    if (result.status !== 'passed' && failed.length === 0) failed.push(`the browser tests ended with "${result.status}"`);
    addToCount({ part: 'browser tests', passed, failed, skipped });
  }

  printsToStdio(): boolean {
    return false;
  }
}

function whySkipped(runs: number, annotations: readonly { type: string; description?: string }[]): string {
  const reason = annotations.find(({ type }) => type === 'skip' || type === 'fixme')?.description;
  return reason ?? (runs === 0 ? 'did not run, because an earlier step failed' : '');
}
