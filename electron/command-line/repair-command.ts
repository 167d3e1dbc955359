import { z } from '../../renderer/domain/schema.ts';
import { repairMojibake } from '../../renderer/text-cleanup/repair-mojibake.ts';
import { type Command, WrongUsage } from './command.ts';
import { readArguments } from './read-arguments.ts';
import { eachJsonLine } from './read-lines.ts';

const lineSchema = z.object({ id: z.union([z.string(), z.number()]), text: z.string() });

export const repairCommand: Command = {
  name: 'repair',
  summary: 'Repair text that was read in the wrong encoding',
  help: `hearsay repair --jsonl IN

Repairs mojibake: text that was written in one encoding and read in another. Text that is right is left as it is.

  --jsonl IN   lines {"id", "text"}; - for stdin

Prints a line {"id", "text", "changed"} for each.`,
  async run(args, line) {
    const { values, positionals } = readArguments(args, { jsonl: { type: 'string' }, json: { type: 'boolean' } });
    if (values.jsonl === undefined || positionals.length > 0) throw new WrongUsage('repair takes --jsonl IN');
    await eachJsonLine(values.jsonl, lineSchema, line, async ({ id, text }) => {
      const repaired = repairMojibake(text).text;
      await line.print(JSON.stringify({ id, text: repaired, changed: repaired !== text }));
    });
  },
};
