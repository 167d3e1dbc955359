import { sharedCount } from './acceptance.ts';
import { beforeHelpers, phraseStart } from './cue-features.ts';
import { tagNumber } from './part-of-speech.ts';
import type { Scored } from './proposals.ts';
import type { Reading } from './reading.ts';

const NEAR = 8;

/** Runs of neighbouring tokens. */
function runsOf(list: readonly number[]): number[][] {
  const runs: number[][] = [];
  for (const i of list) {
    const last = runs[runs.length - 1];
    if (last && last[last.length - 1] === i - 1) last.push(i);
    else runs.push([i]);
  }
  return runs;
}

/**
 * Gives a quotation claimed by two cues to the nearer one: in "A," he said, adding, "B" the second quotation belongs to "adding". A
 * cue inside the other's content is a chain (he said she said) and keeps its words.
 */
export function shareOut(r: Reading, list: readonly Scored[]): Scored[] {
  return list.map((p, at) => {
    const runs = runsOf(p.content);
    if (runs.length < 2) return p;
    const kept = runs.filter((run) => {
      for (let j = Math.max(0, at - NEAR); j < Math.min(list.length, at + NEAR + 1); j++) {
        const q = list[j];
        if (!q || j === at || r.t.quoted[q.head] === 1 || p.content.includes(q.head)) continue;
        const middle = run[run.length >> 1] ?? 0;
        if (Math.abs(q.head - middle) >= Math.abs(p.head - middle)) continue;
        if (sharedCount(run, q.content) * 10 >= run.length * 7 && run.length * 10 >= q.content.length * 4) return false;
      }
      return true;
    });
    return kept.length > 0 && kept.length < runs.length ? { ...p, content: kept.flat() } : p;
  });
}

/**
 * Lends a source to a cue that has none of its own but depends on another in its sentence ("X said ..., adding ..."), or on the
 * sentence's subject ("X left, citing ...").
 */
export function lendSources(r: Reading, list: readonly Scored[]): Scored[] {
  const out: Scored[] = [];
  list.forEach((p, at) => {
    const verb = r.pos[p.head] === tagNumber.VERB;
    if (p.source.length > 0 || !verb) {
      out.push(p);
      return;
    }
    const sentence = r.t.sentence[p.head];
    for (let j = at - 1; j >= Math.max(0, at - 4); j--) {
      const q = out[j];
      if (q && r.t.sentence[q.head] === sentence && q.source.length > 0) {
        out.push({ ...p, source: q.source });
        return;
      }
    }
    out.push(r.k.ending[p.head] === 2 ? { ...p, source: subjectOf(r, p.head) } : p);
  });
  return out;
}

/** The noun phrase before the first finite verb of the sentence, outside quotations. */
function subjectOf(r: Reading, head: number): number[] {
  const from = r.sentenceStart[r.t.sentence[head] ?? 0] ?? 0;
  for (let v = from; v < head && v - from < 60; v++) {
    const finite = r.pos[v] === tagNumber.AUX || (r.pos[v] === tagNumber.VERB && r.k.ending[v] !== 2);
    if (!finite || r.t.quoted[v] === 1) continue;
    const end = beforeHelpers(r, v, from);
    const start = phraseStart(r, end, from);
    const phrase = Array.from({ length: end - start }, (_, i) => start + i);
    return phrase.some((i) => r.pos[i] === tagNumber.PROPN || r.pos[i] === tagNumber.NOUN || r.pos[i] === tagNumber.PRON) ? phrase : [];
  }
  return [];
}
