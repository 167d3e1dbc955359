import type { Verdict } from '../../domain/case.ts';

/** A verdict under a key of its own, made from its label. */
export function newVerdict(label: string, scale: readonly Verdict[]): Verdict {
  const base =
    label
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-|-$/g, '')
      .slice(0, 50) || 'verdict';
  const taken = new Set(scale.map((verdict) => verdict.key));
  let key = base;
  for (let i = 2; taken.has(key); i += 1) key = `${base}-${i}`;
  const used = new Set(scale.map((verdict) => verdict.glyph));
  const glyph = (['sup', 'dis', 'ctx', 'ref', 'unv'] as const).find((one) => !used.has(one)) ?? 'unv';
  return { key, label: label.trim().slice(0, 200), glyph, description: '' };
}

/** The scale with one verdict moved up or down. Digits go by position, so this also changes its key. */
export function moveVerdict(scale: readonly Verdict[], index: number, by: 1 | -1): Verdict[] {
  const next = [...scale];
  const moved = next[index];
  const other = next[index + by];
  if (!moved || !other) return next;
  next[index] = other;
  next[index + by] = moved;
  return next;
}
