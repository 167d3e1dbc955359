import { findPlaces } from '../domain/search/find-places.ts';
import type { SearchAnswer, SearchRequest } from './search-messages.ts';

/** Finds words in the texts of a case, away from the window: a slow expression stops nothing but itself. */
const texts = new Map<string, { readonly text: string; readonly blocks: readonly { readonly start: number; readonly end: number }[] }>();

addEventListener('message', ({ data }: MessageEvent<SearchRequest>) => {
  if (data.kind === 'keep') {
    texts.set(data.sourceId, { text: data.text, blocks: data.blocks });
    return;
  }
  const kept = texts.get(data.sourceId);
  const found = kept
    ? findPlaces({ ...kept, aside: new Set(data.aside) }, data.find, data.withAside, data.atMost)
    : { places: [], aside: 0, more: false };
  const answer: SearchAnswer = { searchId: data.searchId, sourceId: data.sourceId, found };
  postMessage(answer);
});
