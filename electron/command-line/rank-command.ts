import { rankLine } from '../../renderer/attribution/command-lines.ts';
import { z } from '../../renderer/domain/schema.ts';
import { attributionWeights } from './attribution-weights.ts';
import { type Command, WrongUsage } from './command.ts';
import { readArguments } from './read-arguments.ts';
import { eachJsonLine } from './read-lines.ts';

const lineSchema = z.object({
  id: z.union([z.string(), z.number()]),
  text: z.string(),
  sentences: z.array(z.object({ start: z.int().min(0), end: z.int().min(0) })),
});

export const rankCommand: Command = {
  name: 'rank',
  summary: 'Score how worth checking each sentence is',
  help: `hearsay rank --jsonl IN

Scores sentences by how worth checking they are: numbers, comparisons, causes, predictions, laws, records of the past come first;
opinions and greetings fall behind.

  --jsonl IN   lines {"id", "text", "sentences": [{"start", "end"}]} in Unicode code points; - for stdin

Prints {"id", "scores"} for each, in the order of the sentences.`,
  async run(args, line) {
    const { values, positionals } = readArguments(args, { jsonl: { type: 'string' }, json: { type: 'boolean' } });
    if (values.jsonl === undefined || positionals.length > 0) throw new WrongUsage('rank takes --jsonl IN');
    const model = await attributionWeights();
    await eachJsonLine(values.jsonl, lineSchema, line, ({ id, text, sentences }) =>
      line.print(JSON.stringify({ id, scores: rankLine(text, sentences, model) })),
    );
  },
};
