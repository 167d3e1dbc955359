import { speakersLine } from '../../renderer/attribution/command-lines.ts';
import { z } from '../../renderer/domain/schema.ts';
import { type Command, WrongUsage } from './command.ts';
import { readArguments } from './read-arguments.ts';
import { eachJsonLine } from './read-lines.ts';

const lineSchema = z.object({ id: z.union([z.string(), z.number()]), text: z.string() });

export const speakersCommand: Command = {
  name: 'speakers',
  summary: 'Group the names in texts that mean the same person',
  help: `hearsay speakers --jsonl IN

Finds the names of people and bodies in each text and leads together the forms that mean the same one.

  --jsonl IN   lines {"id", "text"}; - for stdin

Prints {"id", "groups": [[form, ...]]} for each.`,
  async run(args, line) {
    const { values, positionals } = readArguments(args, { jsonl: { type: 'string' }, json: { type: 'boolean' } });
    if (values.jsonl === undefined || positionals.length > 0) throw new WrongUsage('speakers takes --jsonl IN');
    await eachJsonLine(values.jsonl, lineSchema, line, ({ id, text }) => line.print(JSON.stringify({ id, groups: speakersLine(text) })));
  },
};
