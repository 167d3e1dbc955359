import type { ComponentType } from 'react';
import type { ImportItem } from '../../commands/source/import-queue.ts';
import type { ImportNeed } from '../../formats/import/import-format.ts';
import { PasswordPrompt } from './PasswordPrompt.tsx';

export interface NeedPromptProps<Need extends ImportNeed = ImportNeed> {
  readonly item: ImportItem;
  readonly need: Need;
}

/** One prompt for each thing an item can ask for. A prompt ends with `answerNeed(item.id, …)`, which has the item read again. */
const prompts: { readonly [Kind in ImportNeed['kind']]: ComponentType<NeedPromptProps<Extract<ImportNeed, { kind: Kind }>>> } = {
  password: PasswordPrompt,
};

/** What an item waits for before it can be read. The other items go on meanwhile. */
export function NeedsYou({ item, need }: NeedPromptProps) {
  const Prompt = prompts[need.kind];
  return (
    <section className="import-wait" aria-label={`${item.label} needs you`}>
      <Prompt key={item.id} item={item} need={need} />
    </section>
  );
}
