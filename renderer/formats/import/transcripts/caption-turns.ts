import type { CueTime } from '../../../domain/source.ts';
import type { BlockDetails } from '../block-writer.ts';
import { type CaptionLine, captionLines } from './caption-text.ts';
import type { Cue } from './read-cues.ts';
import { plainSpeaker, readLabel, readsLikeName } from './speaker-label.ts';

/** A paragraph of captions, as it goes into the text. */
export interface CaptionTurn {
  readonly text: string;
  readonly details: BlockDetails;
  /** Captions after the first: where their words begin in `text`, UTF-16 units, and when they were shown. */
  readonly times: readonly CueTime[];
}

interface Shown {
  readonly cue: Cue;
  readonly lines: readonly CaptionLine[];
}

/** Captions that follow each other within this many seconds are shown as one. */
const atOnce = 0.6;

/** What of a caption is new when those before it roll up: lines already shown go, and a line that only grew keeps what it grew by. */
function newLines(before: readonly CaptionLine[], now: readonly CaptionLine[]): CaptionLine[] {
  for (let kept = Math.min(before.length, now.length); kept > 0; kept -= 1) {
    const tail = before.slice(before.length - kept);
    if (tail.every((line, index) => line.text === now[index]?.text)) return now.slice(kept);
    const last = tail[kept - 1];
    const grown = now[kept - 1];
    if (last === undefined || grown === undefined || !tail.slice(0, -1).every((line, index) => line.text === now[index]?.text)) continue;
    if (grown.text.startsWith(`${last.text} `)) return [{ ...grown, text: grown.text.slice(last.text.length + 1) }, ...now.slice(kept)];
  }
  return [...now];
}

/** Takes out what rolling captions repeat, where the file as a whole rolls; otherwise only a caption that is there twice at the same time. */
function withoutRepeats(shown: readonly Shown[]): Shown[] {
  let follow = 0;
  let rolled = 0;
  const fresh = shown.map(({ lines, cue }, index) => {
    const before = shown[index - 1];
    if (before === undefined || cue.start > before.cue.end + atOnce || cue.start < before.cue.start) return lines;
    follow += 1;
    const rest = newLines(before.lines, lines);
    const words = lines.reduce((sum, line) => sum + line.text.length, 0) - rest.reduce((sum, line) => sum + line.text.length, 0);
    if (words > 3) rolled += 1;
    return rest;
  });
  const rolls = rolled >= 2 && rolled >= follow * 0.3;
  return shown.map(({ cue, lines }, index) => {
    const before = shown[index - 1];
    const twice =
      before !== undefined && before.cue.start === cue.start && before.cue.end === cue.end && newLines(before.lines, lines).length === 0;
    return { cue, lines: rolls ? (fresh[index] ?? lines) : twice ? [] : lines };
  });
}

/** What captions tell in brackets that is no name. */
const sounds =
  /^(?:.*\b)?(?:music|song|sings?|singing|laugh\w*|applau\w*|cheer\w*|sigh\w*|gasp\w*|cough\w*|cry\w*|sob\w*|scream\w*|shout\w*|whisper\w*|inaudible|indistinct|crosstalk|silence|pause\w*|noise|sound\w*|phone|door|bell|ring\w*|speak\w*|foreign|continues?|chatter|grunt\w*|groan\w*|m[uú]sica|risas|aplausos|musique|rires|musik|lachen|gelächter|beifall|applaus)\b/i;

/** Labels written in the words of captions that the file bears out, by folded name. */
function believedNames(shown: readonly Shown[]): ReadonlySet<string> {
  const counts = new Map<string, { times: number; sure: boolean }>();
  const bracketed = new Set<string>();
  for (const { lines } of shown) {
    for (const { text } of lines) {
      const label = readLabel(text);
      if (label === undefined || label.form === 'stamp' || label.form === 'record' || !readsLikeName(label.speaker)) continue;
      if (label.form === 'bracket' && (label.length >= text.length || sounds.test(label.speaker))) continue;
      const name = plainSpeaker(label.speaker);
      const known = counts.get(name);
      const capitals =
        label.form === 'colon' && /\p{Lu}{2}/u.test(label.speaker) && label.speaker === label.speaker.toLocaleUpperCase('en');
      if (label.form === 'bracket') bracketed.add(name);
      counts.set(name, { times: (known?.times ?? 0) + 1, sure: known?.sure === true || label.form === 'mark' || capitals });
    }
  }
  return new Set(
    [...counts]
      .filter(([name, { times, sure }]) => sure || times >= 2 || (bracketed.size >= 3 && bracketed.has(name)))
      .map(([name]) => name),
  );
}

const spaceless = /[\u3040-\u30ff\u3400-\u9fff\uff00-\uffef\u3000-\u303f]$/;
const sentenceEnd = /[.!?…。？！♪]["”’»)\]]*$/u;
/** A turn or a passage longer than this, in UTF-16 units, goes on in another paragraph at the next sentence, so that its times stay near its words. */
const longParagraph = 900;
const longestParagraph = 1800;
/** The same where nobody is named, so that several people may speak in it. */
const longUnnamed = 400;
/** Seconds of silence after which captions that name nobody begin another paragraph. */
const silence = 3;

interface Open {
  text: string;
  speaker: string | undefined;
  time: number;
  times: CueTime[];
  end: number;
  /** Whether it is one of several people's lines shown at once. */
  dashed: boolean;
}

/** Turns of captions: those of one speaker that follow each other are one, rolled-up repeats are gone. Labels in the words stay in the words. */
export function captionTurns(cues: readonly Cue[]): CaptionTurn[] {
  const shown = withoutRepeats(cues.map((cue) => ({ cue, lines: captionLines(cue.payload) })));
  const believed = believedNames(shown);
  const turns: CaptionTurn[] = [];
  let open: Open | undefined;
  /** Whoever was named in the words before, as long as that holds. */
  let named: { speaker: string; untilSentenceEnds: boolean } | undefined;
  const close = () => {
    if (open === undefined) return;
    const { text, speaker, time, times } = open;
    turns.push({ text, details: { kind: 'turn', ...(speaker === undefined ? {} : { speaker }), time }, times });
    open = undefined;
  };
  for (const { cue, lines } of shown) {
    const dashes = lines.length > 1 && lines.filter(({ text }) => /^[-–—]\s?[^\s\d-]/u.test(text)).length > 1;
    for (const line of lines) {
      const read = line.voice === undefined ? readLabel(line.text) : undefined;
      const label = read !== undefined && believed.has(plainSpeaker(read.speaker)) ? read : undefined;
      const turn = label === undefined && (/^>{2,3}/.test(line.text) || (dashes && /^[-–—]/.test(line.text)) || /^[-–—]\s/.test(line.text));
      if (line.voice !== undefined || turn) named = undefined;
      if (label !== undefined) named = { speaker: label.speaker, untilSentenceEnds: label.form === 'bracket' };
      const speaker = line.voice ?? named?.speaker;
      const before: Open | undefined = open;
      const goesOn =
        before !== undefined &&
        !turn &&
        before.speaker === speaker &&
        (speaker !== undefined || cue.start - before.end < silence) &&
        !(before.dashed && before.end <= cue.start && sentenceEnd.test(before.text)) &&
        before.text.length < (!sentenceEnd.test(before.text) ? longestParagraph : speaker === undefined ? longUnnamed : longParagraph);
      if (before !== undefined && goesOn) {
        before.text += spaceless.test(before.text) ? '' : ' ';
        const last = before.times.at(-1)?.seconds ?? before.time;
        if (cue.start > last) before.times.push({ at: before.text.length, seconds: cue.start });
        before.text += line.text;
        before.end = Math.max(before.end, cue.end);
      } else {
        close();
        open = { text: line.text, speaker, time: cue.start, times: [], end: cue.end, dashed: dashes };
      }
      if (named?.untilSentenceEnds && sentenceEnd.test(line.text)) named = undefined;
    }
  }
  close();
  return turns;
}
