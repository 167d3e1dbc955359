import { agreementCommand } from './agreement-command.ts';
import type { Command } from './command.ts';
import { convertCommand } from './convert-command.ts';
import { exportCommand } from './export-command.ts';
import { importCommand } from './import-command.ts';
import { mergeCommand } from './merge-command.ts';
import { rankCommand } from './rank-command.ts';
import { reanchorCommand } from './reanchor-command.ts';
import { repairCommand } from './repair-command.ts';
import { speakersCommand } from './speakers-command.ts';
import { suggestCommand } from './suggest-command.ts';
import { validateCommand } from './validate-command.ts';

/** Every command of `hearsay`, in the order the help lists them. */
export const allCommands: readonly Command[] = [
  importCommand,
  repairCommand,
  suggestCommand,
  speakersCommand,
  rankCommand,
  reanchorCommand,
  exportCommand,
  convertCommand,
  mergeCommand,
  agreementCommand,
  validateCommand,
];
