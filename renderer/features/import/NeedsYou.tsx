import type { ImportItem } from '../../commands/source/import-queue.ts';
import type { ImportNeed } from '../../formats/import/import-format.ts';
import { ColumnsPrompt } from './ColumnsPrompt.tsx';
import { PasswordPrompt } from './PasswordPrompt.tsx';

export interface NeedPromptProps<Need extends ImportNeed = ImportNeed> {
  readonly item: ImportItem;
  readonly need: Need;
}

/** One prompt for each thing an item can ask for. A prompt ends with `answerNeed(item.id, …)`, which has the item read again. */
function Prompt({ item, need }: NeedPromptProps) {
  switch (need.kind) {
    case 'password':
      return <PasswordPrompt item={item} need={need} />;
    case 'columns':
      return <ColumnsPrompt item={item} need={need} />;
  }
}

/** What an item waits for before it can be read. The other items go on meanwhile. */
export function NeedsYou({ item, need }: NeedPromptProps) {
  return (
    <section className={need.kind === 'columns' ? 'import-table' : 'import-wait'} aria-label={`${item.label} needs you`}>
      <Prompt key={item.id} item={item} need={need} />
    </section>
  );
}
