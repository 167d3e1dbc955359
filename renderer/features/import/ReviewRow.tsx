import { memo } from 'react';
import { piecesOf, type ReviewLine } from '../../commands/source/review-choices.ts';
import type { ReadSource } from '../../formats/import/import-format.ts';
import { Icon } from '../../ui/Icon.tsx';
import { questionWords, reasonWords } from './reason-words.ts';

export type TextShown = 'proposed' | 'original' | 'both';

interface ReviewRowProps {
  readonly read: ReadSource;
  readonly first: number;
  readonly last: number;
  readonly state: ReviewLine['state'];
  readonly reason: ReviewLine['reason'];
  readonly place: string;
  readonly lines: string;
  readonly here: boolean;
  readonly shown: TextShown;
  readonly unrepaired: ReadonlySet<number>;
  readonly onHere: (first: number) => void;
  /** Keeps or sets aside the blocks of this line. */
  readonly onDecide: (first: number, last: number, aside: boolean) => void;
}

/** One line of the review: kept, set aside with its reason, or asked about with both answers. */
export const ReviewRow = memo(function ReviewRow(props: ReviewRowProps) {
  const { read, first, last, state, reason, place, lines, here, shown, onHere, onDecide } = props;
  const title = read.blocks[first]?.kind === 'title';
  const heading = read.blocks[first]?.kind === 'heading';
  const plain = shown === 'original';
  const label = state === 'out' ? (reason ? reasonWords[reason] : '') : place;
  const repairs = repairCount(props);
  return (
    <div
      role="listitem"
      className={`rl ${plain ? 'keep' : state}${title ? ' title' : ''}${heading ? ' heading' : ''}${here ? ' here' : ''}${shown === 'both' ? ' rl-both' : ''}`}
      data-block={first}
      tabIndex={here ? 0 : -1}
      aria-current={here ? 'true' : undefined}
      onFocus={() => onHere(first)}
    >
      <span className="rl-act">
        {plain ? '' : label}
        {state === 'ask' && !plain ? <span className="rl-why">{questionWords(reason).short}</span> : null}
        {repairs > 0 && !plain ? <span className="rl-why">{repairs === 1 ? '1 repair' : `${repairs} repairs`}</span> : null}
      </span>
      {shown === 'both' ? (
        <>
          <Words {...props} as="original" />
          <Words {...props} as="becomes" />
        </>
      ) : (
        <Words {...props} as={plain ? 'original' : 'marked'} />
      )}
      {state === 'out' && !plain ? (
        <button
          type="button"
          className="rl-do"
          aria-label={`Keep ${label.toLowerCase()}, line ${lines}`}
          tabIndex={here ? 0 : -1}
          onClick={() => onDecide(first, last, false)}
        >
          <Icon name="restore" />
          Keep
        </button>
      ) : null}
      {state === 'ask' && !plain ? (
        <span className="rl-choice">
          <button type="button" className="outline small" aria-label={`Keep ${place}`} onClick={() => onDecide(first, last, false)}>
            Keep
          </button>
          <button type="button" className="quiet small" aria-label={`Set aside ${place}`} onClick={() => onDecide(first, last, true)}>
            Set aside
          </button>
        </span>
      ) : null}
      <span className="rl-n">{lines}</span>
    </div>
  );
});

function repairCount({ read, first, last, unrepaired }: ReviewRowProps): number {
  let count = 0;
  for (let i = first; i <= last; i += 1) {
    const block = read.blocks[i];
    if (block) count += piecesOf(read, block, unrepaired).filter((piece) => piece.kind === 'repair' && piece.made).length;
  }
  return count;
}

/** The words of a line. `marked` shows what was and what becomes of it; `original` the file's own; `becomes` the outcome. */
function Words({ read, first, last, unrepaired, as }: ReviewRowProps & { readonly as: 'marked' | 'original' | 'becomes' }) {
  const blocks = read.blocks.slice(first, last + 1);
  return (
    <div className="rl-words">
      {blocks.map((block) => (
        <p key={block.start} dir="auto" lang={(block.language ?? read.facts.language) || undefined}>
          {piecesOf(read, block, unrepaired).map((piece, i) => {
            // biome-ignore lint/suspicious/noArrayIndexKey: pieces of a line keep their order
            if (piece.kind === 'text') return <span key={i}>{piece.text}</span>;
            return <Repaired key={`r${piece.index}`} {...piece} as={as} />;
          })}
        </p>
      ))}
    </div>
  );
}

interface RepairedProps {
  readonly before: string;
  readonly after: string;
  readonly made: boolean;
  readonly as: 'marked' | 'original' | 'becomes';
}

function Repaired({ before, after, made, as }: RepairedProps) {
  const was = <del>{before}</del>;
  const becomes = <ins>{after}</ins>;
  if (!made) return <span className="unrepaired">{before}</span>;
  if (as === 'original') return was;
  if (as === 'becomes') return becomes;
  return (
    <>
      {was}
      {becomes}
    </>
  );
}
