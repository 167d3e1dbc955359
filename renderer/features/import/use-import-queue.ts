import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { type ImportItem, type ImportQueue, importQueue } from '../../commands/source/import-queue.ts';

/** A part of the import queue; the component draws again when that part changes. */
export function useImportQueue<T>(select: (queue: ImportQueue) => T): T {
  return useStore(importQueue, select);
}

/** From this many files on, lists of them are drawn anew now and then while they are read, in milliseconds. */
const manyItems = 100;
const nowAndThen = 300;

/**
 * Every item of the queue. While many are read or stored, each of which changes several times, the list follows within a third of a second:
 * going through thousands of them at each change took longer than reading the files.
 */
export function useItemList(): readonly ImportItem[] {
  const [items, setItems] = useState(() => importQueue.getState().items);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const take = () => {
      clearTimeout(timer);
      timer = undefined;
      setItems(importQueue.getState().items);
    };
    take();
    const stop = importQueue.subscribe((queue, before) => {
      const busy = queue.batch.files > 0 || queue.storing !== null;
      if (busy && queue.items.length > manyItems) {
        if (queue.items !== before.items) timer ??= setTimeout(take, nowAndThen);
      } else if (queue.items !== before.items || timer !== undefined) take();
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, []);
  return items;
}
