import { create } from 'zustand';
import type { OpenedProject } from '../../formats/exchange/open-project.ts';
import type { Side } from '../../together/merge/compare-cases.ts';
import type { MergeRule } from '../../together/merge/merge-cases.ts';

interface MergeState {
  /** The case file that waits to be added or opened; null when there is none. */
  readonly waiting: { readonly name: string; readonly opened: OpenedProject } | null;
  /** How many of its sources are in the open case. */
  readonly shared: number;
  /** Decided by hand, by field; see `choiceKey`. */
  readonly byHand: ReadonlyMap<string, Side>;
  readonly rule: MergeRule;
  /** What is not to come in; see `MergeChoices`. */
  readonly leaveOut: ReadonlySet<string>;
  readonly apart: boolean;
  /** Who made what nobody signed. */
  readonly author: string;
}

/** A case that is about to be put into the open one. Nothing here is stored. */
export const noMerge: MergeState = {
  waiting: null,
  shared: 0,
  byHand: new Map(),
  rule: 'mine',
  leaveOut: new Set(),
  apart: false,
  author: '',
};

export const useMerge = create<MergeState>(() => noMerge);
