import type { Reporter, TestModule } from 'vitest/node';
import { addToCount } from './test-count.mjs';

/** Counts unit tests for the last line of `npm test`. A file that does not load counts as one failure: its tests never ran. */
export default class ReportVitest implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const failed: string[] = [];
    const skipped: { title: string; why: string }[] = [];
    let passed = 0;
    for (const module of modules) {
      for (const test of module.children.allTests()) {
        const result = test.result();
        if (result.state === 'passed') passed += 1;
        else if (result.state === 'failed') failed.push(test.fullName);
        else skipped.push({ title: test.fullName, why: result.state === 'skipped' ? (result.note ?? '') : 'did not run' });
      }
      if (module.state() === 'failed' && module.errors().length > 0) failed.push(`${module.relativeModuleId} does not load`);
    }
    for (const _ of unhandledErrors) failed.push('an error nobody caught, see above');
    addToCount({ part: 'unit tests', passed, failed, skipped });
  }
}
