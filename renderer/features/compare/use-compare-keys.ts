import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { openSource } from '../../commands/source/open-source.ts';
import type { Span } from '../../domain/schema.ts';
import type { SourceText } from '../../domain/source.ts';
import { useCompare } from '../../state/compare-state.ts';
import { useServices } from '../../state/use-services.ts';
import { useSettings } from '../../state/use-settings.ts';
import type { CompareAct } from './ClaimQueue.tsx';
import { claimName, type StandingGroups, standingOf } from './claim-standing.ts';
import type { ClaimMark } from './compare-lines.ts';
import { pickedSpan, selectSpan, stepWords, toWords } from './pick-words.ts';
import type { Compared } from './use-comparison.ts';

/** The rows in which the claim in hand, or the words being picked, stand; the newer side first. */
export function rowsOfClaim(
  { older, newer, comparison }: Compared,
  marks: { readonly older: readonly ClaimMark[]; readonly newer: readonly ClaimMark[] },
  claimId: string,
  picked: Span | null,
): number[] {
  const rowOf = (text: SourceText, side: 'old' | 'new', offset: number) => {
    const block = text.blocks.findIndex((one) => one.start <= offset && offset < one.end);
    return block < 0 ? -1 : comparison.rows.findIndex((row) => row[side] === block);
  };
  const rows = [
    ...(picked ? [rowOf(newer, 'new', picked.start)] : []),
    ...marks.newer.filter((mark) => mark.claimId === claimId).map((mark) => rowOf(newer, 'new', mark.start)),
    ...marks.older.filter((mark) => mark.claimId === claimId).map((mark) => rowOf(older, 'old', mark.start)),
  ];
  return [...new Set(rows.filter((row) => row >= 0))];
}

/** The words the analyst selects in the newer version while a claim is placed, by mouse or by keys. */
export function usePicking(
  scroller: RefObject<HTMLDivElement | null>,
  text: SourceText | null,
  placing: boolean,
): { readonly picked: Span | null; readonly pick: (span: Span) => void } {
  const [picked, setPicked] = useState<Span | null>(null);
  const byKeys = useRef<Span | null>(null);
  useEffect(() => {
    if (!placing || !text) {
      setPicked(null);
      return;
    }
    const read = () => {
      const span = pickedSpan(scroller.current, text.text);
      // a click elsewhere, such as on the button, must not lose the words
      if (span) setPicked((before) => (before?.start === span.start && before.end === span.end ? before : span));
    };
    read();
    document.addEventListener('selectionchange', read);
    return () => document.removeEventListener('selectionchange', read);
  }, [placing, text, scroller]);
  useLayoutEffect(() => {
    if (!picked || byKeys.current !== picked) return;
    // the row may have to be scrolled to first
    const frame = requestAnimationFrame(() => selectSpan(scroller.current, picked));
    return () => cancelAnimationFrame(frame);
  }, [picked, scroller]);
  const pick = useCallback((span: Span) => {
    byKeys.current = span;
    setPicked(span);
  }, []);
  return { picked, pick };
}

interface CompareKeys {
  readonly groups: StandingGroups;
  readonly act: (act: CompareAct) => void;
  readonly placing: boolean;
  readonly picked: Span | null;
  readonly pick: (span: Span) => void;
  readonly text: SourceText | null;
  /** Offset in the newer text at which picking by keys begins. */
  readonly near: number;
}

/** Keys of the comparison: J and K go from claim to claim, letters decide, Esc goes back. They act where no field has the focus. */
export function useCompareKeys(main: RefObject<HTMLElement | null>, keys: CompareKeys): void {
  const services = useServices();
  const { settings } = useSettings();
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const step = (by: 1 | -1) => {
      const { groups } = latest.current;
      const order = [...groups.waiting, ...groups.decided, ...groups.moved, ...groups.exact];
      const at = order.findIndex((claim) => claim.id === useCompare.getState().claimId);
      const next = order[at < 0 ? 0 : Math.min(order.length - 1, Math.max(0, at + by))];
      if (!next) return;
      useCompare.setState({ claimId: next.id, placing: false });
      const { inHand } = services.open;
      services.announce(`${claimName(inHand, next)}, ${standingOf(inHand, next)}`);
      requestAnimationFrame(() => main.current?.querySelector<HTMLElement>('.cmp-item[aria-current]')?.focus({ preventScroll: false }));
    };
    const onKeyDown = (event: KeyboardEvent) => {
      const { target } = event;
      if (event.defaultPrevented || !(target instanceof Element)) return;
      if (target !== document.body && !main.current?.contains(target)) return;
      if (target.matches('input, textarea, select') || event.altKey) return;
      const run = latest.current.placing && !isMod(event) ? whilePlacing(event) : otherwise(event);
      if (!run) return;
      event.preventDefault();
      run();
    };
    const whilePlacing = (event: KeyboardEvent): (() => void) | null => {
      const { picked, pick, text, near, act } = latest.current;
      if (event.key === 'Escape') return () => act('cancel');
      if (event.key === 'Enter') return picked && !(event.target instanceof HTMLButtonElement) ? () => act('place-here') : null;
      if (!text || !event.key.startsWith('Arrow')) return null;
      const next = picked ? stepWords(text.text, text.blocks, picked, event.key, event.shiftKey) : firstWordAt(text, near);
      return () => next && pick(next);
    };
    const otherwise = (event: KeyboardEvent): (() => void) | null => {
      const { act } = latest.current;
      if (event.key === 'Escape') return () => openSource(services, useCompare.getState().newerId, true);
      if (event.key === 'F8') return () => step(event.shiftKey ? -1 : 1);
      if (isMod(event)) return event.key === 'Enter' ? () => act('accept') : null;
      if (event.key === 'Delete') return () => act('drop');
      if (event.shiftKey || !settings.singleKeys) return null;
      const single: Record<string, () => void> = {
        j: () => step(1),
        k: () => step(-1),
        a: () => act('accept'),
        p: () => act('place'),
        l: () => act('leave'),
      };
      return single[event.key.toLowerCase()] ?? null;
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [services, settings.singleKeys, main]);
}

const isMod = (event: KeyboardEvent) => event.ctrlKey || event.metaKey;

function firstWordAt(text: SourceText, offset: number): Span | null {
  const block = text.blocks.find((one) => one.end > offset) ?? text.blocks[0];
  if (!block) return null;
  const start = Math.max(block.start, offset);
  return toWords(text.text, { start, end: start + 1 }) ?? toWords(text.text, { start: block.start, end: block.start + 1 });
}

/** Where picking begins: at the claim's place in the newer version, or where its paragraph would be if it is gone from there. */
export function placeNear(
  { older, newer, comparison }: Compared,
  marks: { readonly older: readonly ClaimMark[]; readonly newer: readonly ClaimMark[] },
  claimId: string,
): number {
  const there = marks.newer.find((mark) => mark.claimId === claimId);
  if (there) return there.start;
  const was = marks.older.find((mark) => mark.claimId === claimId)?.start ?? 0;
  const block = older.blocks.findIndex((one) => one.start <= was && was < one.end);
  const at = comparison.rows.findIndex((row) => row.old === block);
  const beside = comparison.rows.slice(Math.max(0, at)).find((row) => row.new >= 0);
  return newer.blocks[beside?.new ?? 0]?.start ?? 0;
}
