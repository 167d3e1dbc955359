import type { Attribution } from '../../domain/claim.ts';
import { paragraphNumbers } from '../../domain/paragraphs.ts';
import type { Source } from '../../domain/source.ts';
import type { Speaker } from '../../domain/speaker.ts';
import type { CaseInHand } from '../../storage/case-in-hand.ts';
import type { CaseWords } from '../../storage/case-words.ts';

/** Strips drawn at most; the ledger below has all sources. */
const sourcesAtMost = 6;
/** Paragraphs named below a strip at most, so that the names do not run into each other. */
const namesAtMost = 16;

interface StripProps {
  readonly speaker: Speaker;
  readonly said: readonly Attribution[];
  readonly inHand: CaseInHand;
  readonly words: CaseWords;
}

/** Where in each source somebody speaks: the source from left to right, a mark for each passage. */
export function Strip({ speaker, said, inHand, words }: StripProps) {
  const bySource = new Map<string, Set<string>>();
  for (const row of said) {
    const claims = bySource.get(row.sourceId);
    if (claims) claims.add(row.claimId);
    else bySource.set(row.sourceId, new Set([row.claimId]));
  }
  const sources = [...bySource]
    .flatMap(([id, claims]) => {
      const source = inHand.get('sources', id);
      return source && source.length > 0 ? [{ source, claims: [...claims] }] : [];
    })
    .sort((a, b) => a.source.importedAt.localeCompare(b.source.importedAt))
    .slice(0, sourcesAtMost);
  if (sources.length === 0) return null;
  return (
    <section aria-labelledby="h-where">
      <h2 className="strip-head" id="h-where">
        Where <bdi>{speaker.name}</bdi> speaks
      </h2>
      {sources.map(({ source, claims }) => (
        <OneStrip key={source.id} source={source} claims={claims} several={bySource.size > 1} {...{ speaker, inHand, words }} />
      ))}
    </section>
  );
}

interface OneStripProps extends Omit<StripProps, 'said'> {
  readonly source: Source;
  readonly claims: readonly string[];
  readonly several: boolean;
}

function OneStrip({ source, claims, several, speaker, inHand, words }: OneStripProps) {
  const blocks = words.blocks(source.id) ?? [];
  const numbers = paragraphNumbers(blocks, source.setAside);
  const percent = (units: number) => `${(units / source.length) * 100}%`;
  const every = Math.max(1, Math.ceil(blocks.length / namesAtMost));
  const spans = claims.flatMap((id) => inHand.get('claims', id)?.spans ?? []);
  const title = source.title || source.fileName;
  const label = `Position of ${claims.length === 1 ? '1 claim' : `${claims.length} claims`} in ${title}`;
  return (
    <>
      {several ? (
        <p className="strip-source">
          <bdi>{title}</bdi>
        </p>
      ) : null}
      <div className="strip" role="img" aria-label={label} data-slot={speaker.slot}>
        {blocks.map((block, i) => (
          <span
            key={block.start}
            style={{
              insetInlineStart: percent(block.start),
              inlineSize: percent((blocks[i + 1]?.start ?? source.length) - block.start),
            }}
          >
            {i % every === 0 && block.end - block.start > source.length / 40
              ? block.kind === 'title'
                ? 'Title'
                : numbers[i]
                  ? `¶${numbers[i]}`
                  : ''
              : ''}
          </span>
        ))}
        {spans.map((span) => (
          <i
            key={`${span.start} ${span.end}`}
            style={{ insetInlineStart: percent(span.start), inlineSize: `max(2px, ${percent(span.end - span.start)})` }}
          />
        ))}
      </div>
    </>
  );
}
