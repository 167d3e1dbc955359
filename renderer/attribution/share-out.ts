import { sharedCount } from './acceptance.ts';
import { beforeHelpers, phraseEnd, phraseStart } from './cue-features.ts';
import { documentWords } from './name-lists.ts';
import { tagNumber } from './part-of-speech.ts';
import type { Scored } from './proposals.ts';
import type { Reading } from './reading.ts';
import { hashOf, marks } from './tokens.ts';

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
    const document = documentAfter(r, p.head);
    if (document.length > 0) out.push({ ...p, source: document });
    else out.push(r.k.ending[p.head] === 2 ? { ...p, source: subjectOf(r, p.head) } : p);
  });
  return out;
}

const longestTail = 30;
const openers = new Set<number>([
  marks.comma,
  marks.dash,
  marks.colon,
  marks.semicolon,
  marks.open,
  marks.close,
  marks.stop,
  marks.question,
]);

/**
 * Carries reported words on to the end of their clause where the model stopped inside it: "to cancel all restrictions | imposed on the
 * work of the missions". Only over what cannot stand alone, a participle or a preposition with what hangs on it, and never into marks,
 * linking words, quotations or another attribution's words.
 */
export function finishClauses(r: Reading, list: readonly Scored[]): Scored[] {
  const taken = new Set(list.flatMap((p) => [p.head, ...p.cue, ...p.source]));
  return list.map((p) => {
    const last = p.content.at(-1);
    if (last === undefined || p.rule || r.t.quoted[last] === 1 || (p.content[0] ?? 0) < p.head) return p;
    const end = Math.min(r.sentenceEnd[r.t.sentence[last] ?? 0] ?? 0, last + longestTail);
    const next = last + 1;
    const hangs = r.pos[next] === tagNumber.VERB && r.k.ending[next] === 1;
    if (next >= end || !hangs) return p;
    const tail: number[] = [];
    for (let i = next; i < end; i++) {
      const mark = r.t.mark[i] ?? 0;
      if (openers.has(mark) || r.pos[i] === tagNumber.CCONJ || r.pos[i] === tagNumber.SCONJ || taken.has(i) || r.t.quoted[i] === 1) break;
      tail.push(i);
    }
    return tail.length > 1 ? { ...p, content: [...p.content, ...tail] } : p;
  });
}

const linkWords = new Set(['in', 'by', 'from', 'on'].map(hashOf));
const furtherWords = new Set(['from', 'of', 'by', 'for'].map(hashOf));
const documentHashes = new Set([...documentWords].map(hashOf));

/** "..., stated in a note from the service": the document after a cue without a subject speaks. */
function documentAfter(r: Reading, head: number): number[] {
  const end = r.sentenceEnd[r.t.sentence[head] ?? 0] ?? 0;
  if (!linkWords.has(r.t.word[head + 1] ?? 0)) return [];
  const start = head + 2;
  let stop = phraseEnd(r, start, end);
  let holds = false;
  for (let i = start; i < stop; i++) if (documentHashes.has(r.t.word[i] ?? 0)) holds = true;
  if (!holds) return [];
  for (let more = 0; more < 2 && furtherWords.has(r.t.word[stop] ?? 0); more++) {
    const next = phraseEnd(r, stop + 1, end);
    if (next === stop + 1) break;
    stop = next;
  }
  return Array.from({ length: stop - start }, (_, i) => start + i);
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
