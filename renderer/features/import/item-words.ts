import type { ImportItem } from '../../commands/source/import-queue.ts';
import type { IconName } from '../../ui/Icon.tsx';

/** The icon an item of the queue has in lists. */
export function itemIcon(item: ImportItem): IconName {
  const kind = item.found?.kind;
  if (kind === 'pdf' || item.mediaType === 'application/pdf') return 'pdf';
  return kind?.endsWith('html') || item.mediaType.includes('html') ? 'web' : 'text';
}

/** Where an item stands, as the queue says it. */
export function stateWords(item: ImportItem, held: boolean): string {
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
      return held ? 'Already in this case' : 'Ready';
  }
}
