import type { IntervalIndex } from '../../anchoring/interval-index.ts';
import type { Claim } from '../../domain/claim.ts';
import { type Command, needsClaim, needsSource } from '../command.ts';
import type { Services } from '../services.ts';
import { addPart, markClaim, nameClaims } from './claim-acts.ts';

const inRead = (services: Services): string => (services.reader.current ? needsSource(services) : 'Go to Read first');
const inReadWithClaim = (services: Services): string => inRead(services) || needsClaim(services);

function mark(services: Services): void {
  const reader = services.reader.current;
  const text = reader?.text();
  if (!reader || !text) return;
  const selection = reader.selection();
  const sentence = reader.sentenceAtCaret();
  const spans = selection?.spans ?? (sentence ? [sentence] : []);
  if (spans.length === 0) {
    services.announce('Nothing to mark here');
    return;
  }
  const claimId = markClaim(services, text, spans, services.analyst());
  reader.clearSelection();
  const attribution = services.open.inHand.attributionsByClaim.of(claimId)[0];
  services.ui.setState({ who: { claimId, attributionId: attribution?.id ?? '', place: 'text', asks: 'speaker' } });
}

function part(services: Services): void {
  const reader = services.reader.current;
  const text = reader?.text();
  const selection = reader?.selection();
  const { claimId } = services.ui.getState();
  if (!reader || !text) return;
  if (!selection) {
    services.announce('Select the words to add first');
    return;
  }
  for (const span of selection.spans) void addPart(services, text, claimId, span);
  reader.clearSelection();
  services.announce(`Part added to ${nameClaims(services.open.inHand, [claimId])}`);
}

function stepClaim(services: Services, direction: 1 | -1): void {
  const { ui, open, reader } = services;
  const { sourceId, claimId, onlySpeaker } = ui.getState();
  const index = open.inHand.claimsIn(sourceId);
  const shown = (id: string) =>
    onlySpeaker === '' || open.inHand.attributionsByClaim.of(id).some((row) => row.speakerId === onlySpeaker || row.viaId === onlySpeaker);
  const next = nextShown(index, claimId, reader.current?.caret() ?? 0, direction, shown);
  if (!next) {
    const none = !nextShown(index, '', -1, 1, shown);
    services.announce(none ? 'No claims in this source' : direction === 1 ? 'Last claim' : 'First claim');
    return;
  }
  ui.setState({ claimId: next.id });
  if (next.spans[0]) reader.current?.show(next.spans[0]);
  const attribution = open.inHand.attributionsByClaim.of(next.id)[0];
  const speaker = attribution?.speakerId ? open.inHand.get('speakers', attribution.speakerId)?.name : 'speaker not set';
  services.announce(`${nameClaims(open.inHand, [next.id])}, ${speaker}`);
}

/** The claim after or before the one in hand, else after or before the cursor, else at the far end; passes over those not shown. */
function nextShown(
  index: IntervalIndex<Claim>,
  claimId: string,
  caret: number,
  direction: 1 | -1,
  shown: (id: string) => boolean,
): Claim | undefined {
  const held = index.has(claimId) && shown(claimId) ? index.rankOf(claimId) : -1;
  const from = (start: number): Claim | undefined => {
    for (let at = start; at >= 0 && at < index.size; at += direction) {
      const claim = index.atRank(at);
      if (claim && shown(claim.id)) return claim;
    }
    return undefined;
  };
  if (held >= 0) return from(held + direction);
  const near = direction === 1 ? index.after(caret - 1) : index.before(caret);
  const found = near ? from(index.rankOf(near.id)) : undefined;
  return found ?? from(direction === 1 ? 0 : index.size - 1);
}

function overlapping(services: Services): void {
  const { ui, open, reader } = services;
  const { sourceId, claimId } = ui.getState();
  const held = open.inHand.get('claims', claimId);
  const caret = reader.current?.caret() ?? 0;
  let here = open.inHand.claimsIn(sourceId).at(caret);
  if (held && !here.some((claim) => claim.id === claimId))
    here = open.inHand.claimsIn(sourceId).overlapping(held.spans[0]?.start ?? 0, held.spans.at(-1)?.end ?? 0);
  const outward = here.toReversed();
  const next = outward[(outward.findIndex((claim) => claim.id === claimId) + 1) % Math.max(1, outward.length)];
  if (!next || (outward.length === 1 && next.id === claimId)) {
    services.announce('No other claim here');
    return;
  }
  ui.setState({ claimId: next.id });
  services.announce(`${nameClaims(open.inHand, [next.id])}, ${outward.length} here`);
}

/** Marking and moving about claims in the text. */
export const readingCommands: readonly Command[] = [
  {
    id: 'claim.mark',
    title: 'Mark a claim',
    keywords: 'highlight selection sentence',
    menu: 'Claim',
    keys: ['C'],
    scope: 'text',
    undoable: 'yes',
    unavailable: inRead,
    run: mark,
  },
  {
    id: 'claim.add-part',
    title: 'Add the selected words to the claim',
    keywords: 'part span separate discontinuous',
    menu: 'Claim',
    keys: ['M'],
    scope: 'text',
    undoable: 'yes',
    unavailable: inReadWithClaim,
    run: part,
  },
  {
    id: 'claim.edges',
    title: 'Adjust the edges of the claim',
    keywords: 'boundary resize span',
    menu: 'Claim',
    keys: ['B'],
    scope: 'text',
    undoable: 'yes',
    unavailable: inReadWithClaim,
    run: ({ reader }) => reader.current?.adjustEdges(),
  },
  {
    id: 'claim.overlapping',
    title: 'Next overlapping claim',
    keywords: 'nested under',
    menu: 'Claim',
    keys: ['O'],
    scope: 'text',
    undoable: 'no-change',
    unavailable: inRead,
    run: overlapping,
  },
  {
    id: 'claim.next',
    title: 'Next claim',
    menu: 'Claim',
    keys: ['J', 'F8'],
    scope: 'text',
    undoable: 'no-change',
    unavailable: inRead,
    run: (services) => stepClaim(services, 1),
  },
  {
    id: 'claim.previous',
    title: 'Previous claim',
    menu: 'Claim',
    keys: ['K', 'Shift+F8'],
    scope: 'text',
    undoable: 'no-change',
    unavailable: inRead,
    run: (services) => stepClaim(services, -1),
  },
  {
    id: 'claim.details',
    title: 'Go to the claim details',
    menu: 'Claim',
    keys: ['Enter'],
    scope: 'text',
    undoable: 'no-change',
    unavailable: inReadWithClaim,
    run: ({ ui }) => {
      ui.setState({ inspector: true });
      requestAnimationFrame(() => {
        const { activeElement } = document;
        for (const place of ['.inspector .speaker-input', '.inspector button']) {
          if (document.activeElement === activeElement) document.querySelector<HTMLElement>(place)?.focus();
        }
      });
    },
  },
  {
    id: 'text.let-go',
    title: 'Let go of the claim or selection',
    menu: 'Claim',
    keys: ['Escape'],
    scope: 'text',
    undoable: 'no-change',
    unavailable: inRead,
    run: ({ ui, reader }) => {
      if (reader.current?.selection()) reader.current.clearSelection();
      else ui.setState({ claimId: '' });
    },
  },
  {
    id: 'text.find',
    title: 'Find in source',
    menu: 'Edit',
    keys: ['Mod+F'],
    scope: 'anywhere',
    undoable: 'no-change',
    unavailable: inRead,
    run: ({ reader }) => reader.current?.find(),
  },
  {
    id: 'text.find-next',
    title: 'Next hit',
    menu: 'Edit',
    keys: ['F3'],
    scope: 'anywhere',
    undoable: 'no-change',
    unavailable: inRead,
    run: ({ reader }) => reader.current?.findNext(1),
  },
  {
    id: 'text.find-previous',
    title: 'Previous hit',
    menu: 'Edit',
    keys: ['Shift+F3'],
    scope: 'anywhere',
    undoable: 'no-change',
    unavailable: inRead,
    run: ({ reader }) => reader.current?.findNext(-1),
  },
];
