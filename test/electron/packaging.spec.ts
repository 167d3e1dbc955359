import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { extractFile, listPackage } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { expect, test } from '@playwright/test';
import { makeStandInElectronDist } from '../support/stand-in-electron-dist.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const run = promisify(execFile);
/** How @electron/fuses names a fuse's state: the characters 0 and 1 of the wire. */
const [off, on] = [0x30, 0x31];

test.describe.configure({ mode: 'serial', timeout: 240_000 });

let folder = '';
let archive = '';
let said = '';

test.beforeAll(async () => {
  test.setTimeout(240_000);
  folder = await mkdtemp(join(tmpdir(), 'hearsay-pack-'));
  const { version } = JSON.parse(await readFile(join(root, 'node_modules/electron/package.json'), 'utf8'));
  await makeStandInElectronDist(join(folder, 'electron'), version);
  const builder = join(root, 'node_modules/electron-builder/cli.js');
  const options = [`-c.electronDist=${join(folder, 'electron')}`, `-c.directories.output=${join(folder, 'dist')}`];
  const { stdout } = await run(process.execPath, [builder, '--dir', '--linux', '--x64', '--publish', 'never', ...options], { cwd: root });
  said = stdout;
  archive = join(folder, 'dist', 'linux-unpacked', 'resources', 'app.asar');
});
test.afterAll(() => rm(folder, { recursive: true, force: true }));

test('the configuration is valid and packs without touching node_modules', () => {
  expect(said).toContain('loaded configuration');
  expect(said).not.toContain('searching for node modules');
});

test('the archive holds the built app, its licences, and nothing else', async () => {
  const packed = listPackage(archive, { isPack: false }).map((path) => path.replaceAll('\\', '/'));
  const files = packed.filter((path) => /\.\w+$|LICENSE$/.test(path)).sort();
  const needed = [
    '/LICENSE',
    '/out/main/main.js',
    '/out/preload/preload.cjs',
    '/out/renderer/index.html',
    '/out/renderer/third-party-licences.txt',
    '/package.json',
  ];
  expect(files).toEqual(expect.arrayContaining(needed));
  const rest = files.filter((path) => !needed.includes(path));
  const built = (await readdir(join(root, 'out/renderer'), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(root.length - 1)
        .replaceAll('\\', '/'),
    );
  expect(rest).toEqual(built.filter((path) => !needed.includes(path)).sort());
  expect(packed.filter((path) => /node_modules|\.map$|\.ts$|\/test\/|\/cli\/|browser-host|\/assets\/build/.test(path))).toEqual([]);
});

test('the archive starts where package.json says, with one file a process and no source map beside it', () => {
  const facts = JSON.parse(extractFile(archive, 'package.json').toString());
  expect(facts.main).toBe('out/main/main.js');
  expect(facts.scripts).toBeUndefined();
  const main = extractFile(archive, 'out/main/main.js').toString();
  const imported = [...main.matchAll(/^import .* from "([^"]+)";$/gm)].map(([, name]) => name);
  expect(imported.filter((name) => name !== 'electron' && !name?.startsWith('node:'))).toEqual([]);
  expect(main).not.toContain('sourceMappingURL');
  const preload = extractFile(archive, 'out/preload/preload.cjs').toString();
  expect([...preload.matchAll(/require\("([^"]+)"\)/g)].map(([, name]) => name)).toEqual(['electron']);
  expect(preload.length).toBeLessThan(4000);
});

test('the fuses are blown as the security list says', async () => {
  const wire = await getCurrentFuseWire(join(folder, 'dist', 'linux-unpacked', 'hearsay'));
  expect({
    runAsNode: wire[FuseV1Options.RunAsNode],
    cookieEncryption: wire[FuseV1Options.EnableCookieEncryption],
    nodeOptions: wire[FuseV1Options.EnableNodeOptionsEnvironmentVariable],
    inspect: wire[FuseV1Options.EnableNodeCliInspectArguments],
    integrity: wire[FuseV1Options.EnableEmbeddedAsarIntegrityValidation],
    onlyAsar: wire[FuseV1Options.OnlyLoadAppFromAsar],
    filePrivileges: wire[FuseV1Options.GrantFileProtocolExtraPrivileges],
  }).toEqual({ runAsNode: off, cookieEncryption: on, nodeOptions: off, inspect: off, integrity: on, onlyAsar: on, filePrivileges: off });
});

test('only the languages the app has are shipped', async () => {
  expect((await readdir(join(folder, 'dist', 'linux-unpacked', 'locales'))).sort()).toEqual(['en-GB.pak', 'en-US.pak']);
});

test('installers are made for the three systems, and only for processors Electron still has', async () => {
  const configuration = await readFile(join(root, 'electron-builder.yml'), 'utf8');
  for (const target of ['nsis', 'dmg', 'zip', 'AppImage', 'deb', 'rpm']) expect(configuration).toContain(`target: ${target}`);
  expect(configuration.match(/arch: \[x64, arm64\]/g)).toHaveLength(6);
  expect(configuration).not.toMatch(/ia32|armv7l/);
  expect(configuration).toMatch(/ext: hearsay/);
  expect(configuration).toMatch(/deleteAppDataOnUninstall: false/);
});
