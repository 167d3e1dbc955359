import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** One line of the results: what was measured, what it is held against, what the ratio should be. */
export interface Row {
  readonly what: string;
  readonly app: readonly number[];
  readonly against: string;
  /** null for one that took longer than it was given. */
  readonly other: readonly number[] | null;
  readonly target?: string;
  /** The ratio is other / app, "so many times faster", in place of app / other. */
  readonly faster?: boolean;
  readonly unit?: 'MB';
}

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

function shown(values: readonly number[], unit = ''): string {
  if (values.length === 0) return 'not measured';
  const figure = (value: number) => (value >= 1000 ? Math.round(value).toLocaleString('en') : value.toFixed(1));
  const spread = values.length > 1 ? ` (${figure(Math.min(...values))} to ${figure(Math.max(...values))})` : '';
  return `${figure(median(values))}${unit}${spread}`;
}

/** A size's part of the results: a table under a heading that begins with the size. */
export function section(title: string, machine: string, rows: readonly Row[], cap: number): string {
  return [
    `## ${title}`,
    '',
    machine,
    '',
    '| what | app | against | ratio | target |',
    '|---|---|---|---|---|',
    ...rows.map(({ what, app, against, other, target, faster, unit }) => {
      const suffix = unit ? ` ${unit}` : '';
      if (!other)
        return `| ${what} | ${shown(app, suffix)} | ${against}: over ${cap / 1000} s | over ${(cap / median(app)).toFixed(0)}x faster | ${target ?? ''} |`;
      const ratio = faster ? `${(median(other) / median(app)).toFixed(1)}x faster` : `${(median(app) / median(other)).toFixed(2)}x`;
      return `| ${what} | ${shown(app, suffix)} | ${against}: ${shown(other, suffix)} | ${ratio} | ${target ?? ''} |`;
    }),
    '',
  ].join('\n');
}

/** Writes the parts measured now into the results and keeps those of other sizes. */
export function writeResults(path: string, head: string, parts: ReadonlyMap<string, string>): string {
  const before = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const kept = new Map<string, string>();
  for (const part of before.split(/^(?=## )/m).slice(1)) kept.set(/^## (.*)$/m.exec(part)?.[1] ?? '', part.trimEnd());
  for (const [title, part] of parts) kept.set(title, part.trimEnd());
  const size = (title: string) => Number.parseFloat(title) * (title.includes('MB') ? 1000 : 1);
  const order = [...kept].filter(([title]) => /^[\d.]+ [kM]B/.test(title)).sort(([a], [b]) => size(a) - size(b));
  const exports = kept.get('Exports');
  const all = [...order.map(([, part]) => part), ...(exports === undefined ? [] : [exports])];
  const text = `${head}\n\n${all.join('\n\n')}\n`;
  writeFileSync(path, text);
  return text;
}
