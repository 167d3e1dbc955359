import type { ImportItem } from '../../commands/source/import-queue.ts';
import type { IconName } from '../../ui/Icon.tsx';

/** The icon an item of the queue has in lists. */
export function itemIcon(item: ImportItem): IconName {
  const kind = item.found?.kind;
  if (kind === 'pdf' || item.mediaType === 'application/pdf') return 'pdf';
  return kind?.endsWith('html') || item.mediaType.includes('html') ? 'web' : 'text';
}

/** How many lines of a text are asked about. */
export const questionWords = (questions: number) => (questions === 1 ? '1 question' : `${questions} questions`);

/** Where an item stands, as the queue says it. */
export function stateWords(item: ImportItem, held: boolean): string {
  const questions = item.found?.questions ?? 0;
  switch (item.state) {
    case 'waiting':
      return 'Waiting';
    case 'reading':
      return 'Reading';
    case 'failed':
      return `This file ${item.problem}.`;
    case 'needs':
      return 'Needs you';
    case 'same':
      return `Same as ${item.sameAs}`;
    case 'stopped':
      return 'Not read';
    case 'ready':
      if (held) return 'Already in this case';
      return item.inFolder && questions > 0 ? questionWords(questions) : 'Ready';
  }
}
