import { useEffect } from 'react';
import { readForSuggestions } from '../../commands/suggestion/read-for-suggestions.ts';
import { suggestionDesk } from '../../commands/suggestion/suggestion-desk.ts';
import { waitingIn } from '../../commands/suggestion/waiting-suggestions.ts';
import { useRows, useServices } from '../../state/use-services.ts';
import { sourceText } from '../../state/use-source-text.ts';
import { useDesk } from './use-suggestions.ts';

/** Sources that are read for the report's cautions without having been opened: beyond this the count says what is known. */
const readAtMost = 20;

/** Suggestions of the chosen sources (all where none is named) that wait for a decision. Sources not read yet are read in the background. */
export function useUndecided(chosen: readonly string[]): { readonly count: number; readonly sourceId: string } {
  const services = useServices();
  const inHand = useRows('decisions', 'claims', 'sources');
  const on = useDesk((state) => state.choice.on);
  useDesk((state) => state.readings);
  const key = chosen.join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the sources chosen
  useEffect(() => {
    if (!on) return;
    let gone = false;
    const readAll = async () => {
      const sources = sourcesOf().slice(0, readAtMost);
      for (const source of sources) {
        if (gone) return;
        const known = suggestionDesk(services.open).getState().readings.get(source.id)?.state;
        if (known !== undefined && known !== 'stopped') continue;
        const text = await sourceText(services, source.id).catch(() => null);
        if (text && !gone) await readForSuggestions(services, source, text, 0);
      }
    };
    void readAll();
    return () => {
      gone = true;
    };
  }, [services, on, key]);
  const sourcesOf = () => [...inHand.all('sources')].filter((source) => chosen.length === 0 || chosen.includes(source.id));
  const waiting = sourcesOf().map((source) => ({ sourceId: source.id, count: waitingIn(services.open, source.id).list.length }));
  return {
    count: waiting.reduce((sum, one) => sum + one.count, 0),
    sourceId: waiting.find((one) => one.count > 0)?.sourceId ?? '',
  };
}
