import { defineConfig } from '@playwright/test';
import { chromiumLaunchOptions } from './test/support/find-chromium.mjs';

/** e2e drives the built renderer in Chromium; electron drives the built main process, in Electron or in its double. */
export default defineConfig({
  testDir: 'test',
  testMatch: /(e2e|electron)\/.*\.spec\.ts$/,
  globalSetup: './test/support/serve-built-renderer.ts',
  outputDir: 'test-results',
  workers: 2,
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  // a shared machine at full load drops frames; what passes only on a second try is named in the report
  retries: process.env.CI ? 2 : 0,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ['./test/support/report-playwright.ts']],
  use: {
    browserName: 'chromium',
    launchOptions: chromiumLaunchOptions(),
    get baseURL() {
      return process.env.HEARSAY_TEST_URL;
    },
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'UTC',
    screenshot: 'only-on-failure',
  },
});
