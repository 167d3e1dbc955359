import { foldWords } from '../../domain/fold-words.ts';
import type { Speaker } from '../../domain/speaker.ts';

/** A guess that two entries of the register are one speaker, with its reason in words. */
export interface SameSpeaker {
  readonly other: Speaker;
  readonly reason: string;
}

const titles = /^(?:mr|mrs|ms|dr|prof|professor|president|minister|mayor|sir|dame|lord|lady|the)\.?\s+/;

function forms(speaker: Speaker): readonly string[] {
  return [speaker.name, ...speaker.aliases].map((form) => foldWords(form).replace(titles, '').trim()).filter(Boolean);
}

function lastName(form: string): string {
  const words = form.split(' ');
  const last = words.at(-1) ?? '';
  return last.length > 2 ? last : '';
}

function initialsOf(form: string): string {
  const words = form.split(' ').filter((word) => !['of', 'the', 'for', 'and', 'de', 'du', 'der'].includes(word));
  return words.length > 1 ? words.map((word) => word[0]).join('') : '';
}

/** Whether two speakers may be one: a form both go by, a shared last name where one has no other first name, or initials. */
export function mayBeSame(a: Speaker, b: Speaker): string {
  if (a.kind === 'outlet' || b.kind === 'outlet') return '';
  const left = forms(a);
  const right = forms(b);
  const shared = left.find((form) => right.includes(form));
  if (shared) return `Both are called “${[b.name, ...b.aliases].find((form) => foldWords(form).includes(shared)) ?? shared}”`;
  if (a.kind === 'person' && b.kind === 'person') {
    for (const one of left) {
      for (const two of right) {
        const [short, long] = one.split(' ').length < two.split(' ').length ? [one, two] : [two, one];
        if (!short.includes(' ') && lastName(long) === short && short !== '') return 'The last name is the same';
        if (short.includes(' ') && long.startsWith(`${short.split(' ')[0]} `) && long.endsWith(` ${lastName(short)}`) && lastName(short))
          return 'First and last name are the same';
        if (/^\p{L}\.? /u.test(short) && short[0] === long[0] && lastName(short) && lastName(short) === lastName(long))
          return 'Initial and last name are the same';
      }
    }
    return '';
  }
  if (a.kind !== b.kind) return '';
  for (const one of left) {
    for (const two of right) {
      if (initialsOf(one) === two.replaceAll('.', '') || initialsOf(two) === one.replaceAll('.', ''))
        return 'One is the initials of the other';
      const [short, long] = one.length < two.length ? [one, two] : [two, one];
      if (short.includes(' ') && ` ${long} `.includes(` ${short} `)) return 'One name is part of the other';
    }
  }
  return '';
}

/** Speakers that may be the one given, leaving out pairs that were called apart. */
export function proposals(speaker: Speaker, all: Iterable<Speaker>, apart: ReadonlySet<string>): readonly SameSpeaker[] {
  const found: SameSpeaker[] = [];
  for (const other of all) {
    if (other.id === speaker.id || apart.has(pairKey(speaker.id, other.id))) continue;
    const reason = mayBeSame(speaker, other);
    if (reason) found.push({ other, reason });
  }
  return found;
}

/** One key for a pair, whichever way round. */
export function pairKey(a: string, b: string): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}
