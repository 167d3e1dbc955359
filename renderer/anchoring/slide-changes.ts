import type { MatchedRun } from './shortest-edit.ts';
import type { TextTokens } from './text-tokens.ts';

/** Furthest that a change is slid to either side, in tokens. */
const furthest = 120;

/**
 * Where an insertion or deletion can be read in several ways ("piers[. All were heard]. Their" or "piers.[ All were heard.] Their"),
 * moves it to begin and end at a paragraph, line or sentence. The lossless part of diff-match-patch's clean-up, on tokens.
 */
export function slideChanges(runs: readonly MatchedRun[], oldText: TextTokens, newText: TextTokens): MatchedRun[] {
  const slid = [...runs];
  for (let i = 0; i + 1 < slid.length; i++) {
    const before = slid[i];
    const after = slid[i + 1];
    if (!before || !after) continue;
    const oldFrom = before.old + before.length;
    const newFrom = before.new + before.length;
    const inserted = oldFrom === after.old;
    const deleted = newFrom === after.new;
    if (inserted === deleted) continue;
    const [tokens, from, to] = inserted ? [newText, newFrom, after.new] : [oldText, oldFrom, after.old];
    const shift = bestShift(tokens, from, to, Math.min(before.length - 1, furthest), Math.min(after.length - 1, furthest));
    if (shift === 0) continue;
    slid[i] = { ...before, length: before.length + shift };
    slid[i + 1] = { old: after.old + shift, new: after.new + shift, length: after.length - shift };
  }
  return slid;
}

function bestShift(tokens: TextTokens, from: number, to: number, left: number, right: number): number {
  let best = 0;
  let bestScore = edge(tokens, from) + edge(tokens, to);
  const consider = (shift: number): void => {
    const score = edge(tokens, from + shift) + edge(tokens, to + shift);
    if (score > bestScore) {
      best = shift;
      bestScore = score;
    }
  };
  for (let s = 1; s <= right && tokens.ids[from + s - 1] === tokens.ids[to + s - 1]; s++) consider(s);
  for (let s = 1; s <= left && tokens.ids[from - s] === tokens.ids[to - s]; s++) consider(-s);
  return best;
}

/** How good a place before a token is for a change to begin or end. */
function edge(tokens: TextTokens, token: number): number {
  if (token <= 0 || token >= tokens.count) return 6;
  const before = tokens.ends[token - 1] ?? 0;
  const gap = tokens.text.slice(before, Math.min(tokens.starts[token] ?? before, before + 8));
  if (/\n\s*\n/.test(gap)) return 6;
  if (gap.includes('\n')) return 5;
  if (gap === '') return 0;
  const last = tokens.text.slice(Math.max(0, before - 3), before);
  if (/[.!?…。！？]["”’»)\]*]*$/u.test(last)) return 4;
  return /[,;:]$/.test(last) ? 2 : 1;
}
