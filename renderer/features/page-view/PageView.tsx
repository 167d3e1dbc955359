import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { addPassageNote } from '../../commands/source/source-acts.ts';
import type { Span } from '../../domain/schema.ts';
import type { Source, SourceText } from '../../domain/source.ts';
import type { PageGeometry } from '../../formats/import/pdf/page-geometry.ts';
import { useRows, useServices, useUi } from '../../state/use-services.ts';
import type { PageDocument } from '../../workers/page-document.ts';
import { NotePopover } from '../reader/NotePopover.tsx';
import { SelectionToolbar } from '../reader/SelectionToolbar.tsx';
import { WhoPopover } from '../who/WhoPopover.tsx';
import { PageBar } from './PageBar.tsx';
import { PageLeaf } from './PageLeaf.tsx';
import { PageLock } from './PageLock.tsx';
import { PageMarks } from './PageMarks.tsx';
import { type PagePane, rectsOf, showPage, showRead } from './page-pane.ts';
import type { PageTextLayer } from './page-text-layer.ts';
import { placeOfEntry } from './place-of-entry.ts';
import { useNearPages } from './use-near-pages.ts';
import { usePageDocument } from './use-page-document.ts';
import { usePageHandle } from './use-page-handle.ts';
import { usePageSelection } from './use-page-selection.ts';

interface PageViewProps {
  readonly source: Source;
  readonly text: SourceText;
  /** Whether the text is not shown beside the pages. */
  readonly alone: boolean;
  /** Shows the text as well. */
  readonly onText: () => void;
}

/** The pages of a PDF as they were printed, with its claims painted on them. What is marked here is marked in the text. */
export function PageView(props: PageViewProps) {
  const { source, text } = props;
  const { pages, unlock } = usePageDocument(source, text);
  const name = source.title || source.fileName;
  return (
    <section className="pages" aria-label="Original pages">
      {pages.state === 'opening' ? <p className="page-note">Opening the pages</p> : null}
      {pages.state === 'locked' ? <PageLock key={String(pages.wrong)} wrong={pages.wrong} onUnlock={unlock} /> : null}
      {pages.state === 'failed' ? (
        <p className="page-note" role="alert">
          <bdi>{name}</bdi>: the original file {pages.problem}.
        </p>
      ) : null}
      {pages.state === 'open' ? <Pages {...props} document={pages.document} places={pages.places} problem={pages.problem} /> : null}
    </section>
  );
}

interface PagesProps extends PageViewProps {
  readonly document: PageDocument;
  readonly places: readonly PageGeometry[] | null;
  readonly problem: string;
}

/** White round the pages, in px. */
const edge = 16;

function Pages({ source, text, alone, onText, document, places, problem }: PagesProps) {
  const services = useServices();
  const inHand = useRows('notes', 'claims');
  const who = useUi((state) => state.who);
  const scroller = useRef<HTMLDivElement>(null);
  const layers = useRef(new Map<number, PageTextLayer>()).current;
  const [zoom, setZoom] = useState(1);
  const [noteId, setNoteId] = useState('');
  const width = useWidth(scroller);
  const widest = useMemo(() => Math.max(1, ...document.sizes.map((size) => size.width)), [document]);
  const scale = (Math.max(120, width - 2 * edge) / widest) * zoom;
  const { near, current } = useNearPages(scroller, width > 0 ? document.sizes.length : 0);
  const byPage = useMemo(() => new Map((places ?? []).map((page) => [page.page, page])), [places]);
  const reading = useRef<PagePane['reading']>({ page: 1, span: null }).current;
  const pane: PagePane = { scroller, source, text, places, scale, layers, reading };
  const { selected, caret } = usePageSelection(pane);
  const onLayer = useCallback(
    (page: number, layer: PageTextLayer | null) => {
      if (layer) layers.set(page, layer);
      else layers.delete(page);
    },
    [layers],
  );
  const noteOnSelection = () => {
    const span = selected?.spans[0];
    if (!span) return;
    setNoteId(addPassageNote(services, text, span, services.analyst()));
    getSelection()?.removeAllRanges();
  };
  usePageHandle({ pane, laidOut: width > 0, alone, selected, caret, onNote: noteOnSelection, onText });
  useEffect(() => {
    if (reading.page !== current) Object.assign(reading, { page: current, span: null });
  }, [current, reading]);
  const shownAt = useRef(0);
  const latest = useRef(pane);
  latest.current = pane;
  useEffect(() => {
    // another size leaves what was read in view
    const before = shownAt.current;
    shownAt.current = width > 0 ? scale : 0;
    if (before > 0 && width > 0 && before !== scale) showRead(latest.current);
  }, [scale, width]);

  const lastRect = (spans: readonly Span[] | undefined) => {
    const last = spans?.at(-1);
    return last ? (rectsOf(pane, last).at(-1) ?? null) : null;
  };
  const name = source.title || source.fileName || 'Untitled source';
  return (
    <>
      <PageBar
        page={current}
        count={document.sizes.length}
        zoom={zoom}
        onPage={(page) => {
          showPage(pane, page);
          services.announce(`Page ${page}`);
        }}
        onZoom={setZoom}
        outline={document.outline}
        onEntry={(entry) => {
          const place = placeOfEntry(text, entry);
          if (place) services.reader.current?.show(place);
          showPage(pane, entry.page);
          services.announce(`${entry.title}, page ${entry.page}`.slice(0, 100));
        }}
      />
      {problem ? (
        <p className="page-note" role="alert">
          The words cannot be found on the pages: the file {problem}.
        </p>
      ) : null}
      <div
        className="page-pane"
        ref={scroller}
        role="document"
        aria-label={`Pages of ${name}`}
        tabIndex={0}
        data-key-scope="text"
        data-ready={places ? 'true' : undefined}
      >
        {width > 0
          ? document.sizes.map((size, index) => {
              const number = index + 1;
              const found = byPage.get(number);
              return (
                <PageLeaf
                  key={number}
                  number={number}
                  size={size}
                  scale={scale}
                  near={near.has(number)}
                  document={document}
                  places={found}
                  text={text.text}
                  onLayer={onLayer}
                >
                  {found ? <PageMarks places={found} text={text} scale={scale} /> : null}
                </PageLeaf>
              );
            })
          : null}
        {selected && !who ? (
          <SelectionToolbar
            box={() => (selected.spans[0] ? (rectsOf(pane, selected.spans[0])[0] ?? null) : null)}
            scroller={scroller}
            onNote={noteOnSelection}
          />
        ) : null}
        {noteId !== '' ? (
          <NotePopover
            noteId={noteId}
            box={() => lastRect([inHand.get('notes', noteId)?.span ?? { start: 0, end: 0 }])}
            onClose={() => setNoteId('')}
          />
        ) : null}
      </div>
      {alone && who?.place === 'text' ? <WhoPopover anchor={() => lastRect(inHand.get('claims', who.claimId)?.spans)} /> : null}
    </>
  );
}

/** The width of a pane without its scroll bar, in px; 0 until it is laid out. */
function useWidth(pane: React.RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const element = pane.current;
    if (!element) return;
    const resize = new ResizeObserver(() => setWidth(element.clientWidth));
    resize.observe(element);
    setWidth(element.clientWidth);
    return () => resize.disconnect();
  }, [pane]);
  return width;
}
