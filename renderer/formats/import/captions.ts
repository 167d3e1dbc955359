import type { CueTime } from '../../domain/source.ts';
import { decodeBytes } from '../../text-cleanup/decode-bytes.ts';
import { factsInText } from '../../text-cleanup/find-facts.ts';
import { BlockWriter } from './block-writer.ts';
import { type ImportFormat, type ImportInput, ImportRefusal, type ParsedSource } from './import-format.ts';
import { captionTurns } from './transcripts/caption-turns.ts';
import { hasCaptionTimes, readCues } from './transcripts/read-cues.ts';

/** Captions and subtitles: WebVTT (W3C), SubRip and YouTube's SBV. */
export const captions: ImportFormat = {
  id: 'transcript',
  label: 'Captions',
  extensions: ['vtt', 'srt', 'sbv'],
  mediaTypes: ['text/vtt', 'application/x-subrip'],
  recognise: (input) => captionSureness(input.bytes),
  parse: (input) => parseCaptions(input),
};

function captionSureness(bytes: Uint8Array): number {
  const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, 4096)).replaceAll('\0', '').replace(/\r\n?/g, '\n');
  if (/^[\u00ef\u00bb\u00bf\u00ff\u00fe\s]*WEBVTT(?:\s|$)/.test(head)) return 0.95;
  return /^[\u00ef\u00bb\u00bf\u00ff\u00fe\s]*(?:\d+[ \t]*\n)?[ \t]*\d+:\d\d/.test(head) && hasCaptionTimes(head.slice(0, 200)) ? 0.85 : 0;
}

function parseCaptions(input: ImportInput): ParsedSource {
  const decoded = decodeBytes(input.bytes, { chosen: input.encoding });
  const { cues, language, warnings } = readCues(decoded.text);
  if (cues.length === 0) throw new ImportRefusal('has no captions: nothing in it has a time');
  const writer = new BlockWriter();
  const times: CueTime[] = [];
  for (const turn of captionTurns(cues)) {
    if (!writer.add(turn.text, turn.details)) continue;
    const start = writer.lastStart - (turn.text.length - turn.text.trimStart().length);
    times.push(...turn.times.map(({ at, seconds }) => ({ at: start + at, seconds })));
  }
  const { text, blocks } = writer.finish();
  if (blocks.length === 0) throw new ImportRefusal('has no captions: its times have no words');
  const facts = factsInText(text, []);
  return {
    kind: 'transcript',
    mediaType: decoded.text.startsWith('WEBVTT') ? 'text/vtt' : /\.sbv$/i.test(input.name) ? 'text/plain' : 'application/x-subrip',
    encoding: decoded.encoding,
    text,
    blocks,
    facts: { ...facts, language: language || facts.language },
    ...(times.length > 0 ? { times } : {}),
    warnings: [...decoded.warnings, ...warnings],
  };
}
