import { proposeVoices, type VoiceChoice, type VoiceProposal } from '../../attribution/turn-speakers.ts';
import { paragraphNumbers } from '../../domain/paragraphs.ts';
import type { Block, BoilerplateReason, Repair, Source, SourceFacts } from '../../domain/source.ts';
import type { Speaker } from '../../domain/speaker.ts';
import { turnLabels } from '../../domain/turns.ts';
import type { ReadSource } from '../../formats/import/import-format.ts';
import type { MarkChoice } from '../../formats/import/marked-claims.ts';
import { chooseRepairs } from '../../text-cleanup/choose-repairs.ts';

/** What the analyst decided about a read source before it is locked. Blocks and repairs go by their index in the read source. */
export interface ReviewChoices {
  /** Repairs taken back. */
  readonly unrepaired: ReadonlySet<number>;
  /** Decisions on blocks, where they differ from the proposal or answer a question: a reason to set aside, or null to keep. */
  readonly blocks: ReadonlyMap<number, BoilerplateReason | null>;
  /** Corrected facts. */
  readonly facts: Partial<SourceFacts>;
  /** For transcripts: what becomes of the labels of turns, where it differs from the proposal. */
  readonly voices?: ReadonlyMap<string, VoiceChoice>;
  /** What becomes of highlights and comments, where it differs from the usual. */
  readonly marks?: MarkChoice;
}

export const noChoices: ReviewChoices = { unrepaired: new Set(), blocks: new Map(), facts: {} };

/** The reason a block is set aside under these choices, or null where it is kept. A question not answered keeps the block. */
export function asideReason(block: Block, index: number, choices: ReviewChoices): BoilerplateReason | null {
  const decided = choices.blocks.get(index);
  if (decided !== undefined) return decided;
  return block.unsure ? null : (block.boilerplate ?? null);
}

/** Whether a block is still a question. */
export function isAsked(block: Block, index: number, choices: ReviewChoices): boolean {
  return block.unsure === true && block.boilerplate !== undefined && !choices.blocks.has(index);
}

/** The blocks set aside, as a source keeps them: by start in `blocks`. */
export function setAsideOf(blocks: readonly Block[], choices: ReviewChoices): Source['setAside'] {
  return blocks.flatMap((block, index) => {
    const reason = asideReason(block, index, choices);
    return reason === null ? [] : [{ start: block.start, reason }];
  });
}

/** One line of the review: a block, or neighbouring blocks that are set aside for the same reason. */
export interface ReviewLine {
  readonly first: number;
  readonly last: number;
  readonly state: 'keep' | 'out' | 'ask';
  /** Why it is set aside or asked about; null for kept lines. */
  readonly reason: BoilerplateReason | null;
  /** "Title", "Heading", "¶3"; '' for set-aside lines. */
  readonly place: string;
  /** Lines of the text, from 1: "6" or "3–4". */
  readonly lines: string;
}

/** The lines of a read source under some choices, in text order. */
export function reviewLines(read: ReadSource, choices: ReviewChoices): ReviewLine[] {
  const numbers = paragraphNumbers(read.blocks, setAsideOf(read.blocks, choices));
  const lineOf = lineCounter(read.text);
  const lines: (ReviewLine & { readonly from: number; readonly to: number })[] = [];
  read.blocks.forEach((block, index) => {
    const reason = asideReason(block, index, choices);
    const asked = isAsked(block, index, choices);
    const state = reason !== null ? 'out' : asked ? 'ask' : 'keep';
    const from = lineOf(block.start);
    const to = lineOf(Math.max(block.start, block.end - 1));
    const before = lines.at(-1);
    if (state === 'out' && before?.state === 'out' && before.reason === reason) {
      lines[lines.length - 1] = { ...before, last: index, to, lines: range(before.from, to) };
      return;
    }
    const number = numbers[index] ?? 0;
    const place = state === 'out' ? '' : number > 0 ? `¶${number}` : block.kind === 'title' ? 'Title' : 'Heading';
    lines.push({
      first: index,
      last: index,
      state,
      reason: reason ?? (asked ? (block.boilerplate ?? null) : null),
      place,
      from,
      to,
      lines: range(from, to),
    });
  });
  return lines;
}

const range = (from: number, to: number) => (from === to ? `${from}` : `${from}–${to}`);

/** Line numbers of ever larger offsets, counted in one pass. */
function lineCounter(text: string): (offset: number) => number {
  let at = 0;
  let line = 1;
  return (offset) => {
    for (let next = text.indexOf('\n', at); next >= 0 && next < offset; next = text.indexOf('\n', at)) {
      line += 1;
      at = next + 1;
    }
    return line;
  };
}

/** A piece of a block as the review shows it. */
export type ReviewPiece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'repair'; readonly index: number; readonly before: string; readonly after: string; readonly made: boolean };

/** A block's text with its repairs in place. `repairs` are in order. */
export function piecesOf(read: ReadSource, block: Block, unrepaired: ReadonlySet<number>): ReviewPiece[] {
  const pieces: ReviewPiece[] = [];
  let at = block.start;
  const text = (to: number) => {
    if (to > at) pieces.push({ kind: 'text', text: read.text.slice(at, to) });
  };
  for (let index = firstRepairFrom(read.repairs, block.start); index < read.repairs.length; index += 1) {
    const repair = read.repairs[index];
    if (!repair || repair.start >= block.end) break;
    text(repair.start);
    pieces.push({ kind: 'repair', index, before: repair.before, after: repair.after, made: !unrepaired.has(index) });
    at = repair.end;
  }
  text(block.end);
  return pieces;
}

function firstRepairFrom(repairs: readonly Repair[], offset: number): number {
  let low = 0;
  let high = repairs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((repairs[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The source as it will be locked: with the chosen repairs only, offsets moved along, and the blocks set aside in its terms. */
export function applyChoices(
  read: ReadSource,
  choices: ReviewChoices,
): { readonly read: ReadSource; readonly setAside: Source['setAside'] } {
  const chosen = chooseRepairs(read, (index) => !choices.unrepaired.has(index));
  return { read: chosen, setAside: setAsideOf(chosen.blocks, choices) };
}

/** What the import button says it will do: "Import title and 7 paragraphs". */
export function importLabel(read: ReadSource, choices: ReviewChoices): string {
  const aside = setAsideOf(read.blocks, choices);
  const paragraphs = paragraphNumbers(read.blocks, aside).reduce((most, number) => Math.max(most, number), 0);
  const kept = new Set(aside.map((entry) => entry.start));
  const title = read.blocks.some((block) => block.kind === 'title' && !kept.has(block.start));
  const count = paragraphs === 1 ? '1 paragraph' : `${paragraphs.toLocaleString('en')} paragraphs`;
  if (paragraphs === 0) return title ? 'Import title' : 'Import text';
  return title ? `Import title and ${count}` : `Import ${count}`;
}

/** Repairs that change the same characters into the same ones, as the panel lists them. */
export interface RepairGroup {
  readonly before: string;
  readonly after: string;
  readonly why: string;
  readonly indexes: readonly number[];
}

export function repairGroups(repairs: readonly Repair[]): RepairGroup[] {
  const groups = new Map<string, { before: string; after: string; why: string; indexes: number[] }>();
  repairs.forEach(({ before, after, why }, index) => {
    const key = `${before}\u0000${after}`;
    const group = groups.get(key);
    if (group) group.indexes.push(index);
    else groups.set(key, { before, after, why, indexes: [index] });
  });
  return [...groups.values()].sort((a, b) => b.indexes.length - a.indexes.length);
}

export interface AsideGroup {
  readonly reason: BoilerplateReason;
  /** Blocks proposed or set aside for this reason. */
  readonly blocks: readonly number[];
  /** Those of them that are set aside now. */
  readonly out: readonly number[];
}

/** Blocks by the reason for setting them aside, in text order. A question counts only once it is answered with "set aside". */
export function asideGroups(read: ReadSource, choices: ReviewChoices): AsideGroup[] {
  const groups = new Map<BoilerplateReason, { reason: BoilerplateReason; blocks: number[]; out: number[] }>();
  read.blocks.forEach((block, index) => {
    const now = asideReason(block, index, choices);
    const reason = now ?? (block.unsure ? null : (block.boilerplate ?? null));
    if (reason === null) return;
    const group = groups.get(reason) ?? { reason, blocks: [], out: [] };
    groups.set(reason, group);
    group.blocks.push(index);
    if (now !== null) group.out.push(index);
  });
  return [...groups.values()];
}

/** Decides several blocks at once. `aside` sets them aside for their proposed reason, or as the analyst's own choice. */
export function decideBlocks(read: ReadSource, choices: ReviewChoices, indexes: Iterable<number>, aside: boolean): ReviewChoices {
  const blocks = new Map(choices.blocks);
  for (const index of indexes) blocks.set(index, aside ? (read.blocks[index]?.boilerplate ?? 'other') : null);
  return { ...choices, blocks };
}

/** Makes or takes back repairs. */
export function decideRepairs(choices: ReviewChoices, indexes: Iterable<number>, make: boolean): ReviewChoices {
  const unrepaired = new Set(choices.unrepaired);
  for (const index of indexes) {
    if (make) unrepaired.delete(index);
    else unrepaired.add(index);
  }
  return { ...choices, unrepaired };
}

/** Who the labels of a transcript's turns become, as proposed and chosen; empty where nothing is a turn. */
export function voicesOf(read: ReadSource, choices: ReviewChoices, register: Iterable<Speaker>): VoiceProposal[] {
  const labels = turnLabels(read.blocks);
  if (labels.length === 0) return [];
  return proposeVoices(labels, [...register], choices.voices, (choices.facts.title ?? read.facts.title).trim());
}

/** Names a label anew, leaves it out or takes it in again. */
export function decideVoice(choices: ReviewChoices, label: string, choice: VoiceChoice): ReviewChoices {
  return { ...choices, voices: new Map([...(choices.voices ?? []), [label, { ...choices.voices?.get(label), ...choice }]]) };
}
