import type { Command } from './command.ts';
import { exportCommand } from './export-command.ts';
import { importCommand } from './import-command.ts';
import { reanchorCommand } from './reanchor-command.ts';
import { repairCommand } from './repair-command.ts';
import { validateCommand } from './validate-command.ts';

/** Every command of `hearsay`, in the order the help lists them. */
export const allCommands: readonly Command[] = [importCommand, repairCommand, reanchorCommand, exportCommand, validateCommand];
