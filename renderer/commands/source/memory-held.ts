import { type ImportItem, importQueue, originOf } from './import-queue.ts';

/** How much the queue may hold in memory of what has been read, in bytes. Beyond it, what can be read again is let go. */
export const heldLimit = { originals: 48 * 1024 * 1024, texts: 96 * 1024 * 1024 };

const perBlock = 120;

/** Bytes a read text takes, about: two for each UTF-16 unit, and its blocks. */
const textSize = ({ read }: ImportItem) => (read ? read.text.length * 2 + (read.blocks.length + read.repairs.length) * perBlock : 0);

/**
 * Lets go of bytes and texts beyond the limit, those furthest down in the queue first. Never of the item under review, nor of one that is
 * being read, nor of what came as bytes and is nowhere else.
 */
export function letGo(limit = heldLimit): void {
  const { items, shownId } = importQueue.getState();
  let originals = 0;
  let texts = 0;
  let changed: ImportItem[] | null = null;
  for (let i = 0; i < items.length; i += 1) {
    const item = items[i];
    if (!item || (item.bytes === null && item.read === null)) continue;
    const size = item.bytes?.length ?? 0;
    const words = textSize(item);
    const kept = item.id === shownId || item.state !== 'ready' || originOf(item.id)?.elsewhere !== true;
    const dropBytes = size > 0 && !kept && originals + size > limit.originals;
    const dropText = item.read !== null && !kept && texts + words > limit.texts;
    if (!dropBytes) originals += size;
    if (!dropText) texts += words;
    if (!dropBytes && !dropText) continue;
    changed ??= [...items];
    changed[i] = { ...item, ...(dropBytes ? { bytes: null } : {}), ...(dropText ? { read: null } : {}) };
  }
  if (changed) importQueue.setState({ items: changed });
}
