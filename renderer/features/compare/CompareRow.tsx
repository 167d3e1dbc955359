import { memo } from 'react';
import type { ComparedRow, VersionComparison } from '../../anchoring/compare-versions.ts';
import type { Block, SourceText } from '../../domain/source.ts';
import { type ClaimMark, comparePieces } from './compare-lines.ts';
import type { Compared } from './use-comparison.ts';

interface CompareRowProps {
  readonly row: ComparedRow;
  readonly compared: Compared;
  readonly marks: { readonly older: readonly ClaimMark[]; readonly newer: readonly ClaimMark[] };
  /** Starts of the paragraphs that were set aside in each. */
  readonly aside: { readonly older: ReadonlySet<number>; readonly newer: ReadonlySet<number> };
  /** Number and sign of each claim, for its bar. */
  readonly label: (claimId: string) => { readonly short: string; readonly name: string };
  readonly inHand: string;
  readonly onClaim: (claimId: string) => void;
}

/** Two paragraphs side by side: what was taken out at the left, what came in at the right, and the claims of both. */
export const CompareRow = memo(function CompareRow({ row, compared, marks, aside, label, inHand, onClaim }: CompareRowProps) {
  const { older, newer, comparison } = compared;
  const left = older.blocks[row.old];
  const right = newer.blocks[row.new];
  const shared = { comparison, label, inHand, onClaim };
  return (
    <>
      <Side side="older" text={older} block={left} marks={marks.older} aside={aside.older.has(left?.start ?? -1)} {...shared} />
      <Side side="newer" text={newer} block={right} marks={marks.newer} aside={aside.newer.has(right?.start ?? -1)} {...shared} />
    </>
  );
});

interface SideProps extends Pick<CompareRowProps, 'label' | 'inHand' | 'onClaim'> {
  readonly side: 'older' | 'newer';
  readonly text: SourceText;
  readonly block: Block | undefined;
  readonly marks: readonly ClaimMark[];
  readonly comparison: VersionComparison;
  /** Whether the analyst set the paragraph aside. */
  readonly aside: boolean;
}

function Side({ side, text, block, marks, comparison, aside, label, inHand, onClaim }: SideProps) {
  if (!block) return <div className="cmp-side cmp-none" data-side={side} />;
  const here = marks.filter((mark) => mark.start < block.end && mark.end > block.start);
  const claims = [...new Map(here.map((mark) => [mark.claimId, mark])).values()];
  const older = side === 'older';
  const pieces = comparePieces(
    block,
    older ? comparison.removed : comparison.added,
    older ? comparison.movedFrom : comparison.movedTo,
    here,
    inHand,
  );
  return (
    <div className="cmp-side" data-side={side}>
      <div className="cmp-bars">
        {claims.map((mark) => (
          <button
            key={mark.claimId}
            type="button"
            className="cmp-bar"
            data-slot={mark.slot}
            tabIndex={-1}
            aria-pressed={mark.claimId === inHand}
            aria-label={label(mark.claimId).name}
            title={label(mark.claimId).name}
            onClick={() => onClaim(mark.claimId)}
          >
            {label(mark.claimId).short}
          </button>
        ))}
      </div>
      <p className={`cmp-words cmp-${block.kind}${aside ? ' cmp-aside' : ''}`} dir="auto" lang={block.language}>
        {pieces.map((piece, i) => {
          const words = text.text.slice(piece.start, piece.end);
          const className = [
            piece.claimId ? (piece.claimId === inHand ? 'cmp-claim on' : 'cmp-claim') : '',
            piece.change === 'moved' ? 'cmp-moved' : '',
            piece.change !== '' && piece.change !== pieces[i - 1]?.change ? 'cmp-begins' : '',
          ]
            .filter(Boolean)
            .join(' ');
          const shared = {
            'data-from': piece.start,
            'data-slot': piece.claimId ? piece.slot : undefined,
            className: className || undefined,
          };
          if (piece.change === 'changed')
            return older ? (
              <del key={piece.start} {...shared}>
                {words}
              </del>
            ) : (
              <ins key={piece.start} {...shared}>
                {words}
              </ins>
            );
          return (
            <span key={piece.start} {...shared}>
              {words}
            </span>
          );
        })}
      </p>
    </div>
  );
}
