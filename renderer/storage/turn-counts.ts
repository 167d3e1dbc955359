import type { Source } from '../domain/source.ts';
import { turnsBySpeaker } from '../domain/turns.ts';
import type { CaseInHand } from './case-in-hand.ts';

/** Where somebody speaks in turns, and how often. */
export interface TurnsThere {
  readonly source: Source;
  readonly turns: number;
  readonly labels: readonly string[];
}

const cache = new WeakMap<CaseInHand, { readonly version: number; readonly found: ReadonlyMap<string, readonly TurnsThere[]> }>();

/** The transcripts in which a speaker has turns, as they were imported. Counted anew only when sources changed. */
export function turnsOf(inHand: CaseInHand, speakerId: string): readonly TurnsThere[] {
  const version = inHand.version('sources');
  const known = cache.get(inHand);
  if (known?.version === version) return known.found.get(speakerId) ?? [];
  const found = new Map<string, TurnsThere[]>();
  const sources = [...inHand.all('sources')].sort((a, b) => a.importedAt.localeCompare(b.importedAt));
  for (const source of sources) {
    for (const [id, turns] of turnsBySpeaker(source)) {
      const labels = (source.voices ?? []).flatMap((voice) => (voice.speakerId === id ? [voice.label] : []));
      const list = found.get(id);
      if (list) list.push({ source, turns, labels });
      else found.set(id, [{ source, turns, labels }]);
    }
  }
  cache.set(inHand, { version, found });
  return found.get(speakerId) ?? [];
}
