import { blockIndexAt } from '../../anchoring/segmentation.ts';
import type { SourceText } from '../../domain/source.ts';
import { clockTime, offsetAtTime, timeAt } from '../../domain/times.ts';
import { speakerOfTurn, startsTurn, turnLabels } from '../../domain/turns.ts';
import type { Command } from '../command.ts';
import type { Services } from '../services.ts';

const noTurns = 'The open source is no transcript';

function openText({ reader }: Services): SourceText | null {
  return reader.current?.text() ?? null;
}

/** '' where the open source has turns, else why not. */
function needsTurns(services: Services): string {
  return openText(services)?.blocks.some((block) => block.kind === 'turn') ? '' : noTurns;
}

/** '' where the open source has times, else why not. */
function needsTimes(services: Services): string {
  return openText(services)?.blocks.some((block) => block.time !== undefined) ? '' : 'The open source has no times';
}

/** Goes to the next or previous turn; while one speaker is chosen, to that speaker's. */
function stepTurn(services: Services, direction: 1 | -1): void {
  const { open, ui, reader } = services;
  const text = openText(services);
  if (!text || !reader.current) return;
  const { onlySpeaker, sourceId } = ui.getState();
  const source = open.inHand.get('sources', sourceId);
  const { blocks } = text;
  const caret = reader.current.caret();
  const fits = (index: number) => startsTurn(blocks, index) && (onlySpeaker === '' || speakerOfTurn(source, blocks[index]) === onlySpeaker);
  const found =
    direction === 1
      ? blocks.findIndex((block, i) => block.start > caret && fits(i))
      : blocks.findLastIndex((block, i) => block.start < caret && fits(i));
  const block = blocks[found];
  if (!block) {
    services.announce(direction === 1 ? 'Last turn' : 'First turn');
    return;
  }
  reader.current.show({ start: block.start, end: Math.min(block.end, block.start + 1) });
  reader.current.focus();
  const speaker = open.inHand.get('speakers', speakerOfTurn(source, block))?.name ?? block.speaker ?? 'Nobody named';
  const time = timeAt(text, block.start);
  services.announce(time === undefined ? speaker : `${speaker}, ${clockTime(time)}`);
}

/** The label of the turn at the cursor, who it stands for ('' for nobody) and how many turns it has. Null outside a turn. */
export function turnAtCaret(services: Services): { sourceId: string; label: string; speakerId: string; turns: number } | null {
  const text = openText(services);
  const { sourceId } = services.ui.getState();
  const block = text?.blocks[blockIndexAt(text.blocks, services.reader.current?.caret() ?? 0)];
  if (!text || block?.kind !== 'turn') return null;
  const label = block.speaker ?? '';
  const turns = turnLabels(text.blocks).find((one) => one.label === label)?.turns ?? 1;
  return { sourceId, label, speakerId: speakerOfTurn(services.open.inHand.get('sources', sourceId), block), turns };
}

/** Shows the words that were said at a time of the recording, in seconds. Returns their time, or null where the source has none. */
export function goToTime(services: Services, seconds: number): number | null {
  const text = openText(services);
  const offset = text ? offsetAtTime(text, seconds) : null;
  if (!text || offset === null) return null;
  services.reader.current?.show({ start: offset, end: offset + 1 });
  const time = timeAt(text, offset) ?? null;
  if (time !== null) services.announce(`At ${clockTime(time)}`);
  return time;
}

/** Going about in a transcript. */
export const turnCommands: readonly Command[] = [
  {
    id: 'turn.time',
    title: 'Go to time',
    keywords: 'transcript recording minute second timestamp jump',
    menu: 'View',
    keys: ['G'],
    scope: 'text',
    undoable: 'no-change',
    unavailable: needsTimes,
    run: ({ ui }) => ui.setState({ overlay: 'time' }),
  },
  {
    id: 'turn.speaker',
    title: 'Say who speaks this turn',
    keywords: 'transcript label name speaker unnamed',
    menu: 'Claim',
    keys: [],
    scope: 'text',
    undoable: 'yes',
    unavailable: (services) => needsTurns(services) || (turnAtCaret(services) ? '' : 'Put the cursor into a turn first'),
    run: ({ ui }) => ui.setState({ overlay: 'turn-speaker' }),
  },
  {
    id: 'turn.next',
    title: 'Next turn',
    keywords: 'transcript speaker speaks',
    menu: 'View',
    keys: ['Shift+J'],
    scope: 'text',
    undoable: 'no-change',
    unavailable: needsTurns,
    run: (services) => stepTurn(services, 1),
  },
  {
    id: 'turn.previous',
    title: 'Previous turn',
    keywords: 'transcript speaker speaks',
    menu: 'View',
    keys: ['Shift+K'],
    scope: 'text',
    undoable: 'no-change',
    unavailable: needsTurns,
    run: (services) => stepTurn(services, -1),
  },
];
