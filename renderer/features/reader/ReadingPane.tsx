import { type RefObject, useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { addPassageNote, setAside } from '../../commands/source/source-acts.ts';
import { paragraphNumbers } from '../../domain/paragraphs.ts';
import type { Span } from '../../domain/schema.ts';
import type { Source, SourceText } from '../../domain/source.ts';
import { useRows, useServices, useUi } from '../../state/use-services.ts';
import { SuggestionLayer } from '../suggestions/SuggestionLayer.tsx';
import { WhoPopover } from '../who/WhoPopover.tsx';
import { EdgeHandles } from './EdgeHandles.tsx';
import { FindBar } from './FindBar.tsx';
import { factsLine } from './facts-line.ts';
import { MarginLabels } from './MarginLabels.tsx';
import { firstRect, lastRect } from './margin-layout.ts';
import { NotePopover } from './NotePopover.tsx';
import { SelectionToolbar } from './SelectionToolbar.tsx';
import { asideRuns } from './set-aside-runs.ts';
import { TextSurface } from './text-surface.ts';
import { type Caret, useCaret } from './use-caret.ts';
import { useMargin } from './use-margin.ts';
import { type Painting, usePainter } from './use-painter.ts';
import { useReaderHandle } from './use-reader-handle.ts';
import { useReadingStatus } from './use-reading-status.ts';
import { useSelectedWords } from './use-selected-words.ts';
import { useTurns } from './use-turns.ts';

interface ReadingPaneProps {
  readonly source: Source;
  readonly text: SourceText;
  readonly finding: boolean;
  readonly onFinding: (finding: boolean) => void;
}

/** The page: text, margin, cursor, selection, and what floats over them. */
export function ReadingPane({ source, text, finding, onFinding }: ReadingPaneProps) {
  const services = useServices();
  const inHand = useRows('sources');
  const showAll = useUi((state) => state.showSetAside);
  const who = useUi((state) => state.who);
  const scroller = useRef<HTMLDivElement>(null);
  const sheet = useRef<HTMLDivElement>(null);
  const article = useRef<HTMLElement>(null);
  const [revealed, setRevealed] = useState<ReadonlySet<number>>(new Set());
  const [surface, setSurface] = useState<TextSurface | null>(null);
  const [noteId, setNoteId] = useState('');
  // a correction of the source's facts makes a new row: what it sets aside is the same, and the text stays as it is, with its selection
  const held = useRef({ seen: source.setAside, aside: source.setAside }).current;
  if (held.seen !== source.setAside) {
    held.seen = source.setAside;
    if (JSON.stringify(held.aside) !== JSON.stringify(source.setAside)) held.aside = source.setAside;
  }
  const { aside } = held;
  const numbers = useMemo(() => paragraphNumbers(text.blocks, aside), [text, aside]);
  const timed = useMemo(() => text.blocks.some((block) => block.time !== undefined), [text]);
  const facts = useMemo(() => factsLine(source, text), [source, text]);

  // before the frame is painted: the text, its passages and its margin come on the screen together
  useLayoutEffect(() => {
    if (!article.current) return;
    const top = scroller.current?.scrollTop ?? 0;
    const drawn = new TextSurface(article.current, text, { setAside: aside, revealed, showAll, numbers, facts });
    setSurface(drawn);
    if (scroller.current && top > 0) scroller.current.scrollTop = top;
    return () => drawn.dispose();
  }, [text, aside, revealed, showAll, numbers, facts]);

  const reveal = useCallback(
    (offset: number) => {
      const run = asideRuns(text.blocks, source.setAside).find(
        (one) => (text.blocks[one.firstBlock]?.start ?? 0) <= offset && offset < (text.blocks[one.lastBlock]?.end ?? 0),
      );
      if (run) setRevealed((before) => (before.has(run.start) ? before : new Set([...before, run.start])));
    },
    [text, source.setAside],
  );

  const painter = usePainter(surface, scroller);
  useTurns(surface, painter, source);
  const caret = useCaret(surface, source, scroller, article);
  const selected = useSelectedWords(surface, source, article, caret);
  const noteOnSelection = () => {
    const span = selected?.spans[0];
    if (!span) return;
    setNoteId(addPassageNote(services, text, span, services.analyst()));
    getSelection()?.removeAllRanges();
  };
  useReaderHandle({ surface, source, scroller, article, caret, selected, reveal, onFinding, onNote: noteOnSelection });
  useReadingStatus(surface, numbers, caret.offset);

  /** Show, hide and keep buttons stand inside the text, which React does not draw. */
  const onClick = (event: React.MouseEvent) => {
    const button = event.target instanceof Element ? event.target.closest('button') : null;
    const run = Number(button?.dataset.run ?? button?.dataset.keep);
    if (!button || Number.isNaN(run)) return;
    if (button.dataset.keep !== undefined) {
      const found = asideRuns(text.blocks, source.setAside).find((one) => one.start === run);
      for (let i = found?.firstBlock ?? 0; found && i <= found.lastBlock; i++)
        void setAside(services, source.id, text.blocks[i]?.start ?? 0, null);
      services.toast('Kept in the text', { undo: true });
      return;
    }
    setRevealed((before) => {
      const next = new Set(before);
      if (!next.delete(run)) next.add(run);
      return next;
    });
  };

  const passageBox = (spans: readonly Span[] | undefined): DOMRect | null => {
    const last = spans?.at(-1);
    return surface && last ? (lastRect(surface, last.start, last.end) ?? null) : null;
  };
  const rtl = isRtl(source.language);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the buttons inside handle the keyboard themselves
    // biome-ignore lint/a11y/useKeyWithClickEvents: the buttons inside handle the keyboard themselves
    <div className="page-scroll" ref={scroller} onClick={onClick}>
      {finding && surface && painter ? (
        <FindBar surface={surface} painter={painter} services={services} onClose={() => onFinding(false)} />
      ) : null}
      <div className={timed ? 'sheet sheet-timed' : 'sheet'} ref={sheet} dir={rtl ? 'rtl' : 'ltr'} data-script={scriptOf(source.language)}>
        <article
          className="text"
          ref={article}
          tabIndex={0}
          aria-label={source.title || source.fileName || 'Untitled source'}
          lang={source.language || undefined}
          data-key-scope="text"
          {...caret.handlers}
        />
        {caret.box ? <div className="caret" style={caret.box} aria-hidden="true" /> : null}
        {surface ? <EdgeHandles surface={surface} source={source} sheet={sheet} caret={caret} /> : null}
        <Beside surface={surface} source={source} painting={painter} scroller={scroller} sheet={sheet} article={article} caret={caret} />
      </div>
      {surface && selected && !who ? (
        <SelectionToolbar
          box={() => firstRect(surface, selected.spans[0]?.start ?? 0, selected.spans[0]?.end ?? 0) ?? null}
          scroller={scroller}
          onNote={noteOnSelection}
        />
      ) : null}
      {who?.place === 'text' ? <WhoPopover anchor={() => passageBox(inHand.get('claims', who.claimId)?.spans)} /> : null}
      {noteId !== '' ? (
        <NotePopover
          noteId={noteId}
          box={() => passageBox([inHand.get('notes', noteId)?.span ?? { start: 0, end: 0 }])}
          onClose={() => setNoteId('')}
        />
      ) : null}
    </div>
  );
}

interface BesideProps {
  readonly surface: TextSurface | null;
  readonly source: Source;
  readonly painting: Painting | null;
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly sheet: RefObject<HTMLDivElement | null>;
  readonly article: RefObject<HTMLElement | null>;
  readonly caret: Caret;
}

/** What stands beside the text: claims and suggestions. On its own, because scrolling draws it anew and nothing else. */
function Beside({ surface, source, painting, scroller, sheet, article, caret }: BesideProps) {
  const margin = useMargin(surface, painting, scroller, sheet);
  return (
    <>
      <MarginLabels margin={margin} article={article} />
      {surface && painting ? <SuggestionLayer surface={surface} source={source} painting={painting} margin={margin} caret={caret} /> : null}
    </>
  );
}

function isRtl(language: string): boolean {
  return /^(ar|he|fa|ur|yi|ps|sd|ug|dv)\b/i.test(language);
}

function scriptOf(language: string): string {
  return /^(zh|ja|ko)\b/i.test(language) ? 'cjk' : isRtl(language) ? 'joining' : 'plain';
}
