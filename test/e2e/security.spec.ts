import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserHost, serveRenderer } from '../../electron/browser-host/serve.ts';
import { expect, test } from '../support/app-page.ts';

/** What the content security policy really forbids, in the browser it is for. */

test('no string becomes markup or script in the app', async ({ appPage: page, problems }) => {
  problems.expectProblem(/Trusted|Content Security Policy|TrustedHTML|TrustedScript/i);
  await expect(page.getByRole('banner')).toBeVisible();
  const outcomes = await page.evaluate(async () => {
    const tried = (act: () => unknown) => {
      try {
        act();
        return 'allowed';
      } catch (error) {
        return error instanceof Error ? error.name : 'refused';
      }
    };
    // In a task of its own: while a debugger evaluates, the policy on evaluation is lifted.
    const evaluation = await new Promise<Record<string, string>>((resolve) =>
      setTimeout(() =>
        resolve({
          // biome-ignore lint/security/noGlobalEval: it has to be refused
          eval: tried(() => eval('1')),
          function: tried(() => new Function('return 1')()),
        }),
      ),
    );
    return {
      innerHTML: tried(() => {
        document.createElement('div').innerHTML = '<b>x</b>';
      }),
      insertAdjacentHTML: tried(() => document.body.insertAdjacentHTML('beforeend', '<b>x</b>')),
      domParser: tried(() => new DOMParser().parseFromString('<b>x</b>', 'text/html')),
      ...evaluation,
      scriptSource: tried(() => {
        document.createElement('script').src = 'https://example.org/x.js';
      }),
      worker: tried(() => new Worker('workers/x.js')),
      anotherPolicy: tried(() =>
        (window as unknown as { trustedTypes: { createPolicy(name: string, rules: object): object } }).trustedTypes.createPolicy(
          'mine',
          {},
        ),
      ),
    };
  });
  expect(Object.entries(outcomes).filter(([, outcome]) => outcome === 'allowed')).toEqual([]);
});

test('the page can ask nobody else for anything', async ({ appPage: page, problems }) => {
  problems.expectProblem(/Content Security Policy|elsewhere|ERR_BLOCKED/i);
  const outcomes = await page.evaluate(async () => {
    const outcome = (asked: Promise<unknown>) => asked.then(() => 'answered').catch(() => 'refused');
    const loaded = (make: () => HTMLImageElement | HTMLIFrameElement) =>
      new Promise((resolve, reject) => {
        const element = make();
        element.addEventListener('load', resolve);
        element.addEventListener('error', reject);
        addEventListener('securitypolicyviolation', reject, { once: true });
        document.body.append(element);
      });
    return {
      fetch: await outcome(fetch('https://example.org/')),
      beacon: navigator.sendBeacon('https://example.org/') ? 'queued' : 'refused',
      image: await outcome(
        loaded(() => {
          const image = new Image();
          image.src = 'https://example.org/x.png';
          return image;
        }),
      ),
      frame: await outcome(
        loaded(() => {
          const frame = document.createElement('iframe');
          frame.src = 'https://example.org/';
          return frame;
        }),
      ),
    };
  });
  expect(outcomes).toMatchObject({ fetch: 'refused', image: 'refused', frame: 'refused' });
});

test('works with the network denied', async ({ context, appPage: page }) => {
  await context.route('**/*', (route) => (new URL(route.request().url()).hostname === 'localhost' ? route.continue() : route.abort()));
  await page.reload();
  await expect(page.getByRole('banner')).toBeVisible();
});

test.describe('workers', () => {
  let folder = '';
  let host: BrowserHost;

  test.beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hearsay-worker-'));
    await mkdir(join(folder, 'workers'));
    await writeFile(join(folder, 'index.html'), '<!doctype html><title>probe</title><script type="module" src="./page.js"></script>');
    await writeFile(
      join(folder, 'page.js'),
      `const policy = trustedTypes.createPolicy('app-worker', { createScriptURL: (url) => url });
       const ask = (name) => new Promise((resolve) => {
         const worker = new Worker(policy.createScriptURL(new URL(name, location.href).href), { type: 'module' });
         worker.onmessage = ({ data }) => resolve(data);
       });
       globalThis.answers = ask('workers/import.js');`,
    );
    const probe = `
      const outcomes = {};
      try { await fetch('https://example.org/'); outcomes.elsewhere = 'answered'; } catch { outcomes.elsewhere = 'refused'; }
      try { await fetch('../index.html'); outcomes.own = 'answered'; } catch { outcomes.own = 'refused'; }
      try { new Function('return 1')(); outcomes.eval = 'allowed'; } catch { outcomes.eval = 'refused'; }
      try { await WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])); outcomes.wasm = 'allowed'; } catch { outcomes.wasm = 'refused'; }
      postMessage(outcomes);`;
    await writeFile(join(folder, 'workers', 'import.js'), probe);
    host = await serveRenderer(folder, 0);
  });
  test.afterAll(async () => {
    await host.close();
    await rm(folder, { recursive: true, force: true });
  });

  test('have no network at all and compile nothing', async ({ page, problems }) => {
    problems.expectProblem(/./);
    await page.goto(host.url);
    const answers = await page.evaluate(() => (globalThis as unknown as { answers: Promise<unknown> }).answers);
    expect(answers).toEqual({ elsewhere: 'refused', own: 'refused', eval: 'refused', wasm: 'refused' });
  });
});
