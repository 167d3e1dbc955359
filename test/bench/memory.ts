import { readFileSync } from 'node:fs';
import type { Browser, Page } from '@playwright/test';

/**
 * What the largest page process of the browser holds for itself, in MB, after its garbage is collected; NaN where the system does
 * not tell (only Linux does).
 */
export async function memoryOf(browser: Browser, page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  for (let i = 0; i < 3; i++) await session.send('HeapProfiler.collectGarbage');
  await session.detach();
  const whole = await browser.newBrowserCDPSession();
  const { processInfo } = await whole.send('SystemInfo.getProcessInfo');
  await whole.detach();
  const sizes = processInfo.filter((one) => one.type === 'renderer').map((one) => anonymous(one.id));
  const known = sizes.filter((size) => !Number.isNaN(size));
  return known.length > 0 ? Math.max(...known) : Number.NaN;
}

function anonymous(pid: number): number {
  try {
    return Number(/RssAnon:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
  } catch {
    return Number.NaN;
  }
}
