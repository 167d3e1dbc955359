import type { Block, BoilerplateReason, Source } from '../../domain/source.ts';

/** Neighbouring blocks that are set aside: shown and hidden together. */
export interface AsideRun {
  /** Start of the first block: names the run. */
  readonly start: number;
  readonly firstBlock: number;
  readonly lastBlock: number;
  readonly reasons: readonly BoilerplateReason[];
}

/** The set-aside blocks of a source, in runs. */
export function asideRuns(blocks: readonly Block[], setAside: Source['setAside']): AsideRun[] {
  const reasonAt = new Map(setAside.map((entry) => [entry.start, entry.reason]));
  const runs: { start: number; firstBlock: number; lastBlock: number; reasons: BoilerplateReason[] }[] = [];
  blocks.forEach((block, i) => {
    const reason = reasonAt.get(block.start);
    if (!reason) return;
    const last = runs.at(-1);
    if (last && last.lastBlock === i - 1) {
      last.lastBlock = i;
      last.reasons.push(reason);
    } else runs.push({ start: block.start, firstBlock: i, lastBlock: i, reasons: [reason] });
  });
  return runs;
}

const words: Record<BoilerplateReason, string> = {
  'sign-up': 'sign-up message',
  'see-also': 'see-also link',
  caption: 'photo caption',
  'comment-form': 'comment form',
  comments: 'comments',
  share: 'share buttons',
  'cookie-notice': 'cookie notice',
  navigation: 'navigation',
  advertisement: 'advertisement',
  copyright: 'copyright notice',
  repeated: 'repeated text',
  'outside-page': 'text outside the page',
  other: 'text',
};

/** What a run of set-aside blocks holds: "See-also link and photo caption". */
export function describeRun(reasons: readonly BoilerplateReason[]): string {
  const kinds = [...new Set(reasons.map((reason) => words[reason]))];
  const listed = new Intl.ListFormat('en').format(kinds);
  return listed.charAt(0).toUpperCase() + listed.slice(1);
}
