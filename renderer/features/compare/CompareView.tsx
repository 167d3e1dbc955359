import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { claimNumber } from '../../commands/claim/claim-numbers.ts';
import { openSource, sourceName } from '../../commands/source/open-source.ts';
import { useCompare } from '../../state/compare-state.ts';
import { useStatusText } from '../../state/status-text.ts';
import { useRows, useServices } from '../../state/use-services.ts';
import { versionsOf } from '../../storage/source-versions.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Keys } from '../../ui/Keys.tsx';
import { ClaimQueue } from './ClaimQueue.tsx';
import { CompareHeads } from './CompareHeads.tsx';
import { CompareRow } from './CompareRow.tsx';
import { claimMarks, claimName, standingGroups, standingOf, standings } from './claim-standing.ts';
import { compareLines } from './compare-lines.ts';
import { changedFacts, summaryWords } from './compare-words.ts';
import { useCompareActs } from './use-compare-acts.ts';
import { placeNear, rowsOfClaim, useCompareKeys, usePicking } from './use-compare-keys.ts';
import { useComparison } from './use-comparison.ts';

/** Two versions of a source side by side: what the outlet changed, and what became of the claims. */
export function CompareView() {
  const services = useServices();
  const inHand = useRows('sources', 'claims', 'attributions', 'speakers');
  const { olderId, newerId, claimId, placing } = useCompare();
  const older = inHand.get('sources', olderId);
  const newer = inHand.get('sources', newerId);
  const { compared, problem } = useComparison(olderId, newerId);
  const [opened, setOpened] = useState<ReadonlySet<number>>(new Set());
  const main = useRef<HTMLElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const { picked, pick } = usePicking(scroller, compared?.newer ?? null, placing);
  const act = useCompareActs(compared?.newer ?? null, picked);
  const versions = `${inHand.version('claims')} ${inHand.version('attributions')} ${inHand.version('speakers')} ${inHand.version('sources')}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the versions stand for the rows
  const groups = useMemo(() => standingGroups(inHand, olderId, newerId), [inHand, olderId, newerId, versions]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the versions stand for the rows
  const marks = useMemo(() => claimMarks(inHand, olderId, newerId), [inHand, olderId, newerId, versions]);
  const held = useMemo(
    () => (compared ? rowsOfClaim(compared, marks, claimId, placing ? picked : null) : []),
    [compared, marks, claimId, placing, picked],
  );
  const lines = useMemo(() => (compared ? compareLines(compared.comparison.rows, opened, new Set(held)) : []), [compared, opened, held]);
  const rows = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: (i) => (lines[i]?.kind === 'fold' ? 36 : 120),
    getItemKey: (i) => {
      const line = lines[i];
      return line ? (line.kind === 'fold' ? `f${line.from}` : line.index) : i;
    },
    overscan: 6,
    useFlushSync: false,
  });
  // undoing the new version takes what is compared away
  const gone = !older || !newer;
  useEffect(() => {
    if (!gone) return;
    const left = newer?.id ?? older?.id;
    if (left) openSource(services, left, true);
    else services.ui.setState({ view: 'read' });
  }, [gone, services, newer, older]);

  const shown = useRef('');
  useEffect(() => {
    const key = `${claimId} ${placing && picked ? picked.start : ''} ${compared ? compared.newer.id : ''}`;
    if (!compared || shown.current === key || held.length === 0) return;
    shown.current = key;
    const at = lines.findIndex((line) => line.kind === 'row' && line.index === held[0]);
    if (at >= 0) rows.scrollToIndex(at, { align: placing ? 'auto' : 'center' });
  }, [claimId, compared, held, lines, rows, placing, picked]);

  const aside = useMemo(
    () => ({
      older: new Set(older?.setAside.map((entry) => entry.start)),
      newer: new Set(newer?.setAside.map((entry) => entry.start)),
    }),
    [older, newer],
  );
  const near = useMemo(() => (compared ? placeNear(compared, marks, claimId) : 0), [compared, marks, claimId]);
  const onClaim = useCallback((id: string) => useCompare.setState({ claimId: id, placing: false }), []);
  const label = useCallback(
    (id: string) => {
      const claim = services.open.inHand.get('claims', id);
      if (!claim) return { short: '', name: '' };
      const state = claim.placement?.state;
      return {
        short: `${claimNumber(services.open.inHand, claim)}${state && state !== 'exact' ? standings[state].sign : ''}`,
        name: [claimName(services.open.inHand, claim), standingOf(services.open.inHand, claim)].filter(Boolean).join(', '),
      };
    },
    [services],
  );
  useCompareKeys(main, { groups, act, placing, picked, pick, text: compared?.newer ?? null, near });
  useEffect(() => {
    main.current?.querySelector<HTMLElement>('.cmp-item[aria-current], .cmp-scroll')?.focus({ preventScroll: true });
  }, []);
  useEffect(() => {
    const { waiting } = groups;
    useStatusText.setState({
      counts: waiting.length === 0 ? '' : waiting.length === 1 ? '1 claim to place' : `${waiting.length} claims to place`,
      place: '',
    });
    return () => useStatusText.setState({ counts: '', place: '' });
  }, [groups]);
  if (!older || !newer) return <main className="work" />;
  const facts = changedFacts(older, newer);
  const summary = compared ? summaryWords(compared.comparison, facts) : '';
  return (
    <main className={placing ? 'work cmp placing' : 'work cmp'} ref={main} aria-labelledby="h-compare">
      <header className="work-bar cmp-bar-top">
        <h1 id="h-compare" className="cmp-name">
          What changed in <bdi>{sourceName(newer)}</bdi>
        </h1>
        <p className="cmp-summary" role="status">
          {summary}
        </p>
        <span className="bar-space" />
        <button type="button" className="quiet" onClick={() => openSource(services, newer.id, true)}>
          <Icon name="left" />
          Back to the text
          <Keys shortcut="Escape" />
        </button>
      </header>
      <div className="cmp-body">
        <div className="cmp-texts">
          <CompareHeads older={older} newer={newer} family={versionsOf(inHand).of(newer.id)} facts={facts} />
          {problem ? (
            <p className="banner" role="alert">
              {problem}
            </p>
          ) : null}
          {!compared && !problem ? <p className="nav-note">Comparing the two versions.</p> : null}
          <section className="cmp-scroll" ref={scroller} tabIndex={0} aria-label="Both versions, paragraph by paragraph">
            <div className="cmp-sizer" style={{ blockSize: rows.getTotalSize() }}>
              {rows.getVirtualItems().map((item) => {
                const line = lines[item.index];
                if (!line || !compared) return null;
                return (
                  <div
                    key={item.key}
                    ref={rows.measureElement}
                    data-index={item.index}
                    className={line.kind === 'fold' ? 'cmp-line cmp-fold' : 'cmp-line'}
                    style={{ transform: `translateY(${item.start}px)` }}
                  >
                    {line.kind === 'fold' ? (
                      <button type="button" className="link" onClick={() => setOpened(new Set([...opened, line.from]))}>
                        {line.to - line.from} paragraphs unchanged. Show
                      </button>
                    ) : (
                      <CompareRow
                        row={line.row}
                        compared={compared}
                        marks={marks}
                        aside={aside}
                        label={label}
                        inHand={claimId}
                        onClaim={onClaim}
                      />
                    )}
                  </div>
                );
              })}
            </div>
          </section>
        </div>
        <ClaimQueue groups={groups} inHand={claimId} placing={placing} picked={picked !== null} onClaim={onClaim} onAct={act} />
      </div>
    </main>
  );
}
