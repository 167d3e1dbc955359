import type { Block } from '../../../domain/source.ts';
import { boilerplateByWording } from '../../../text-cleanup/mark-boilerplate.ts';
import { couldBeRole, plainSpeaker, readLabel, readsLikeName, type SpeakerLabel, shortSpeaker } from './speaker-label.ts';
import { readStamp } from './time-stamp.ts';

/** A line of a block, in UTF-16 units of the text, without white space at its edges. */
interface Line {
  readonly block: number;
  readonly start: number;
  readonly end: number;
  readonly label: SpeakerLabel | undefined;
}

/** More different names than this are an index or a list of data, no people who talk. */
const mostSpeakers = 2000;

/** Kinds in which a line may be a turn. */
const spoken = new Set<Block['kind']>(['title', 'paragraph', 'list-item', 'preformatted', 'quote', 'heading']);

function linesOf(text: string, blocks: readonly Block[]): Line[] {
  return blocks.flatMap((block, index) => {
    const lines: Line[] = [];
    let at = block.start;
    while (at < block.end) {
      const found = text.indexOf('\n', at);
      const stop = found < 0 || found > block.end ? block.end : found;
      const raw = text.slice(at, stop);
      const body = raw.trim();
      if (body !== '') {
        const start = at + raw.indexOf(body);
        const label = spoken.has(block.kind) ? readLabel(body) : undefined;
        // a name in brackets alone on its line, with an empty line after it, tells where the passage above it is from
        const stands = label?.form === 'bracket' && label.length >= body.length && !/^\n[^\n]*\S/.test(text.slice(stop, stop + 200));
        lines.push({ block: index, start, end: start + body.length, label: stands ? undefined : label });
      }
      at = stop + 1;
    }
    return lines;
  });
}

const wordCount = (text: string) => text.split(/\s+/).filter((word) => word !== '').length;

/** Whether what follows labels reads like speech rather than like the fields of a record, a list or a log. */
function readsLikeSpeech(texts: readonly string[]): boolean {
  const filled = texts.filter((text) => text !== '');
  if (filled.length < texts.length * 0.5) return false;
  const spokenOnes = filled.filter((text) => /[.!?…。？！،؟।—–-]["”’»)\]]*(?:\s|$)/u.test(text) || wordCount(text) >= 8);
  const long = filled.filter((text) => wordCount(text) >= 3 || /[^\p{ASCII}]{5}/u.test(text));
  return spokenOnes.length >= filled.length * 0.4 && long.length >= filled.length * 0.4;
}

/** Whether labels come round in one unchanging order of three or more and hold no sentences, as the fields of records do. */
function readsLikeRecords(names: readonly string[], texts: readonly string[]): boolean {
  const period = names.indexOf(names[0] ?? '', 1);
  if (period < 3 || names.length < period * 2) return false;
  const regular = names.every((name, index) => index < period || name === names[index - period]);
  const sentences = texts.filter((text) => wordCount(text) >= 3 && /[.!?…。？！]["”’»)\]]*$/u.test(text)).length;
  return regular && sentences < texts.length * 0.8;
}

/** Labels that the text as a whole bears out, by folded name; empty when it is no transcript. */
function believedLabels(text: string, lines: readonly Line[], blocks: readonly Block[]): ReadonlySet<string> {
  const none: ReadonlySet<string> = new Set();
  let named = lines.flatMap((line, index) =>
    line.label === undefined || !couldBeRole(line.label.speaker)
      ? []
      : [{ line, index, label: line.label, plain: plainSpeaker(line.label.speaker) }],
  );
  const answers = named.filter(({ label }) => label.form === 'answer');
  const others = new Set(named.filter(({ label }) => label.form !== 'answer' && label.form !== 'alone').map(({ plain }) => plain));
  const asked = (letter: string) => answers.filter(({ plain }) => plain === letter).length;
  const fewest = Math.min(asked('Q'), asked('A'));
  // a page of questions and answers has a few; a record has many, or others who speak
  const examined = fewest >= 8 || (fewest >= 3 && others.size >= 2);
  if (answers.length > 0 && !examined) named = named.filter(({ label }) => label.form !== 'answer');
  // a headline such as "Mayor Lee: the bridge stays shut" above the talk
  const [head] = named;
  const once =
    head?.label.form !== 'alone' &&
    head?.index === 0 &&
    lines[1]?.label === undefined &&
    named.filter(({ plain }) => plain === head.plain).length === 1;
  if (once) named.shift();
  const names = new Set(named.map(({ plain }) => plain));
  if (names.size < 2 || names.size > mostSpeakers) return none;
  const short = new Map([...names].map((name) => [name, shortSpeaker(name, names)]));
  let labelled = named.map((one) => ({ ...one, name: short.get(one.plain) ?? one.plain }));
  const often = new Map<string, number>();
  for (const { name } of labelled) often.set(name, (often.get(name) ?? 0) + 1);
  // a name by itself on a line may as well be a heading: it counts where it comes again and again, with words after it
  labelled = labelled.filter(({ label, name, index }) => {
    if (label.form !== 'alone') return true;
    const next = lines[index + 1];
    return (often.get(name) ?? 0) >= 3 && next !== undefined && next.label === undefined;
  });
  const counts = new Map<string, number>();
  for (const { name } of labelled) counts.set(name, (counts.get(name) ?? 0) + 1);
  const repeated = [...counts].filter(([, count]) => count >= 2);
  if (repeated.length < 2) return none;
  const believed = labelled.filter(
    ({ label, name, line }) =>
      (counts.get(name) ?? 0) >= 2 ||
      (readsLikeName(label.speaker) && label.form !== 'stamp' && label.form !== 'dash' && blocks[line.block]?.kind !== 'title'),
  );
  const again = repeated.reduce((sum, [, count]) => sum + count, 0);
  if (believed.length < 4 || again < believed.length * 0.5) return none;
  const followed = believed.map(({ line, index, label }) => {
    const rest = text.slice(line.start + label.length, line.end);
    const next = lines[index + 1];
    return rest === '' && next !== undefined && next.label === undefined ? text.slice(next.start, next.end) : rest;
  });
  if (!readsLikeSpeech(followed)) return none;
  if (
    readsLikeRecords(
      believed.map(({ name }) => name),
      followed,
    )
  )
    return none;
  const alone = believed.filter(({ line, label }) => label.length >= line.end - line.start).length;
  const count = Math.max(blocks.length - alone, new Set(believed.map(({ line }) => line.block)).size);
  const share = believed.length / Math.max(1, count);
  const first = (believed[0]?.line.start ?? 0) / Math.max(1, text.length);
  const enough = share >= 0.4 || (share >= 0.12 && believed.length >= 12 && first < 0.2);
  return enough ? new Set(believed.map(({ plain }) => plain)) : none;
}

/** A line that tells what happens rather than what is said: `(Applause)`, `[The committee adjourned.]`. */
function isStageDirection(line: string): boolean {
  return (
    line.length <= 300 &&
    (/^\([^()]*\)$/u.test(line) ||
      /^BY (?:MR|MS|MRS|DR)\b[^:]*:$/.test(line) ||
      /^(?:ad |commercial )?break\b\W*[\d:. ]*\W*$/i.test(line) ||
      /^\[[^[\]]*\]$/u.test(line) ||
      /^[*_=~–—-]{3,}$/.test(line))
  );
}

/**
 * Finds the turns of a transcript in blocks of text. Labels count only when the text bears them out: several speakers who speak again, words that
 * read like speech, labels on much of the text. A block that holds several turns is split; a block without a label goes on with the speaker before
 * it. The label stays in the text and in its block. Gives undefined when the text is no transcript. Offsets count UTF-16 units.
 */
export function findTurns(text: string, blocks: readonly Block[]): Block[] | undefined {
  const lines = linesOf(text, blocks);
  const believed = believedLabels(text, lines, blocks);
  if (believed.size === 0) return undefined;
  const result: Block[] = [];
  let speaker: string | undefined;
  let held = -1;
  let openLabel = false;
  /** A time by itself on the line before, which tells when the words after it were said. */
  let stamped: number | undefined;
  for (const line of lines) {
    const block = blocks[line.block];
    if (block === undefined) continue;
    const body = text.slice(line.start, line.end);
    const before = result.at(-1);
    const label = line.label !== undefined && believed.has(plainSpeaker(line.label.speaker)) ? line.label : undefined;
    const { level: _level, speaker: _speaker, ...rest } = block;
    const stamp = label === undefined && block.kind !== 'table-row' ? readStamp(body) : undefined;
    const above = stamped;
    stamped = stamp !== undefined && stamp.length >= body.length ? stamp.time : undefined;
    if (stamped !== undefined) {
      // kept where it stands: the words it belongs to follow
      result.push({ ...rest, kind: 'paragraph', start: line.start, end: line.end, time: stamped });
    } else if (label !== undefined) {
      speaker = label.speaker;
      const time = label.time ?? above;
      result.push({ ...rest, kind: 'turn', start: line.start, end: line.end, speaker, ...(time === undefined ? {} : { time }) });
    } else if (
      before !== undefined &&
      ((held === line.block && before.kind !== 'paragraph') || (openLabel && line.start === before.end + 1))
    ) {
      result[result.length - 1] = { ...before, end: line.end };
    } else if (speaker === undefined || block.kind === 'table-row' || block.kind === 'footnote' || block.boilerplate !== undefined) {
      if (held === line.block && before !== undefined) result[result.length - 1] = { ...before, end: line.end };
      else result.push({ ...block, start: line.start, end: line.end });
    } else if (block.kind === 'heading' || boilerplateByWording(body) !== undefined) {
      speaker = undefined;
      result.push({ ...block, start: line.start, end: line.end });
    } else if (isStageDirection(body)) result.push({ ...rest, kind: 'paragraph', start: line.start, end: line.end });
    else {
      // without brackets it may as well be said: "10:30 was when it began"
      const time = (/^[[({#]/.test(body) ? stamp?.time : undefined) ?? above;
      result.push({ ...rest, kind: 'turn', start: line.start, end: line.end, speaker, ...(time === undefined ? {} : { time }) });
    }
    held = line.block;
    openLabel = label !== undefined && label.length >= line.end - line.start;
  }
  return result;
}
