import type { LeftOut } from '../../desktop/desktop.ts';
import type { ImportItem } from './import-queue.ts';

/** The files of a folder by what became of them, each in the order to look at them. */
export interface FolderSummary {
  /** All of them, as they came. */
  readonly files: readonly ImportItem[];
  readonly needs: readonly ImportItem[];
  readonly failed: readonly ImportItem[];
  /** Those with open questions first. */
  readonly ready: readonly ImportItem[];
  readonly same: readonly ImportItem[];
  readonly stopped: readonly ImportItem[];
  /** Waiting and being read. */
  readonly waiting: readonly ImportItem[];
  readonly folders: number;
  readonly bytes: number;
}

export function summarise(items: readonly ImportItem[]): FolderSummary {
  const files = items.filter((item) => item.inFolder);
  const by: Record<ImportItem['state'], ImportItem[]> = {
    waiting: [],
    reading: [],
    ready: [],
    needs: [],
    same: [],
    failed: [],
    stopped: [],
  };
  const folders = new Set<string>();
  let bytes = 0;
  for (const item of files) {
    by[item.state].push(item);
    folders.add(item.folder);
    bytes += item.byteLength;
  }
  const { needs, failed, same, stopped } = by;
  return {
    files,
    needs,
    failed,
    ready: inReviewOrder(by.ready),
    same,
    stopped,
    waiting: [...by.reading, ...by.waiting],
    folders: folders.size,
    bytes,
  };
}

/** Items to review: those with open questions first, otherwise as they came. */
export function inReviewOrder(items: readonly ImportItem[]): ImportItem[] {
  const asked = (item: ImportItem) => Number((item.found?.questions ?? 0) > 0);
  return [...items].sort((a, b) => asked(b) - asked(a));
}

export const countWords = (count: number, one: string, many = `${one}s`) => `${count.toLocaleString('en')} ${count === 1 ? one : many}`;

/** What became of a folder, in one sentence: "47 read, 3 already here, 2 refused, 1 needs you." */
export function summaryWords({ needs, failed, ready, same, stopped, waiting }: FolderSummary): string {
  const count = (number: number) => number.toLocaleString('en');
  const nothing = ready.length === 0 && waiting.length === 0 && needs.length + failed.length + same.length + stopped.length > 0;
  const parts = [
    nothing ? '' : `${count(ready.length)} read`,
    same.length > 0 ? `${count(same.length)} already here` : '',
    failed.length > 0 ? `${count(failed.length)} refused` : '',
    needs.length > 0 ? `${count(needs.length)} ${needs.length === 1 ? 'needs' : 'need'} you` : '',
    stopped.length > 0 ? `${count(stopped.length)} not read` : '',
  ];
  return `${nothing ? 'Nothing to import: ' : ''}${parts.filter((part) => part !== '').join(', ')}.`;
}

const reasons: Record<LeftOut['why'], string> = {
  hidden: 'Hidden file or folder',
  system: 'Kept there by the system',
  lock: 'Lock of a document that is open',
  link: 'Link to another place',
  unreadable: 'Could not be opened',
  case: 'A case; open it by itself',
  'too-deep': 'In too many folders',
  'too-many': 'Beyond 20,000 files',
};

/** Why something in a folder was left out, as lists say it. */
export const leftOutWords = (why: LeftOut['why']): string => reasons[why];
