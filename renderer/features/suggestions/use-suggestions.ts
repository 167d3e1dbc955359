import { useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import { getSuggestionsReady, readForSuggestions, stopReadingFor } from '../../commands/suggestion/read-for-suggestions.ts';
import { type DeskState, type SourceReading, type SuggestionChoice, suggestionDesk } from '../../commands/suggestion/suggestion-desk.ts';
import { type Waiting, waitingIn } from '../../commands/suggestion/waiting-suggestions.ts';
import type { Source, SourceText } from '../../domain/source.ts';
import { useRows, useServices, useUi } from '../../state/use-services.ts';
import { useSettings } from '../../state/use-settings.ts';

/** A part of the suggestion desk; the component draws again when it changes. */
export function useDesk<T>(select: (state: DeskState) => T): T {
  return useStore(suggestionDesk(useServices().open), select);
}

/** Suggestions of a source that wait for a decision; the same object until they change. */
export function useWaiting(sourceId: string): Waiting {
  const { open } = useServices();
  useRows('decisions', 'claims', 'attributions', 'sources');
  useDesk((state) => state.readings.get(sourceId)?.found);
  useDesk((state) => state.choice);
  return waitingIn(open, sourceId);
}

/** How far the suggestions of a source are. */
export function useReadingState(sourceId: string): SourceReading | undefined {
  return useDesk((state) => state.readings.get(sourceId));
}

/** Reads the open source for suggestions once its text is on screen, and keeps the desk true to settings and to what is in hand. */
export function useReadForSuggestions(source: Source, text: SourceText, from: () => number): void {
  const services = useServices();
  const { settings } = useSettings();
  const { suggestions: on, suggestSpeech, suggestBelief, suggestIntention, suggestFrom: threshold } = settings;
  const choice = useMemo<SuggestionChoice>(
    () => ({
      on,
      kinds: [
        ...(suggestSpeech ? (['speech'] as const) : []),
        ...(suggestBelief ? (['belief'] as const) : []),
        ...(suggestIntention ? (['intention'] as const) : []),
      ],
      threshold,
    }),
    [on, suggestSpeech, suggestBelief, suggestIntention, threshold],
  );
  useEffect(() => suggestionDesk(services.open).setState({ choice }), [services, choice]);

  // another set-aside block, or another language, is another text to the engine
  const key = `${source.id} ${source.language} ${source.setAside.map((entry) => entry.start).join(',')}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the source
  useEffect(() => {
    if (!on) return;
    const known = suggestionDesk(services.open).getState().readings.get(source.id);
    if (readWith.get(text) === key && (known?.state === 'done' || known?.state === 'unread')) return;
    getSuggestionsReady();
    // after the text has been drawn: reading it must not cost the first look at it
    let asked = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() => {
        asked = true;
        readWith.set(text, key);
        void readForSuggestions(services, source, text, from());
      });
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
      if (asked) stopReadingFor(source.id);
    };
  }, [services, on, text, key]);

  useEffect(
    () =>
      services.ui.subscribe((state, before) => {
        const taken = state.claimId !== '' && state.claimId !== before.claimId;
        if (taken || state.sourceId !== before.sourceId) suggestionDesk(services.open).setState({ inHandId: '', draft: null });
        if (taken) suggestionDesk(services.open).setState({ panel: '' });
      }),
    [services],
  );
}

/** Which set of blocks and language a text was read with. */
const readWith = new WeakMap<SourceText, string>();

/** The suggestion in hand in the open source, if it still waits. */
export function useSuggestionInHand() {
  const sourceId = useUi((state) => state.sourceId);
  const id = useDesk((state) => state.inHandId);
  const { list } = useWaiting(sourceId);
  return id === '' ? undefined : list.find((one) => one.id === id);
}
