import { useEffect, useState } from 'react';
import type { Source, SourceText } from '../../domain/source.ts';
import { useStatusText } from '../../state/status-text.ts';
import { useRows, useServices, useUi } from '../../state/use-services.ts';
import { caseWords } from '../../storage/case-words.ts';
import { missingText } from '../../storage/open-case.ts';
import { NothingToRead } from '../import/NothingToRead.tsx';
import { Inspector } from '../inspector/Inspector.tsx';
import { PageView } from '../page-view/PageView.tsx';
import { SourcesPanel } from '../sources/SourcesPanel.tsx';
import { OriginalText } from './OriginalText.tsx';
import { hasPages, ReaderBar, type Shown } from './ReaderBar.tsx';
import { ReadingPane } from './ReadingPane.tsx';
import { VersionBanner } from './VersionLine.tsx';

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
  const loaded = useOpenText(source ? sourceId : '');
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
      <VersionBanner source={source} />
      {loaded.problem ? (
        <div className="banner reader-problem" role="alert">
          <span>
            {source.title || source.fileName}: {loaded.problem}
          </span>
        </div>
      ) : null}
      {shown === 'original' && !hasPages(source) ? <OriginalText source={source} /> : null}
      {loaded.text && (shown !== 'original' || hasPages(source)) ? (
        <div className={shown !== 'text' && hasPages(source) ? 'reader-panes with-pages' : 'reader-panes'}>
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

/** The text of the open source: at once where it is in memory already. */
function useOpenText(sourceId: string): Loaded {
  const words = caseWords(useServices().database);
  const [loaded, setLoaded] = useState<Loaded & { readonly sourceId: string }>({ sourceId: '', text: null, problem: '' });
  const held = words.heldText(sourceId) ?? null;
  useEffect(() => {
    if (sourceId === '' || words.heldText(sourceId)) return;
    let stopped = false;
    void words.text(sourceId).then((text) => !stopped && setLoaded({ sourceId, text, problem: text ? '' : missingText }));
    return () => {
      stopped = true;
    };
  }, [words, sourceId]);
  if (held) return { text: held, problem: '' };
  return loaded.sourceId === sourceId ? loaded : { text: null, problem: '' };
}
