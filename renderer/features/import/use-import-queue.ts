import { useStore } from 'zustand';
import { type ImportQueue, importQueue } from '../../commands/source/import-queue.ts';

/** A part of the import queue; the component draws again when that part changes. */
export function useImportQueue<T>(select: (queue: ImportQueue) => T): T {
  return useStore(importQueue, select);
}
