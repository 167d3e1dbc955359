import { basename } from 'node:path';
import { type AttributionLine, suggestLine } from '../../renderer/attribution/command-lines.ts';
import { z } from '../../renderer/domain/schema.ts';
import { ImportRefusal } from '../../renderer/formats/import/import-format.ts';
import { importByteLimit } from '../../renderer/formats/import/refuse-unreadable.ts';
import { attributionWeights } from './attribution-weights.ts';
import { type Command, type CommandLine, WrongUsage } from './command.ts';
import { readArguments } from './read-arguments.ts';
import { findFiles, readBytes, whyNot } from './read-input.ts';
import { eachJsonLine } from './read-lines.ts';

const lineSchema = z.object({ id: z.union([z.string(), z.number()]), text: z.string() });

export const suggestCommand: Command = {
  name: 'suggest',
  summary: 'Find who says what in texts, as suggestions',
  help: `hearsay suggest FILE… [--json]
hearsay suggest --jsonl IN

Reads each text and proposes its attributions: who (source), by which words (cue), what (content), direct, indirect or mixed, with
a score and the reason. English is read with a learned model; German, French, Spanish, Italian, Russian and Arabic by rules.

  --jsonl IN   lines {"id", "text"}; - for stdin. The text is taken exactly as given
  --json       JSON Lines instead of a list to read

Prints {"id", "attributions": [{"source", "cue", "content", "type", "speaker", "score", "rule"}]} for each text; source, cue and
content are lists of [start, end] in Unicode code points of the text as read.`,
  async run(args, line) {
    const { values, positionals } = readArguments(args, { jsonl: { type: 'string' }, json: { type: 'boolean' } });
    if ((values.jsonl === undefined) === (positionals.length === 0)) throw new WrongUsage('suggest takes files, or --jsonl IN');
    const model = await attributionWeights();
    if (values.jsonl !== undefined) {
      await eachJsonLine(values.jsonl, lineSchema, line, ({ id, text }) =>
        line.print(JSON.stringify({ id, attributions: suggestLine(text, model) })),
      );
      return;
    }
    for await (const file of findFiles(positionals, line)) {
      const read = await readFile(file, line);
      if (!read) continue;
      const skip = read.blocks.filter((block) => block.boilerplate !== undefined && block.unsure !== true);
      const attributions = suggestLine(read.text, model, { language: read.facts.language, skip });
      await (values.json
        ? line.print(JSON.stringify({ id: file, text: read.text, attributions }))
        : printList(line, file, read.text, attributions));
    }
  },
};

async function readFile(file: string, line: CommandLine) {
  try {
    return await line.reader.read({ name: basename(file), bytes: await readBytes(file, importByteLimit), mediaType: '' });
  } catch (error) {
    line.refuse(file, error instanceof ImportRefusal ? error.reason : whyNot(error));
    return null;
  }
}

async function printList(line: CommandLine, file: string, text: string, found: readonly AttributionLine[]): Promise<void> {
  const points = [...text];
  const words = (spans: readonly (readonly [number, number])[]) =>
    spans.map(([start, end]) => points.slice(start, end).join('').replace(/\s+/g, ' ')).join(' … ');
  await line.print(`${file}: ${found.length} ${found.length === 1 ? 'attribution' : 'attributions'}`);
  for (const one of found) {
    await line.print(
      `  ${one.score.toFixed(2)}  ${one.speaker.name || 'nobody named'}${one.cue.length > 0 ? ` (${words(one.cue)})` : ''}, ${one.type}: ${words(one.content)}`,
    );
  }
}
