import type { Command } from '../command.ts';

/** Commands on claims. */
export const claimCommands: readonly Command[] = [];
