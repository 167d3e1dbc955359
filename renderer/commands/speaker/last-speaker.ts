import type { OpenCase } from '../../storage/open-case.ts';

const lastSpeakers = new WeakMap<OpenCase, string>();

/** The speaker the analyst set last in this session; '' if none, or if it is gone. */
export function lastSpeaker(open: OpenCase): string {
  const id = lastSpeakers.get(open) ?? '';
  return open.inHand.get('speakers', id) ? id : '';
}

/** Remembers who was set. */
export function rememberSpeaker(open: OpenCase, speakerId: string): void {
  if (speakerId) lastSpeakers.set(open, speakerId);
}
