/** What a walk through folders passes over, the same in the window, in the desktop host and on the command line. */

/** Why something found in a folder is not offered: hidden, kept there by a system, a lock of an open document, or beyond what is walked. */
export const leftOutReasons = ['hidden', 'system', 'lock', 'link', 'unreadable', 'case', 'too-deep', 'too-many'] as const;
export type LeftOutReason = (typeof leftOutReasons)[number];

export interface LeftOut {
  /** Path inside the chosen folder, that folder included, joined by "/". */
  readonly path: string;
  readonly why: LeftOutReason;
}

/** A walk goes this deep and takes this many files; what lies beyond is named as left out. */
export const folderLimits = { depth: 64, files: 20_000, leftOut: 2_000 } as const;

const systemFiles = new Set(['thumbs.db', 'ehthumbs.db', 'desktop.ini', 'icon\r', '$recycle.bin', 'system volume information', '__macosx']);

/** Why a file or folder is passed over by its name alone; `null` when it is offered. */
export function leftOutByName(name: string): LeftOutReason | null {
  if (systemFiles.has(name.toLowerCase())) return 'system';
  // what Word, LibreOffice and editors keep beside a document while it is open
  if (name.startsWith('~$') || /^\.~lock\..*#$/.test(name)) return 'lock';
  return name.startsWith('.') ? 'hidden' : null;
}

/** Names in the order people list them: numbers by value, accents and case last. The same on every machine. */
export function compareNames(a: string, b: string): number {
  return order.compare(a, b) || (a < b ? -1 : a > b ? 1 : 0);
}

const order = new Intl.Collator('en', { numeric: true });
