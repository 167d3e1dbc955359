import { useEffect } from 'react';
import { placeName } from '../../domain/paragraphs.ts';
import { clockAt } from '../../domain/times.ts';
import { useStatusText } from '../../state/status-text.ts';
import { useRows } from '../../state/use-services.ts';
import { useWaiting } from '../suggestions/use-suggestions.ts';
import type { TextSurface } from './text-surface.ts';

/** Tells the status bar how many claims there are and where the cursor is. */
export function useReadingStatus(surface: TextSurface | null, numbers: readonly number[], offset: number): void {
  const inHand = useRows('claims', 'attributions');
  const sourceId = surface?.text.id ?? '';
  const claims = sourceId ? inHand.claimsIn(sourceId).size : 0;
  const toReview = useWaiting(sourceId).list.length;
  const last = Math.max(0, numbers.at(-1) ?? 0, ...numbers.slice(-50));
  useEffect(() => {
    if (!surface) return;
    const place = placeName(surface.text.blocks, numbers, offset);
    useStatusText.setState({
      counts: `${claims === 0 ? 'No claims yet' : `${claims} ${claims === 1 ? 'claim' : 'claims'}`}${toReview > 0 ? `, ${toReview} suggested` : ''}`,
      place: [place.replace(/^¶\d+/, (number) => `${number} of ${last}`), clockAt(surface.text, offset)].filter(Boolean).join(', '),
    });
  }, [surface, numbers, offset, claims, last, toReview]);
}
