import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Each promise of SECURITY.md and where it is proven: a test file, and words of a test's title in it. A promise without a test is a defect. */
const promises: readonly (readonly [promise: string, proofs: readonly (readonly [file: string, title: string])[]])[] = [
  [
    'windows are sandboxed and isolated, without Node or developer tools',
    [
      ['unit/electron/security/window-options', 'is sandboxed, isolated and without Node'],
      ['unit/electron/security/window-options', 'has developer tools only while developing'],
    ],
  ],
  [
    'the app protocol serves only the built renderer, with nosniff',
    [
      ['unit/electron/security/renderer-files', 'never leaves the folder'],
      ['unit/electron/security/renderer-files', 'sends nosniff with every answer'],
      ['unit/electron/security/guards', 'answers for its own hosts only'],
    ],
  ],
  [
    'the app scheme is standard and secure before ready',
    [
      ['unit/electron/security/guards', 'is standard and secure'],
      ['electron/desktop-session', 'a whole session in the desktop window'],
    ],
  ],
  [
    'the content security policy is the one that ships',
    [
      ['unit/electron/security/content-security-policy', 'lets the page load its own files and nothing else'],
      ['unit/electron/browser-host/serve', 'serves the page with the policy that ships'],
    ],
  ],
  [
    'no string becomes markup or script',
    [
      ['e2e/security', 'no string becomes markup or script'],
      ['unit/architecture', 'nothing writes markup or evaluates text'],
    ],
  ],
  [
    'workers have no network',
    [
      ['e2e/security', 'have no network at all'],
      ['unit/electron/security/content-security-policy', 'leaves workers no network'],
    ],
  ],
  [
    'works without a network and asks nobody',
    [
      ['e2e/security', 'works with the network denied'],
      ['e2e/security', 'the page can ask nobody else'],
      ['unit/electron/security/guards', 'are cancelled by the session'],
    ],
  ],
  [
    'permissions are denied, but for copying',
    [
      ['unit/electron/security/guards', 'are all denied, but for copying'],
      ['unit/electron/security/guards', 'devices are never given'],
    ],
  ],
  [
    'navigation stays in the app and no window opens',
    [
      ['unit/electron/security/guards', 'to anywhere but the app'],
      ['unit/electron/security/guards', 'never opens a window'],
      ['electron/desktop-wiring', 'stays on its own page'],
    ],
  ],
  [
    'links are https or mailto, shown first, without credentials',
    [
      ['unit/electron/bridge/link-rules', 'with a sentence'],
      ['electron/desktop-wiring', 'asks with the whole address'],
      ['e2e/links', 'shows the whole address before it opens'],
    ],
  ],
  [
    'only the top frame of the page is heard',
    [
      ['unit/electron/security/guards', 'are trusted in the top frame of the app only'],
      ['unit/electron/handlers/register-handlers', 'are refused from %s'],
    ],
  ],
  [
    'what does not fit the contract is refused with a code',
    [
      ['unit/electron/handlers/register-handlers', 'answers a thousand shapes'],
      ['unit/electron/handlers/register-handlers', 'refuse more than one value'],
    ],
  ],
  [
    'main writes only where its dialogs said or under its own folder',
    [
      ['unit/electron/files/arriving-files', 'for the window they were given to'],
      ['unit/electron/files/file-names', 'never hold a folder'],
      ['electron/desktop-wiring', 'saves bytes where the dialog says'],
    ],
  ],
  [
    'archives are bounded and stay inside themselves',
    [
      ['unit/formats/export/case-file', 'is a bomb'],
      ['unit/formats/export/case-file', 'leads outside itself'],
      ['unit/formats/export/case-file', 'has more files than a case can have'],
    ],
  ],
  [
    'reports run nothing at the receiver',
    [
      ['unit/formats/export/tables-and-data', 'leaves no cell that a spreadsheet would evaluate'],
      ['unit/formats/export/html', 'forbids itself to load or run anything'],
    ],
  ],
  [
    'the log holds no content',
    [
      ['unit/electron/logging/log-file', 'whatever is logged'],
      ['electron/desktop-session', 'nothing of it in the log'],
    ],
  ],
  ['the fuses are blown', [['electron/packaging', 'the fuses are blown']]],
  [
    'the package holds the app and nothing else',
    [
      ['electron/packaging', 'the archive holds the built app'],
      ['electron/packaging', 'only for processors Electron still has'],
    ],
  ],
  ['a second start hands its files over and goes', [['electron/desktop-wiring', 'by a second start']]],
  ['only main.ts and preload.ts import Electron', [['unit/electron/security-list', 'Electron itself is imported in two files only']]],
];

describe('every promise about security has its test', () => {
  it.each(promises)('%s', (_promise, proofs) => {
    for (const [file, title] of proofs) {
      const path = [`${root}test/${file}.test.ts`, `${root}test/${file}.spec.ts`].find((each) => existsSync(each));
      expect(path, file).toBeDefined();
      expect(readFileSync(path ?? '', 'utf8'), file).toContain(title);
    }
  });
});

describe('the two ways into Electron', () => {
  it('Electron itself is imported in two files only', () => {
    const importing = /^import (?!type)[^;]*from 'electron'/m;
    const all = ['electron', 'renderer'].flatMap((folder) =>
      readdirSync(`${root}${folder}`, { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name.replaceAll('\\', '/')}`),
    );
    const found = all.filter((path) => /\.tsx?$/.test(path) && importing.test(readFileSync(`${root}${path}`, 'utf8')));
    expect(found.sort()).toEqual(['electron/main.ts', 'electron/preload.ts']);
  });
});
