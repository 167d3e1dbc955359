import { useEffect } from 'react';
import { suggestionDesk } from '../../commands/suggestion/suggestion-desk.ts';
import { acceptChanged, suggestionInHand } from '../../commands/suggestion/walk-suggestions.ts';
import type { Source } from '../../domain/source.ts';
import { useServices } from '../../state/use-services.ts';
import { moveEdge, stepEdge } from '../reader/EdgeHandles.tsx';
import type { TextSurface } from '../reader/text-surface.ts';
import type { Caret } from '../reader/use-caret.ts';
import { useDesk } from './use-suggestions.ts';

/** While the edges of a suggestion are moved: arrows move them a word at a time, Enter accepts it with its new edges, Escape takes back. */
export function useSuggestionEdges(surface: TextSurface, source: Source, caret: Caret): void {
  const services = useServices();
  const moving = useDesk((state) => state.draft !== null);
  const { moveTo } = caret;
  useEffect(() => {
    if (!moving) return;
    const desk = suggestionDesk(services.open);
    const onKey = (event: KeyboardEvent) => {
      const one = suggestionInHand(services);
      const { draft } = desk.getState();
      if (!one || !draft) {
        desk.setState({ draft: null });
        return;
      }
      const take = () => {
        event.preventDefault();
        event.stopPropagation();
      };
      if (event.key === 'Enter') {
        take();
        if (draft === one.content) desk.setState({ draft: null });
        else void acceptChanged(services, one, { spans: draft });
      } else if (event.key === 'Escape') {
        take();
        desk.setState({ draft: null });
        services.announce('Edges as before');
      } else if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') {
        take();
        const direction = event.key === 'ArrowRight' ? 1 : -1;
        const part = event.shiftKey ? 0 : draft.length - 1;
        const edge = event.shiftKey ? 'start' : 'end';
        const next = stepEdge(surface, source, draft[part]?.[edge] ?? 0, edge, direction);
        desk.setState({ draft: moveEdge(draft, part, edge, next) });
        moveTo(next);
        services.announce(surface.text.text.slice(edge === 'end' ? Math.max(0, next - 40) : next, edge === 'end' ? next : next + 40));
      } else if (event.key.length === 1 || event.key === 'Tab') desk.setState({ draft: null });
    };
    addEventListener('keydown', onKey, true);
    return () => removeEventListener('keydown', onKey, true);
  }, [moving, services, surface, source, moveTo]);
}
