import { blockIndexAt } from '../../anchoring/segmentation.ts';
import { describeQuotes, mergeSpans, normaliseSpans, subtractSpans } from '../../anchoring/spans.ts';
import { quotationOf } from '../../attribution/quotation-of.ts';
import type { Attribution, Claim } from '../../domain/claim.ts';
import type { Row } from '../../domain/edit.ts';
import type { Span } from '../../domain/schema.ts';
import type { Source, SourceText } from '../../domain/source.ts';
import { speakerOfTurn } from '../../domain/turns.ts';
import type { CaseInHand } from '../../storage/case-in-hand.ts';
import type { Writer } from '../../storage/edit-journal.ts';
import type { Services } from '../services.ts';
import { claimNumber } from './claim-numbers.ts';

/** How claims are named to the analyst: "claim 7", "3 claims". */
export function nameClaims(inHand: CaseInHand, ids: readonly string[]): string {
  const only = ids.length === 1 && ids[0] ? inHand.get('claims', ids[0]) : undefined;
  return only ? `claim ${claimNumber(inHand, only)}` : `${ids.length} claims`;
}

/** A new claim's row: passages described by quote, nothing judged yet. */
export function newClaim(text: SourceText, spans: readonly Span[], by: string): Claim {
  const at = new Date().toISOString();
  const passages = normaliseSpans(spans);
  return {
    id: crypto.randomUUID(),
    caseId: text.caseId,
    sourceId: text.id,
    spans: passages,
    quotes: describeQuotes(text.text, passages),
    statement: '',
    verdict: '',
    confidence: 0,
    topics: [],
    statedAt: '',
    note: '',
    tension: [],
    createdAt: at,
    createdBy: by,
    updatedAt: at,
  };
}

/** An attribution that waits for its speaker. */
export function openAttribution(claim: Claim, order: number): Attribution {
  return {
    id: crypto.randomUUID(),
    caseId: claim.caseId,
    claimId: claim.id,
    sourceId: claim.sourceId,
    order,
    speakerId: '',
    unattributed: false,
    quotation: 'indirect',
    role: 'original',
    cue: [],
    speakerWords: [],
    viaId: '',
  };
}

/** Who speaks the turn at an offset of a source, where the register has somebody for it; else ''. */
export function turnSpeakerAt(source: Source | undefined, { blocks }: SourceText, offset: number): string {
  return source?.voices ? speakerOfTurn(source, blocks[blockIndexAt(blocks, offset)]) : '';
}

/** Marks a claim and takes it in hand: with the speaker of its turn in a transcript, else with its speaker open. Returns the claim's id. */
export function markClaim(services: Services, text: SourceText, spans: readonly Span[], by: string): string {
  const claim = newClaim(text, spans, by);
  const source = services.open.inHand.get('sources', text.id);
  const quotation = quotationOf(text.text, claim.spans, text.blocks, source?.language ?? '');
  const speakerId = turnSpeakerAt(source, text, claim.spans[0]?.start ?? 0);
  // in a transcript the words are the speaker's own, whether in quotation marks or not
  const attribution = { ...openAttribution(claim, 0), quotation: speakerId === '' ? quotation : ('direct' as const), speakerId };
  void services.open.journal.commit(`mark claim`, (writer) => {
    writer.put('claims', claim);
    writer.put('attributions', attribution);
  });
  services.ui.setState({ claimId: claim.id });
  return claim.id;
}

/** Changes claims; `change` gets each and returns what differs. */
export function changeClaims(
  services: Services,
  ids: readonly string[],
  label: string,
  change: (claim: Claim) => Partial<Claim>,
  join = '',
): Promise<void> {
  const at = new Date().toISOString();
  return services.open.journal.commit(
    label,
    (writer) => {
      for (const id of ids) {
        const claim = writer.get('claims', id);
        if (!claim) continue;
        const changed = change(claim);
        if (Object.keys(changed).length > 0) writer.put('claims', { ...claim, ...changed, updatedAt: at });
      }
    },
    join,
  );
}

/** Adds a separate span to a claim, or lengthens one where they touch. */
export function addPart(services: Services, text: SourceText, claimId: string, span: Span): Promise<void> {
  return setSpans(services, text, claimId, (spans) => mergeSpans(spans, [span]), 'add part to');
}

/** Takes words out of a claim's passages. A claim keeps at least one span: taking all is refused. */
export function removePart(services: Services, text: SourceText, claimId: string, span: Span): Promise<void> {
  return setSpans(services, text, claimId, (spans) => subtractSpans(spans, [span]), 'remove part from');
}

/** Moves the edges of a claim's passages. */
export function setSpans(
  services: Services,
  text: SourceText,
  claimId: string,
  change: (spans: readonly Span[]) => readonly Span[],
  verb = 'adjust edges of',
  join = '',
): Promise<void> {
  const label = `${verb} ${nameClaims(services.open.inHand, [claimId])}`;
  return changeClaims(
    services,
    [claimId],
    label,
    (claim) => {
      const spans = normaliseSpans(change(claim.spans));
      if (spans.length === 0) return {};
      const { placement } = claim;
      // whoever sets the edges of a claim that waited to be confirmed has placed it
      const placed = placement?.state === 'approximate' && !placement.settled;
      return {
        spans,
        quotes: describeQuotes(text.text, spans),
        ...(claim.noContent ? { noContent: false } : {}),
        ...(placed ? { placement: { ...placement, state: 'by-hand' as const, settled: true } } : {}),
      };
    },
    join,
  );
}

/** Removes claims with all that hangs on them, in one step. */
export function deleteClaims(services: Services, ids: readonly string[]): Promise<void> {
  const { inHand } = services.open;
  const label = `delete ${nameClaims(inHand, ids)}`;
  return services.open.journal.commit(label, (writer) => removeClaims(writer, inHand, ids));
}

/** The writes of a deletion, for acts that delete claims along with something else. */
export function removeClaims(writer: Writer, inHand: CaseInHand, ids: readonly string[]): void {
  const gone = new Set(ids);
  for (const id of ids) {
    const claim = writer.get('claims', id);
    for (const attribution of inHand.attributionsByClaim.of(id)) writer.remove('attributions', attribution.id);
    for (const evidence of inHand.evidenceByClaim.of(id)) writer.remove('evidence', evidence.id);
    for (const otherId of claim?.tension ?? []) {
      const other = writer.get('claims', otherId);
      if (other && !gone.has(otherId)) writer.put('claims', { ...other, tension: other.tension.filter((tied) => tied !== id) });
    }
    if (claim) writer.remove('claims', id);
  }
}

/** Gives claims a verdict, or takes it away with ''. A claim that is not checked has no confidence. `join` as in the journal. */
export function setVerdict(services: Services, ids: readonly string[], verdict: string, join = ''): Promise<void> {
  const word = verdict === '' ? 'clear verdict of' : 'set verdict of';
  return changeClaims(
    services,
    ids,
    `${word} ${nameClaims(services.open.inHand, ids)}`,
    () => (verdict === '' ? { verdict, confidence: 0 } : { verdict }),
    join,
  );
}

/** 1 low, 2 moderate, 3 high, 0 not given. Only claims with a verdict can have one. */
export function setConfidence(services: Services, ids: readonly string[], confidence: number, join = ''): Promise<void> {
  return changeClaims(
    services,
    ids,
    `set confidence of ${nameClaims(services.open.inHand, ids)}`,
    (claim) => (claim.verdict === '' ? {} : { confidence }),
    join,
  );
}

/** Adds the topic to all of the claims, or takes it from all when each has it already. */
export function toggleTopic(services: Services, ids: readonly string[], codeId: string): Promise<void> {
  const { inHand } = services.open;
  const all = ids.every((id) => inHand.get('claims', id)?.topics.includes(codeId));
  return changeClaims(services, ids, `${all ? 'remove topic from' : 'add topic to'} ${nameClaims(inHand, ids)}`, (claim) => ({
    topics: all ? claim.topics.filter((topic) => topic !== codeId) : [...new Set([...claim.topics, codeId])],
  }));
}

/** Says of two or more claims that they cannot all stand, or takes that back when each pair is tied already. */
export function toggleTension(services: Services, ids: readonly string[]): Promise<void> {
  const { inHand } = services.open;
  const tied = ids.every((id) => ids.every((other) => other === id || inHand.get('claims', id)?.tension.includes(other)));
  return changeClaims(services, ids, `${tied ? 'part' : 'put in tension'} ${nameClaims(inHand, ids)}`, (claim) => {
    const others = ids.filter((id) => id !== claim.id);
    return { tension: tied ? claim.tension.filter((id) => !others.includes(id)) : [...new Set([...claim.tension, ...others])] };
  });
}

/** Changes one attribution of a claim. */
export function changeAttribution(services: Services, id: string, label: string, change: Partial<Attribution>, join = ''): Promise<void> {
  return services.open.journal.commit(
    label,
    (writer) => {
      const row: Row<'attributions'> | undefined = writer.get('attributions', id);
      if (row) writer.put('attributions', { ...row, ...change });
    },
    join,
  );
}

/** Adds one more attribution to a claim, open until its speaker is set. Returns its id. */
export function addAttribution(services: Services, claimId: string, change: Partial<Attribution> = {}): string {
  const { inHand, journal } = services.open;
  const claim = inHand.get('claims', claimId);
  if (!claim) return '';
  const order = Math.max(-1, ...inHand.attributionsByClaim.of(claimId).map((row) => row.order)) + 1;
  const attribution = { ...openAttribution(claim, order), ...change };
  void journal.commit(`add speaker to ${nameClaims(inHand, [claimId])}`, (writer) => writer.put('attributions', attribution));
  return attribution.id;
}

/** Removes an attribution. */
export function removeAttribution(services: Services, id: string): Promise<void> {
  const row = services.open.inHand.get('attributions', id);
  const label = `remove speaker from ${row ? nameClaims(services.open.inHand, [row.claimId]) : 'claim'}`;
  return services.open.journal.commit(label, (writer) => writer.remove('attributions', id));
}
