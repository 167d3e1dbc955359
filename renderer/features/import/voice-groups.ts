import type { VoiceProposal } from '../../attribution/turn-speakers.ts';
import { foldWords } from '../../domain/fold-words.ts';

/** A speaker that an import will make or use, with the labels that stand for it. */
export interface VoiceGroup {
  readonly name: string;
  readonly taken: boolean;
  /** Of the register, or ''. */
  readonly speakerId: string;
  readonly role: string;
  readonly affiliation: string;
  readonly turns: number;
  readonly labels: readonly VoiceProposal[];
}

/** Labels by the speaker they become: who speaks most first, turns without a name last. What is left out stands by itself. */
export function voiceGroups(proposals: readonly VoiceProposal[]): VoiceGroup[] {
  const groups = new Map<string, VoiceProposal[]>();
  for (const one of proposals) {
    const key = !one.taken ? `out ${one.label}` : one.speakerId ? `known ${one.speakerId}` : `new ${foldWords(one.name)}`;
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return [...groups.values()]
    .map((labels): VoiceGroup => {
      const told = labels.find((one) => one.role !== '' || one.affiliation !== '') ?? labels[0];
      return {
        name: labels[0]?.name ?? '',
        taken: labels[0]?.taken ?? false,
        speakerId: labels[0]?.speakerId ?? '',
        role: told?.role ?? '',
        affiliation: told?.affiliation ?? '',
        turns: labels.reduce((sum, one) => sum + one.turns, 0),
        labels,
      };
    })
    .sort((a, b) => Number(a.name === '') - Number(b.name === '') || b.turns - a.turns);
}

export const countOf = (count: number, one: string) => (count === 1 ? `1 ${one}` : `${count.toLocaleString('en')} ${one}s`);

export const turnCount = (turns: number) => countOf(turns, 'turn');
