import type { ReactNode } from 'react';
import { useUi } from '../../state/use-services.ts';
import { HowTheyFared } from './HowTheyFared.tsx';
import { SaidMoreThanOnce } from './SaidMoreThanOnce.tsx';
import { SuggestionDetails } from './SuggestionDetails.tsx';
import { SuggestionList } from './SuggestionList.tsx';
import { useDesk, useSuggestionInHand } from './use-suggestions.ts';

/** What the right side of Read shows of suggestions: the one in hand, the list, how they fared, or what is said more than once; `children` where none of it is asked for. */
export function SuggestionPanel({
  busy,
  children,
}: {
  /** Something else is in hand. */ readonly busy: boolean;
  readonly children: ReactNode;
}) {
  const sourceId = useUi((state) => state.sourceId);
  const panel = useDesk((state) => state.panel);
  const one = useSuggestionInHand();
  if (one) return <SuggestionDetails one={one} sourceId={sourceId} />;
  if (busy || panel === '' || sourceId === '') return children;
  if (panel === 'repeats') return <SaidMoreThanOnce />;
  return panel === 'list' ? <SuggestionList sourceId={sourceId} /> : <HowTheyFared />;
}
