import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { importItems, twinOf } from '../../commands/source/finish-import.ts';
import { changeChoices, type ImportItem } from '../../commands/source/import-queue.ts';
import { showItem } from '../../commands/source/read-queue.ts';
import { decideBlocks, isAsked, reviewLines } from '../../commands/source/review-choices.ts';
import type { ReadSource } from '../../formats/import/import-format.ts';
import { useStatusText } from '../../state/status-text.ts';
import { useRows, useServices } from '../../state/use-services.ts';
import { useSettings } from '../../state/use-settings.ts';
import { Segmented } from '../../ui/Segmented.tsx';
import { ReviewRow, type TextShown } from './ReviewRow.tsx';
import { ReviewSide } from './ReviewSide.tsx';
import { useDrawnLines } from './use-drawn-lines.ts';
import { useImportQueue } from './use-import-queue.ts';

/** The review of one text before it is locked: every line with what becomes of it, and beside it all that will change. */
export function ImportReview({ item, read }: { readonly item: ImportItem; readonly read: ReadSource }) {
  const services = useServices();
  const { settings } = useSettings();
  const twin = twinOf(useRows('sources'), item.sha256);
  const { choices, id } = item;
  const [shown, setShown] = useState<TextShown>('proposed');
  const [here, setHere] = useState(0);
  const [busy, setBusy] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  const lines = useMemo(() => reviewLines(read, choices), [read, choices]);
  const questions = useMemo(() => read.blocks.flatMap((block, i) => (isAsked(block, i, choices) ? [i] : [])), [read, choices]);
  const current = lines.find((line) => line.first <= here && here <= line.last) ?? lines[0];

  // a line that was jumped to must be there to take the focus
  const drawn = Math.max(useDrawnLines(lines.length), (current ? lines.indexOf(current) : 0) + 40);
  const moveTo = useCallback((block: number) => {
    setHere(block);
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>('[aria-current="true"]')?.focus());
  }, []);
  const decide = useCallback(
    (first: number, last: number, aside: boolean) => {
      const blocks = Array.from({ length: last - first + 1 }, (_, i) => first + i);
      changeChoices(id, (before) => decideBlocks(read, before, blocks, aside));
      moveTo(first);
    },
    [id, read, moveTo],
  );
  const finish = useCallback(() => {
    if (busy || item.state !== 'ready') return;
    setBusy(true);
    importItems(services, [item], settings.analyst).catch((error: unknown) => {
      services.alert(error instanceof Error ? error.message : 'The source could not be stored.');
      setBusy(false);
    });
  }, [busy, services, item, settings.analyst]);

  useEffect(() => list.current?.querySelector<HTMLElement>('[aria-current="true"]')?.focus({ preventScroll: true }), []);
  useEffect(() => {
    const counts = questions.length === 0 ? '' : questions.length === 1 ? '1 question left' : `${questions.length} questions left`;
    useStatusText.setState({ counts, place: '' });
    return () => useStatusText.setState({ counts: '', place: '' });
  }, [questions.length]);

  const step = (event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'target' | 'preventDefault'>) => {
    if (!current || event.ctrlKey || event.metaKey || event.altKey) return;
    const at = lines.indexOf(current);
    const to: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: lines.length - 1 };
    const target = to[event.key];
    if (target !== undefined) {
      event.preventDefault();
      const line = lines[Math.max(0, Math.min(lines.length - 1, target))];
      if (line) moveTo(line.first);
    } else if (event.key === ' ' && !(event.target instanceof HTMLButtonElement)) {
      event.preventDefault();
      const aside = current.state !== 'out';
      decide(current.first, current.last, aside);
      services.announce(aside ? 'Set aside' : 'Kept');
    }
  };
  const latest = useRef({ step, finish });
  latest.current = { step, finish };
  // Ctrl+Enter imports from anywhere in the window; the list's own keys hold as well where nothing has the focus
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      if (event.target === document.body) latest.current.step(event);
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
      if (event.target instanceof Element && event.target.closest('[role="dialog"], [role="menu"]')) return;
      event.preventDefault();
      latest.current.finish();
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, []);
  const kept = lines.filter((line) => line.state !== 'out').length;
  const out = read.blocks.length - kept;
  return (
    <section className="review" aria-label="Review import">
      <div className="review-main">
        <header className="work-bar review-bar">
          <h1 className="review-title">Check the text before it is locked</h1>
          <QueuePick shownId={id} />
          <span className="bar-space" />
          <Segmented
            label="Text shown"
            value={shown}
            choices={[
              { value: 'proposed', label: 'Proposed' },
              { value: 'original', label: 'Original' },
              { value: 'both', label: 'Both' },
            ]}
            onChange={(value) => setShown(value === 'original' || value === 'both' ? value : 'proposed')}
          />
        </header>
        <div
          ref={list}
          className="review-scroll"
          role="list"
          aria-label={`${read.blocks.length} lines, ${kept} kept, ${out} set aside`}
          onKeyDown={step}
        >
          {lines.slice(0, drawn).map((line) => (
            <ReviewRow
              key={line.first}
              {...line}
              read={read}
              here={line === current}
              shown={shown}
              unrepaired={choices.unrepaired}
              onHere={setHere}
              onDecide={decide}
            />
          ))}
        </div>
      </div>
      <ReviewSide item={item} read={read} lines={lines} questions={questions} twin={twin} busy={busy} onGoTo={moveTo} onFinish={finish} />
    </section>
  );
}

/** The queue as one field, for windows where the sidebar is hidden. */
function QueuePick({ shownId }: { readonly shownId: string }) {
  const items = useImportQueue((queue) => queue.items);
  const ready = items.filter((item) => item.state === 'ready');
  if (ready.length < 2) return null;
  return (
    <select
      className="field review-pick"
      aria-label="Source under review"
      value={shownId}
      onChange={(event) => showItem(event.currentTarget.value)}
    >
      {ready.map((item) => (
        <option key={item.id} value={item.id}>
          {item.label}
        </option>
      ))}
    </select>
  );
}
