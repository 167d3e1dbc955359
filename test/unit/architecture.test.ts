import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

interface Zone {
  /** Folders, longest match wins. */
  readonly folder: string;
  /** Folders it may import from, besides itself. */
  readonly imports: readonly string[];
  /** npm packages it may import; everything when left out. */
  readonly packages?: readonly string[];
  /** Why, for the message. */
  readonly because: string;
}

const pure = 'the same code runs in the worker, the tests and the command line';

/** Who may import whom (CONTRIBUTING.md, "Zones"). */
const zones: readonly Zone[] = [
  { folder: 'renderer/domain', imports: [], packages: ['zod'], because: pure },
  { folder: 'renderer/anchoring', imports: ['renderer/domain'], packages: [], because: pure },
  { folder: 'renderer/text-cleanup', imports: ['renderer/domain', 'renderer/anchoring'], packages: ['tinyld'], because: pure },
  {
    folder: 'renderer/attribution',
    imports: ['renderer/domain', 'renderer/anchoring'],
    packages: ['wink-nlp', 'wink-eng-lite-web-model', 'compromise'],
    because: pure,
  },
  {
    folder: 'renderer/attribution/training',
    imports: ['renderer/attribution'],
    because: 'training runs by hand in Node and ships nothing but weights',
  },
  {
    folder: 'renderer/formats',
    imports: ['renderer/domain', 'renderer/anchoring', 'renderer/text-cleanup', 'renderer/attribution'],
    because: `${pure}; parser libraries only, no React, Dexie or DOM`,
  },
  {
    folder: 'renderer/together',
    imports: ['renderer/domain', 'renderer/anchoring', 'renderer/text-cleanup', 'renderer/formats'],
    packages: [],
    because: pure,
  },
  {
    folder: 'renderer/workers',
    imports: [
      'renderer/formats',
      'renderer/domain',
      'renderer/anchoring',
      'renderer/text-cleanup',
      'renderer/attribution',
      'renderer/together',
    ],
    packages: ['zod', 'pdfjs-dist'],
    because: 'a worker has no window, no database and no network',
  },
  {
    folder: 'renderer/storage',
    imports: ['renderer/domain', 'renderer/anchoring', 'renderer/formats'],
    packages: ['dexie', 'dexie-react-hooks'],
    because: 'storage knows rows, not what is on screen',
  },
  {
    folder: 'renderer/desktop',
    imports: ['electron/bridge', 'renderer/domain'],
    because: 'the port to the host knows bytes, never claims',
  },
  {
    folder: 'renderer/state',
    imports: ['renderer/domain', 'renderer/desktop', 'renderer/storage', 'renderer/commands'],
    packages: ['react', 'zustand'],
    because: 'state is what the window shows',
  },
  {
    folder: 'renderer/ui',
    imports: ['renderer/domain'],
    packages: ['react', '@ariakit/react', '@tanstack/react-virtual'],
    because: 'a control knows nothing of cases',
  },
  {
    folder: 'renderer/commands',
    imports: [
      'renderer/domain',
      'renderer/anchoring',
      'renderer/attribution',
      'renderer/text-cleanup',
      'renderer/formats',
      'renderer/together',
      'renderer/storage',
      'renderer/desktop',
      'renderer/workers',
      'renderer/state',
      'renderer/ui',
    ],
    packages: ['zustand', 'dexie'],
    because: 'a command acts; it does not draw',
  },
  {
    folder: 'renderer/features',
    imports: [
      'renderer/features',
      'renderer/ui',
      'renderer/state',
      'renderer/commands',
      'renderer/domain',
      'renderer/anchoring',
      'renderer/attribution',
      'renderer/formats',
      'renderer/together',
      'renderer/text-cleanup',
      'renderer/workers',
      'renderer/storage',
      'renderer/desktop',
    ],
    because: 'a feature draws and asks commands to act',
  },
  { folder: 'electron/bridge', imports: [], packages: ['zod'], because: 'both sides of the bridge import it' },
  {
    folder: 'electron/files',
    imports: ['electron/bridge'],
    because: 'files are read and written without knowing who asked',
  },
  {
    folder: 'electron/command-line',
    imports: [
      'electron/bridge',
      'electron/files',
      'electron/printing',
      'renderer/domain',
      'renderer/anchoring',
      'renderer/attribution',
      'renderer/text-cleanup',
      'renderer/formats',
      'renderer/together',
    ],
    because: 'the command line runs the pure code, without a window',
  },
  { folder: 'electron/printing', imports: [], packages: ['zod'], because: 'printing takes a page of HTML and gives a PDF, whoever asks' },
  {
    folder: 'electron',
    imports: ['electron/bridge', 'electron/files', 'electron/printing'],
    because: 'the main process knows bytes, never claims',
  },
];

const react = ['react', 'react-dom', 'dexie', 'zustand', 'electron'];

function filesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx|mts|mjs)$/.test(entry.name) && !entry.name.endsWith('.d.ts'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
}

function importsOf(file: string): string[] {
  const code = readFileSync(join(root, file), 'utf8');
  return [...code.matchAll(/^\s*(?:import|export)\s[^;]*?from\s+'([^']+)'|^\s*import\s+'([^']+)'|\bimport\('([^']+)'\)/gm)].flatMap(
    (match) => match[1] ?? match[2] ?? match[3] ?? [],
  );
}

function zoneOf(path: string): Zone | undefined {
  return zones
    .filter((zone) => path === zone.folder || path.startsWith(`${zone.folder}/`))
    .sort((a, b) => b.folder.length - a.folder.length)[0];
}

const packageOf = (specifier: string) =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

describe('zones', () => {
  test.each(['renderer', 'electron'])('every import in %s stays within what its zone may use', (side) => {
    const wrong: string[] = [];
    for (const file of filesBelow(side)) {
      const zone = zoneOf(file);
      if (!zone) continue;
      for (const specifier of importsOf(file)) {
        if (specifier.startsWith('.')) {
          const target = relative(root, resolve(root, dirname(file), specifier.replace(/\?.*$/, '')));
          const other = zoneOf(target);
          if (other && other !== zone && !zone.imports.includes(other.folder))
            wrong.push(`${file} may not import ${target}: ${zone.because}`);
          if (!other && side === 'renderer' && target.startsWith('renderer/app'))
            wrong.push(`${file} may not import ${target}: only the app folder puts features together`);
        } else if (!specifier.startsWith('node:')) {
          const name = packageOf(specifier);
          if (zone.packages && !zone.packages.includes(name)) wrong.push(`${file} may not import ${name}: ${zone.because}`);
          else if (/formats|workers/.test(zone.folder) && react.includes(name))
            wrong.push(`${file} may not import ${name}: ${zone.because}`);
        } else if (side === 'renderer' && !zone.folder.endsWith('/training'))
          wrong.push(`${file} may not import ${specifier}: the renderer is sandboxed`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test('no source file is longer than 400 lines', () => {
    const long = ['renderer', 'electron']
      .flatMap(filesBelow)
      .map((file) => ({ file, lines: readFileSync(join(root, file), 'utf8').split('\n').length }))
      .filter(({ lines }) => lines > 400);
    expect(long).toEqual([]);
  });

  test('nothing writes markup or evaluates text', () => {
    const found = ['renderer', 'electron']
      .flatMap(filesBelow)
      .filter((file) =>
        /dangerouslySetInnerHTML|\.innerHTML\s*=|insertAdjacentHTML|\beval\(|new Function\(/.test(readFileSync(join(root, file), 'utf8')),
      );
    expect(found).toEqual([]);
  });
});
