import { useEffect, useState } from 'react';
import type { Source, SourceText } from '../../domain/source.ts';
import { useStatusText } from '../../state/status-text.ts';
import { useRows, useServices, useUi } from '../../state/use-services.ts';
import { readText } from '../../storage/open-case.ts';
import { NothingToRead } from '../import/NothingToRead.tsx';
import { Inspector } from '../inspector/Inspector.tsx';
import { PageView } from '../page-view/PageView.tsx';
import { SourcesPanel } from '../sources/SourcesPanel.tsx';
import { OriginalText } from './OriginalText.tsx';
import { hasPages, ReaderBar, type Shown } from './ReaderBar.tsx';
import { ReadingPane } from './ReadingPane.tsx';

/** Reading a source: the sources, the text with its margin, and the claim in hand. */
export function ReadView() {
  return (
    <>
      <SourcesPanel />
      <Reader />
      <Inspector />
    </>
  );
}

function Reader() {
  const inHand = useRows('sources');
  const sourceId = useUi((state) => state.sourceId);
  const source = inHand.get('sources', sourceId);
  const loaded = useSourceText(source ? sourceId : '');
  const [shown, setShown] = useState<Shown>('text');
  const [finding, setFinding] = useState(false);
  useEffect(() => () => useStatusText.setState({ counts: '', place: '' }), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another source starts as text
  useEffect(() => {
    setShown('text');
    setFinding(false);
  }, [sourceId]);
  if (!source) {
    return (
      <main className="reader reader-empty">
        <NothingToRead />
      </main>
    );
  }
  return (
    <main className="reader" aria-label="Source text">
      {shown !== 'original' && showsTitle(source, loaded.text) ? null : (
        <h1 className="sr">{source.title || source.fileName || 'Untitled source'}</h1>
      )}
      <ReaderBar source={source} shown={shown} onShow={setShown} onFind={() => setFinding(true)} />
      {loaded.problem ? (
        <div className="banner reader-problem" role="alert">
          <span>
            {source.title || source.fileName}: {loaded.problem}
          </span>
        </div>
      ) : null}
      {shown === 'original' && !hasPages(source) ? <OriginalText source={source} /> : null}
      {loaded.text && (shown !== 'original' || hasPages(source)) ? (
        <div className="reader-panes">
          {shown !== 'original' ? (
            <ReadingPane key={sourceId} source={source} text={loaded.text} finding={finding} onFinding={setFinding} />
          ) : null}
          {shown !== 'text' && hasPages(source) ? (
            <PageView
              key={`pages ${sourceId}`}
              source={source}
              text={loaded.text}
              alone={shown === 'original'}
              onText={() => setShown('both')}
            />
          ) : null}
        </div>
      ) : null}
    </main>
  );
}

/** Whether the text itself shows its title, as the heading of the view. */
function showsTitle(source: Source, text: SourceText | null): boolean {
  const aside = new Set(source.setAside.map((entry) => entry.start));
  return text?.blocks.some((block) => block.kind === 'title' && !aside.has(block.start)) ?? false;
}

interface Loaded {
  readonly text: SourceText | null;
  readonly problem: string;
}

/** The text of the open source. The one before stays until the next is read. */
function useSourceText(sourceId: string): Loaded {
  const { database } = useServices();
  const [loaded, setLoaded] = useState<Loaded>({ text: null, problem: '' });
  useEffect(() => {
    let stopped = false;
    setLoaded({ text: null, problem: '' });
    if (sourceId === '') return;
    readText(database, sourceId).then(
      (text) => !stopped && setLoaded({ text, problem: '' }),
      (error: unknown) =>
        !stopped && setLoaded({ text: null, problem: error instanceof Error ? error.message : 'The text cannot be read.' }),
    );
    return () => {
      stopped = true;
    };
  }, [database, sourceId]);
  return loaded.text?.id === sourceId || loaded.problem ? loaded : { text: null, problem: '' };
}
