import type { SourceText } from '../../domain/source.ts';
import { clockTime, offsetAtTime, timeAt } from '../../domain/times.ts';
import { speakerOfTurn, startsTurn } from '../../domain/turns.ts';
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
