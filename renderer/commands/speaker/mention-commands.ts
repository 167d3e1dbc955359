import { findMentions } from '../../attribution/find-mentions.ts';
import { sourceText } from '../../state/use-source-text.ts';
import type { Command } from '../command.ts';
import type { Services } from '../services.ts';
import { tagMentions, untagMentions } from './speaker-acts.ts';

/** The speaker that "this speaker" means: that of the claim in hand, else the one whose claims alone are shown, else the one in hand. */
export function speakerMeant({ open, ui }: Services): string {
  const { claimId, onlySpeaker, speakerId } = ui.getState();
  const ofClaim = open.inHand.attributionsByClaim.of(claimId).find((row) => row.speakerId !== '')?.speakerId;
  return [ofClaim, onlySpeaker, speakerId].find((id) => id && open.inHand.get('speakers', id)) ?? '';
}

function needsSpeakerAndSource(services: Services): string {
  if (!services.ui.getState().sourceId) return 'Open a source first';
  return speakerMeant(services) ? '' : 'Choose a claim with a speaker first';
}

/**
 * Tags every place of a source that names a speaker, in one step. Text set aside is left out, and so are words that may name somebody
 * else. Returns how many places are new.
 */
export async function tagThroughout(services: Services, speakerId: string, sourceId: string): Promise<number> {
  const { inHand } = services.open;
  const speaker = inHand.get('speakers', speakerId);
  const source = inHand.get('sources', sourceId);
  if (!speaker || !source) return 0;
  const { text, blocks } = await sourceText(services, sourceId);
  const aside = new Set(source.setAside.map((entry) => entry.start));
  const others = [...inHand.all('speakers')].filter((other) => other.id !== speakerId);
  const spans = blocks.filter((block) => !aside.has(block.start)).flatMap((block) => findMentions(text, speaker, others, block));
  return tagMentions(services, sourceId, speakerId, spans);
}

/** A known speaker's mentions in the open source. */
export const mentionCommands: readonly Command[] = [
  {
    id: 'speaker.tag',
    title: 'Tag this speaker throughout the source',
    keywords: 'mentions names everywhere all places',
    menu: 'Speaker',
    keys: [],
    scope: 'anywhere',
    undoable: 'yes',
    unavailable: needsSpeakerAndSource,
    run: async (services) => {
      const speakerId = speakerMeant(services);
      const name = services.open.inHand.get('speakers', speakerId)?.name ?? '';
      const count = await tagThroughout(services, speakerId, services.ui.getState().sourceId);
      if (count > 0) services.toast(`Tagged ${name} in ${count} ${count === 1 ? 'place' : 'places'}`, { undo: true });
      else services.toast(`No more places name ${name} here`);
    },
  },
  {
    id: 'speaker.untag',
    title: 'Untag this speaker in the source',
    keywords: 'mentions names remove',
    menu: 'Speaker',
    keys: [],
    scope: 'anywhere',
    undoable: 'yes',
    unavailable: (services) => {
      const reason = needsSpeakerAndSource(services);
      if (reason) return reason;
      const speakerId = speakerMeant(services);
      const tagged = services.open.inHand.mentionsBySource.of(services.ui.getState().sourceId).some((row) => row.speakerId === speakerId);
      return tagged ? '' : 'This speaker is not tagged here';
    },
    run: (services) => {
      const speakerId = speakerMeant(services);
      const name = services.open.inHand.get('speakers', speakerId)?.name ?? '';
      void untagMentions(services, services.ui.getState().sourceId, speakerId);
      services.toast(`Untagged ${name}`, { undo: true });
    },
  },
];
