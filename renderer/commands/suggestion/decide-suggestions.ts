import { normaliseSpans, passageText } from '../../anchoring/spans.ts';
import type { ResolvedSpeaker } from '../../attribution/resolve-speakers.ts';
import type { Attribution, Claim, Quotation } from '../../domain/claim.ts';
import type { Span } from '../../domain/schema.ts';
import type { SourceText } from '../../domain/source.ts';
import type { Speaker } from '../../domain/speaker.ts';
import type { DecisionKind, SuggestionDecision } from '../../domain/suggestion-decision.ts';
import type { Writer } from '../../storage/edit-journal.ts';
import { newClaim, openAttribution } from '../claim/claim-acts.ts';
import type { Services } from '../services.ts';
import { newSpeaker, type SpeakerAnswer } from '../speaker/speaker-acts.ts';
import { nameForRegister, speakerInRegister } from './speaker-in-register.ts';
import type { Proposed } from './suggestion-desk.ts';

/** What an analyst changed on a suggestion before accepting it. What is left out stays as proposed. */
export interface Adjustment {
  readonly spans?: readonly Span[];
  readonly cue?: readonly Span[];
  readonly speakerWords?: readonly Span[];
  readonly quotation?: Quotation;
  readonly answer?: SpeakerAnswer;
}

/**
 * Accepts suggestions in one step: claims, their attributions, and whoever the register lacks. Each becomes a claim of its own; speakers
 * new to the register are made once. Returns the ids of the claims, in the order given.
 * @param change what was changed first; it goes for all of them.
 * @param verdict key of the verdict the claims get with it; '' for none.
 */
export function acceptSuggestions(
  services: Services,
  text: SourceText,
  suggestions: readonly Proposed[],
  change: Adjustment = {},
  verdict = '',
): string[] {
  if (suggestions.length === 0) return [];
  const adjusted = Object.keys(change).length > 0;
  const made: Speaker[] = [];
  const claims: Claim[] = [];
  const label = suggestions.length === 1 ? `accept ${adjusted ? 'changed ' : ''}suggestion` : `accept ${suggestions.length} suggestions`;
  void services.open.journal.commit(label, (writer) => {
    for (const one of suggestions) {
      const claim = { ...newClaim(text, change.spans ?? one.content, services.analyst()), verdict };
      claims.push(claim);
      writer.put('claims', claim);
      writer.put('attributions', attributionOf(services, writer, claim, one, change, made));
      writer.put('decisions', decisionOf(services, text, one, adjusted ? 'adjusted' : 'accepted', claim.id));
    }
  });
  return claims.map((claim) => claim.id);
}

/** Rejects suggestions in one step. They do not come back, in this session or another. */
export function rejectSuggestions(services: Services, text: SourceText, suggestions: readonly Proposed[]): void {
  const label = suggestions.length === 1 ? 'reject suggestion' : `reject ${suggestions.length} suggestions`;
  void services.open.journal.commit(label, (writer) => {
    for (const one of suggestions) writer.put('decisions', decisionOf(services, text, one, 'rejected', ''));
  });
}

/** Lets a rejected suggestion wait for a decision again. */
export function bringBack(services: Services, decisionId: string): void {
  void services.open.journal.commit('bring back suggestion', (writer) => writer.remove('decisions', decisionId));
}

/** Makes a rule or a cue count as before: its decisions are kept and lower nothing any more. */
export function resetLowering(services: Services, by: 'rule' | 'cue', name: string): void {
  const rows = [...services.open.inHand.all('decisions')].filter((row) => row.weighs && (by === 'rule' ? row.rule : row.cueWord) === name);
  void services.open.journal.commit(`count ${by} "${name}" anew`.slice(0, 400), (writer) => {
    for (const row of rows) writer.put('decisions', { ...row, weighs: false });
  });
}

function decisionOf(services: Services, text: SourceText, one: Proposed, decision: DecisionKind, claimId: string): SuggestionDecision {
  return {
    id: crypto.randomUUID(),
    caseId: text.caseId,
    sourceId: text.id,
    decision,
    claimId,
    rule: one.rule,
    kind: one.kind,
    cueWord: one.cueWord,
    cue: normaliseSpans(one.cue),
    content: normaliseSpans(one.content),
    exact: passageText(text.text, one.content),
    weighs: true,
    decidedAt: new Date().toISOString(),
    decidedBy: services.analyst(),
  };
}

function attributionOf(services: Services, writer: Writer, claim: Claim, one: Proposed, change: Adjustment, made: Speaker[]): Attribution {
  const { answer } = change;
  const speaker = answer ? answered(services, writer, answer, made) : registered(services, writer, claim.sourceId, one.speaker, made);
  const via = one.via ? registered(services, writer, claim.sourceId, one.via, made) : null;
  // "he" whose antecedent was not found waits for a speaker; a sentence that names nobody gives its words to nobody
  const nobody = answer ? answer.kind === 'unattributed' : one.source.length === 0 && !speaker;
  return {
    ...openAttribution(claim, 0),
    speakerId: speaker?.id ?? '',
    unattributed: nobody,
    quotation: change.quotation ?? one.manner,
    role: speaker?.kind === 'outlet' ? 'outlet' : 'original',
    cue: normaliseSpans(change.cue ?? one.cue),
    speakerWords: speaker?.kind === 'outlet' ? [] : normaliseSpans(change.speakerWords ?? one.source),
    viaId: via && via.id !== speaker?.id ? via.id : '',
  };
}

function answered(services: Services, writer: Writer, answer: SpeakerAnswer, made: Speaker[]): Speaker | null {
  if (answer.kind === 'known') return writer.get('speakers', answer.speakerId) ?? null;
  if (answer.kind !== 'new') return null;
  return keep(services, writer, newSpeaker(services.open.inHand, answer.draft), made);
}

/** Whoever the text means, from the register or made for it; null where it names nobody. */
function registered(services: Services, writer: Writer, sourceId: string, who: ResolvedSpeaker, made: Speaker[]): Speaker | null {
  const { inHand } = services.open;
  const source = inHand.get('sources', sourceId) ?? { id: sourceId, publisher: '' };
  const found = speakerInRegister(inHand, source, who, made);
  if (found.kind === 'nobody') return null;
  if (found.kind === 'known') {
    const now = writer.get('speakers', found.speaker.id) ?? found.speaker;
    const learned = withWhatIsNew(now, who, found.alias);
    if (learned !== now) writer.put('speakers', learned);
    const at = made.findIndex((one) => one.id === learned.id);
    if (at >= 0) made[at] = learned;
    return learned;
  }
  const name = who.kind === 'outlet' ? source.publisher || 'The article itself' : nameForRegister(who);
  const facts = { role: who.role.slice(0, 300), affiliation: who.affiliation.slice(0, 300) };
  return keep(services, writer, newSpeaker(inHand, { name, kind: who.kind, ...facts }), made);
}

/** A name that is longer than the one known takes its place; the other stays as an alias. Facts that are blank are filled. */
function withWhatIsNew(known: Speaker, who: ResolvedSpeaker, alias: string): Speaker {
  const longer = alias !== '' && alias.split(/\s+/).length > known.name.split(/\s+/).length;
  const name = longer ? alias : known.name;
  const other = longer ? known.name : alias;
  const aliases = other !== '' && !known.aliases.includes(other) ? [...known.aliases.filter((one) => one !== name), other] : known.aliases;
  const role = known.role || (known.kind === 'person' ? who.role : '');
  const affiliation = known.affiliation || (known.kind === 'person' ? who.affiliation : '');
  if (name === known.name && aliases === known.aliases && role === known.role && affiliation === known.affiliation) return known;
  return { ...known, name, aliases, role: role.slice(0, 1000), affiliation: affiliation.slice(0, 1000) };
}

/** Several new speakers in one step each take a colour of their own. */
function keep(services: Services, writer: Writer, speaker: Speaker, made: Speaker[]): Speaker {
  const taken = new Set([...services.open.inHand.all('speakers'), ...made].map((one) => one.slot));
  const free = [1, 2, 3, 4, 5, 6, 7].find((slot) => !taken.has(slot)) ?? 0;
  const kept = { ...speaker, slot: speaker.kind === 'outlet' ? 0 : free };
  writer.put('speakers', kept);
  made.push(kept);
  return kept;
}
