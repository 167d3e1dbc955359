import type { Proposal } from './acceptance.ts';
import { tagNumber } from './part-of-speech.ts';
import type { Reading } from './reading.ts';
import { marks } from './tokens.ts';

/** Names the line after a quotation may hold: "..." — Jane Doe, mayor of Springfield. */
const LONGEST_NAME = 14;

/**
 * Quotations signed with a dash and a name: a rule of its own, because such lists stand in few training articles and the form is
 * always the same.
 */
export function findSignatures(r: Reading): Proposal[] {
  const { t } = r;
  const found: Proposal[] = [];
  for (let i = 1; i < t.count - 1; i++) {
    if (t.mark[i] !== marks.dash || t.mark[i - 1] !== marks.close) continue;
    const q = t.quotation[i - 1] ?? 0;
    if (q === 0) continue;
    const sameLine = t.paragraph[i] === t.paragraph[i - 1];
    const end = r.paragraphEnd[t.paragraph[i] ?? 0] ?? 0;
    if (r.pos[i + 1] !== tagNumber.PROPN && t.shape[i + 1] !== 1) continue;
    if (end - i > LONGEST_NAME || (!sameLine && r.paragraphStart[t.paragraph[i] ?? 0] !== i)) continue;
    let name = i + 1;
    while (name < end && t.mark[name] === marks.none && r.pos[name] !== tagNumber.VERB && r.pos[name] !== tagNumber.AUX) name++;
    if (name === i + 1 || (name < end && (r.pos[name] === tagNumber.VERB || r.pos[name] === tagNumber.AUX))) continue;
    let from = i - 1;
    const top = r.paragraphStart[t.paragraph[i - 1] ?? 0] ?? 0;
    // A paragraph that opens with a quotation mark is quoted as a whole, whatever is quoted within it.
    if (t.mark[top] === marks.open || (t.mark[top] === marks.close && t.paragraph[i - 1] === t.paragraph[top])) from = top;
    while (from > top && t.quotation[from - 1] === q) from--;
    if (i - 1 - from < 4) continue;
    const range = (a: number, b: number) => Array.from({ length: b - a }, (_, x) => a + x);
    found.push({
      head: i,
      cueScore: 4,
      logProbability: -0.01,
      source: range(i + 1, name),
      cue: [i],
      content: range(from, i),
      rule: 'signature',
    });
  }
  return found;
}
