import { reanchorInCodePoints, reanchorLine, reanchorLineSchema } from '../../renderer/anchoring/reanchor-lines.ts';
import { idSchema, z } from '../../renderer/domain/schema.ts';
import { type Command, type CommandLine, WrongUsage } from './command.ts';
import { readArguments } from './read-arguments.ts';
import { readBytes, whyNot } from './read-input.ts';
import { eachJsonLine } from './read-lines.ts';

const spansSchema = z.array(z.object({ id: z.union([idSchema, z.number()]), start: z.int().min(0), end: z.int().min(0) }));
const largest = 256 * 1024 * 1024;

export const reanchorCommand: Command = {
  name: 'reanchor',
  summary: 'Find passages of an old text in a new version of it',
  help: `hearsay reanchor --old OLD.txt --new NEW.txt --spans SPANS.json [--json]
hearsay reanchor --jsonl IN

Finds where passages of the old text stand in the new one. States: exact (same words, same place), moved (same words elsewhere),
approximate (changed words, to be confirmed), lost. Offsets count Unicode code points, half-open.

  --old, --new   two versions of a text, UTF-8
  --spans        a JSON list of {"id", "start", "end"} in the old text
  --jsonl IN     lines {"id", "old", "new", "anchors": [{"start", "end"}]}; - for stdin
  --json         JSON Lines instead of a table

Prints {"id", "state", "start", "end", "score"} for each span, or {"id", "places", "states"} for each line.`,
  async run(args, line) {
    const text = { type: 'string' } as const;
    const { values, positionals } = readArguments(args, { old: text, new: text, spans: text, jsonl: text, json: { type: 'boolean' } });
    if (positionals.length > 0) throw new WrongUsage('reanchor takes no other arguments');
    if (values.jsonl !== undefined) {
      await eachJsonLine(values.jsonl, reanchorLineSchema, line, (given) => line.print(JSON.stringify(reanchorLine(given))));
      return;
    }
    if (values.old === undefined || values.new === undefined || values.spans === undefined)
      throw new WrongUsage('reanchor takes --old, --new and --spans, or --jsonl');
    const [oldText, newText, written] = [
      await readText(values.old, line),
      await readText(values.new, line),
      await readText(values.spans, line),
    ];
    if (oldText === null || newText === null || written === null) return;
    const spans = spansSchema.safeParse(parse(written));
    if (!spans.success) {
      line.refuse(values.spans, 'is not a JSON list of {"id", "start", "end"}');
      return;
    }
    const found = reanchorInCodePoints(oldText, newText, spans.data);
    for (const [i, span] of spans.data.entries()) {
      const place = found[i];
      if (!place) continue;
      const { state, score } = place;
      const [start, end] = place.state === 'lost' ? [null, null] : [place.start, place.end];
      const row = { id: span.id, state, start, end, score };
      await line.print(values.json ? JSON.stringify(row) : `${row.id}\t${state}\t${start ?? '-'}\t${end ?? '-'}\t${score.toFixed(2)}`);
    }
  },
};

async function readText(path: string, line: CommandLine): Promise<string | null> {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await readBytes(path, largest));
  } catch (error) {
    line.refuse(path, error instanceof TypeError ? 'is not UTF-8' : whyNot(error));
    return null;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
