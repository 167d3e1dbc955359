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
  let changed = false;
  const after = items.map((item) => {
    const size = item.bytes?.length ?? 0;
    const words = textSize(item);
    const kept = item.id === shownId || item.state !== 'ready' || originOf(item.id)?.elsewhere !== true;
    originals += size;
    texts += words;
    const without = {
      ...(item.bytes && !kept && originals > limit.originals ? { bytes: null } : {}),
      ...(item.read && !kept && texts > limit.texts ? { read: null } : {}),
    };
    if ('bytes' in without) originals -= size;
    if ('read' in without) texts -= words;
    if (!('bytes' in without) && !('read' in without)) return item;
    changed = true;
    return { ...item, ...without };
  });
  if (changed) importQueue.setState({ items: after });
}
