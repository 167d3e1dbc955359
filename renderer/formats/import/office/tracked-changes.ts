import type { BlockNote } from './document-blocks.ts';

/** A change under review: what was done, by whom, when. */
export interface TrackedChange {
  readonly kind: 'inserted' | 'deleted' | 'moved here' | 'moved away';
  readonly by: string;
  readonly at: string;
}

const longestQuoted = 2000;
const insertedWords = { inserted: 'Inserted under review', 'moved here': 'Moved here under review' } as const;
const deletedWords = { deleted: 'Deleted here', 'moved away': 'Moved away from here' } as const;

/**
 * Adds the note of a change to those of its paragraph. Programs divide one change into many runs, so that one that goes on where the last one ended
 * is one note with it. `text` is what was taken out, for deletions.
 * @returns whether it is a change of its own.
 */
export function addChange(notes: BlockNote[], change: TrackedChange, from: number, to: number, text: string): boolean {
  const last = notes.at(-1);
  const joins = last !== undefined && last.by === change.by && last.to === from;
  if (change.kind === 'inserted' || change.kind === 'moved here') {
    if (to <= from) return false;
    const words = insertedWords[change.kind];
    if (joins && last.text === words) {
      notes[notes.length - 1] = { ...last, to };
      return false;
    }
    notes.push({ from, to, text: words, by: change.by, at: change.at, change: true });
    return true;
  }
  const quoted = text.replace(/\s+/g, ' ');
  if (quoted.trim() === '') return false;
  const words = `${deletedWords[change.kind]}: “`;
  if (joins && last.from === from && last.text.startsWith(words)) {
    const whole = `${last.text.slice(words.length, -1)}${quoted}`.slice(0, longestQuoted).toWellFormed();
    notes[notes.length - 1] = { ...last, text: `${words}${whole}”` };
    return false;
  }
  notes.push({
    from,
    to: from,
    text: `${words}${quoted.slice(0, longestQuoted).toWellFormed()}”`,
    by: change.by,
    at: change.at,
    change: true,
  });
  return true;
}

/** The sentence of the warnings that tells how many changes there are, or none. */
export function changeWarnings(insertions: number, deletions: number): string[] {
  const count = (number: number, what: string) => `${number} tracked ${what}${number === 1 ? '' : 's'}`;
  if (insertions + deletions === 0) return [];
  return [`Holds changes under review: ${count(insertions, 'insertion')} kept, ${count(deletions, 'deletion')} left out.`];
}

/** The sentence of the warnings that tells how many comments there are, or none. */
export function commentWarnings(comments: number): string[] {
  return comments === 0 ? [] : [comments === 1 ? 'A comment came with it.' : `${comments} comments came with it.`];
}

/** The sentence of the warnings that tells how many passages are highlighted, or none. */
export function highlightWarnings(marks: number): string[] {
  return marks === 0 ? [] : [marks === 1 ? 'A passage is highlighted in it.' : `${marks} passages are highlighted in it.`];
}
