import { likelySpeakers } from '../../attribution/likely-speakers.ts';
import { turnSpeakerAt } from '../../commands/claim/claim-acts.ts';
import { lastSpeaker } from '../../commands/speaker/last-speaker.ts';
import type { Claim } from '../../domain/claim.ts';
import type { Source, SourceText } from '../../domain/source.ts';
import type { Speaker } from '../../domain/speaker.ts';
import type { OpenCase } from '../../storage/open-case.ts';
import { sourcesWithVoice } from '../../storage/voice-counts.ts';
import { type Candidate, registerCandidates } from './who-choices.ts';

/** The register's speakers who may say a claim of a source: other sources' own voices are left out. */
export function speakersFor(open: OpenCase, source: Source | undefined): Speaker[] {
  const outlet = outletOf(open, source);
  return [...open.inHand.all('speakers')].filter((speaker) => speaker.kind !== 'outlet' || speaker.id === outlet?.id);
}

/** The speaker that stands for a source's own voice, if the register holds it: the one this source uses, else one of its outlet's name. */
export function outletOf({ inHand }: OpenCase, source: Source | undefined): Speaker | undefined {
  if (!source) return undefined;
  const outlets = [...inHand.all('speakers')].filter((speaker) => speaker.kind === 'outlet');
  const users = new Map(outlets.map((speaker) => [speaker.id, sourcesWithVoice(inHand, speaker.id)]));
  return (
    outlets.find((speaker) => users.get(speaker.id)?.includes(source.id)) ??
    outlets.find(
      (speaker) => source.publisher !== '' && [speaker.name, speaker.affiliation, ...speaker.aliases].includes(source.publisher),
    ) ??
    outlets.find((speaker) => users.get(speaker.id)?.length === 0 && speaker.affiliation === '')
  );
}

/** What a new voice of a source is called: its outlet, where that is known, else the article itself. */
export function outletNameFor({ inHand }: OpenCase, source: Source | undefined): string {
  const plain = 'The article itself';
  if (source?.publisher) return source.publisher;
  const taken = [...inHand.all('speakers')].some((speaker) => speaker.name === plain);
  return taken && source?.title ? `${plain} (${source.title})`.slice(0, 200) : plain;
}

const likelihoods = { likely: 'Likely', possible: 'Possible', unlikely: 'Unlikely' } as const;

/** Who may have said a claim, the most likely first. Without the text: the register, the last used first. */
export function candidatesFor(open: OpenCase, claim: Claim, source: Source | undefined, text: SourceText | null): Candidate[] {
  const register = speakersFor(open, source);
  if (!text || !source) return byUse(open, claim, register);
  const aside = new Set(source.setAside.map((entry) => entry.start));
  const found = likelySpeakers({
    text: text.text,
    spans: claim.spans,
    language: source.language,
    blocks: text.blocks.filter((block) => !aside.has(block.start)),
    speakers: register,
    lastSpeakerId: lastSpeaker(open),
    turnSpeakerId: turnSpeakerAt(source, text, claim.spans[0]?.start ?? 0),
    earlier: earlierIn(open, claim),
  });
  const byId = new Map(register.map((speaker) => [speaker.id, speaker]));
  return found.map((one) => {
    const known = byId.get(one.speakerId ?? '');
    return {
      speakerId: known?.id ?? '',
      name: one.name,
      kind: known?.kind ?? one.create?.kind ?? 'person',
      slot: known?.slot ?? 0,
      role: known?.role ?? one.create?.role ?? '',
      affiliation: known?.affiliation ?? one.create?.affiliation ?? '',
      aliases: known?.aliases ?? [],
      reason: `${one.reason.charAt(0).toUpperCase()}${one.reason.slice(1)}. ${likelihoods[one.likelihood]}`,
      words: one.span ? [one.span] : [],
    };
  });
}

/** Where speakers are set already in the claim's source, near the claim only: more of them would say nothing new. */
function earlierIn({ inHand }: OpenCase, claim: Claim): { speakerId: string; start: number }[] {
  const start = claim.spans[0]?.start ?? 0;
  return inHand
    .claimsIn(claim.sourceId)
    .overlapping(Math.max(0, start - nearby), start + nearby)
    .flatMap((other) =>
      other.id === claim.id
        ? []
        : inHand.attributionsByClaim
            .of(other.id)
            .flatMap((row) => (row.speakerId ? [{ speakerId: row.speakerId, start: other.spans[0]?.start ?? 0 }] : [])),
    );
}

/** How far from a claim speakers count as near, in UTF-16 units. */
const nearby = 8000;

function byUse(open: OpenCase, claim: Claim, register: readonly Speaker[]): Candidate[] {
  const last = lastSpeaker(open);
  const counts = new Map<string, number>();
  for (const { speakerId } of earlierIn(open, claim)) counts.set(speakerId, (counts.get(speakerId) ?? 0) + 1);
  const weight = (speaker: Speaker) => (speaker.id === last ? 1e6 : 0) + (counts.get(speaker.id) ?? 0);
  return registerCandidates([...register].sort((a, b) => weight(b) - weight(a) || a.name.localeCompare(b.name)));
}
