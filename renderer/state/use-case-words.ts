import { useCallback, useSyncExternalStore } from 'react';
import { type CaseWords, caseWords } from '../storage/case-words.ts';
import { useServices } from './use-services.ts';

/** Cues and paragraph numbers of the case; the component draws again when more of them are known. */
export function useCaseWords(): CaseWords {
  const words = caseWords(useServices().database);
  const subscribe = useCallback((listener: () => void) => words.subscribe(listener), [words]);
  useSyncExternalStore(subscribe, () => words.version);
  return words;
}
