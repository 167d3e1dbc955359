import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { isBuilt } from '../../electron/start/build-if-needed.mjs';
import { expect, test } from '../support/app-page.ts';

/** `npm start` on a machine without Electron. */

const root = fileURLToPath(new URL('../..', import.meta.url));

interface Started {
  readonly child: ChildProcess;
  readonly said: () => string;
  readonly ended: Promise<number | null>;
}

function start(port: string): Started {
  const env = { ...process.env, PORT: port, HEARSAY_NO_OPEN: '1', HEARSAY_HOST: 'browser' };
  const child = spawn(process.execPath, ['electron/start.mjs'], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      said += chunk;
    });
  }
  return { child, said: () => said, ended: new Promise((resolve) => child.once('exit', resolve)) };
}

async function freePort(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return String(address.port);
}

test('npm start serves the app, says where and why, keeps to its port, and stops cleanly', async ({ page }) => {
  test.skip(!(await isBuilt()), 'out/ was built from other sources: starting would build it anew under the other tests');
  const port = await freePort();
  const first = start(port);
  try {
    await expect.poll(first.said, { timeout: 30_000 }).toContain(`Hearsay is ready: http://localhost:${port}\n`);
    expect(first.said().trim().split('\n')).toHaveLength(2);
    await page.goto(`http://localhost:${port}`);
    await expect(page.getByRole('banner')).toBeVisible();

    const second = start(port);
    expect(await second.ended).toBe(1);
    expect(second.said()).toContain(`Port ${port} is in use by another program.`);
    expect(second.said()).not.toContain('ready');
  } finally {
    first.child.kill('SIGINT');
  }
  expect(await first.ended).toBe(0);
});

test('npm start says what is wrong with a port that is none', async () => {
  test.skip(!(await isBuilt()), 'out/ was built from other sources: starting would build it anew under the other tests');
  const wrong = start('harbour');
  expect(await wrong.ended).toBe(1);
  expect(wrong.said()).toContain('PORT has to be a number up to 65535, not "harbour".');
});
