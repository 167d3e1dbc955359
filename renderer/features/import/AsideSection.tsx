import { asideGroups, decideBlocks, type ReviewChoices } from '../../commands/source/review-choices.ts';
import type { ReadSource } from '../../formats/import/import-format.ts';
import { Switch } from '../../ui/Switch.tsx';
import { reasonWords } from './reason-words.ts';

interface AsideSectionProps {
  readonly read: ReadSource;
  readonly choices: ReviewChoices;
  readonly choose: (change: (choices: ReviewChoices) => ReviewChoices) => void;
}

/** Lines that are not part of the article, by reason; all of them or each kind can be kept. */
export function AsideSection({ read, choices, choose }: AsideSectionProps) {
  const groups = asideGroups(read, choices);
  const all = groups.flatMap((group) => group.blocks);
  const out = groups.flatMap((group) => group.out).length;
  const words = out === 1 ? '1 line' : `${out.toLocaleString('en')} lines`;
  const set = (blocks: readonly number[], aside: boolean) => choose((before) => decideBlocks(read, before, blocks, aside));
  if (all.length === 0) {
    return (
      <section aria-labelledby="h-aside">
        <header className="mini-head">
          <h3 id="h-aside">Nothing to set aside</h3>
        </header>
      </section>
    );
  }
  return (
    <section aria-labelledby="h-aside">
      <header className="mini-head">
        <h3 id="h-aside">{out === 0 ? 'Every line is kept' : `${words} to set aside`}</h3>
        <Switch
          bare
          label={out === 0 ? 'Set aside what is not part of the article' : `Set aside ${words}`}
          checked={out > 0}
          onChange={(aside) => set(all, aside)}
        />
      </header>
      <ul className="change-list" role="list">
        {groups.map(({ reason, blocks, out: outHere }) => (
          <li key={reason}>
            <label>
              <input type="checkbox" checked={outHere.length > 0} onChange={(event) => set(blocks, event.currentTarget.checked)} />
              <span>{reasonWords[reason]}</span>
            </label>
            <span className="where">{outHere.length === blocks.length ? blocks.length : `${outHere.length} of ${blocks.length}`}</span>
          </li>
        ))}
      </ul>
      <p className="fine">Set-aside lines stay in the source and can be shown at any time.</p>
    </section>
  );
}
