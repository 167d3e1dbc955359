import { useCallback, useEffect, useMemo, useRef } from 'react';
import { useStatusText } from '../../state/status-text.ts';
import { useMedia } from '../../state/use-media.ts';
import { useServices, useUi } from '../../state/use-services.ts';
import { WhoPopover } from '../who/WhoPopover.tsx';
import { BrokenClaims } from './BrokenClaims.tsx';
import { BulkBar } from './BulkBar.tsx';
import { ClaimsBar } from './ClaimsBar.tsx';
import { ClaimsEmpty } from './ClaimsEmpty.tsx';
import { ClaimsGrid } from './ClaimsGrid.tsx';
import { ClaimsSidebar } from './ClaimsSidebar.tsx';
import { columnNames, resetClaimsView, useClaimsView } from './claims-view-state.ts';
import { TopicPicker } from './TopicPicker.tsx';
import { useClaimTable } from './use-claim-table.ts';
import { VerdictPicker } from './VerdictPicker.tsx';

/** Claims: every claim of the case in one table, to filter, group, judge in bulk and open in the text. */
export function ClaimsView() {
  const services = useServices();
  resetClaimsView(services.open.inHand.caseId);
  const table = useClaimTable();
  const { hidden, selected } = useClaimsView();
  const ask = useUi((state) => state.tableAsk);
  const claimIds = useUi((state) => state.tableClaims);
  const scroller = useRef<HTMLDivElement>(null);
  const focusActive = useRef<(() => void) | null>(null);
  const narrow = useMedia('(max-width: 75rem)');
  const narrower = useMedia('(max-width: 62rem)');
  const columns = useMemo(
    () =>
      columnNames.filter((name) => !hidden.has(name) && !(narrow && (name === 'topic' || name === 'ev')) && !(narrower && name === 'conf')),
    [hidden, narrow, narrower],
  );
  const chosen = [...selected].filter((id) => table.inHand.get('claims', id)).length;

  useTakeUpPlace(table.items, () => focusActive.current?.());
  useEffect(() => {
    useStatusText.setState({
      counts: `${table.shown} of ${table.total} ${table.total === 1 ? 'claim' : 'claims'}${chosen > 0 ? `, ${chosen} selected` : ''}`,
      place: '',
    });
    return () => useStatusText.setState({ counts: '', place: '' });
  }, [table.shown, table.total, chosen]);

  const close = useCallback(() => {
    services.ui.setState({ tableAsk: '' });
    requestAnimationFrame(() => focusActive.current?.());
  }, [services]);
  const anchor = useCallback(
    () =>
      (scroller.current?.querySelector('.is-active .c-verdict, .is-active .c-claim') ?? scroller.current)?.getBoundingClientRect() ?? null,
    [],
  );
  return (
    <>
      <ClaimsSidebar table={table} />
      <main className="work" aria-labelledby="claims-head">
        <h1 className="sr" id="claims-head">
          Claims
        </h1>
        <ClaimsBar onEnterTable={() => focusActive.current?.()} />
        <BrokenClaims />
        {table.items.length > 0 ? (
          <ClaimsGrid table={table} columns={columns} scroller={scroller} focusActive={focusActive} />
        ) : (
          <ClaimsEmpty total={table.total} />
        )}
        {chosen > 0 ? <BulkBar count={chosen} /> : null}
        <WhoPopover place="table" anchor={anchor} claimIds={claimIds} />
        {ask === 'verdict' && claimIds.length > 0 ? <VerdictPicker claimIds={claimIds} anchor={anchor} onClose={close} /> : null}
        {ask === 'topic' && claimIds.length > 0 ? <TopicPicker claimIds={claimIds} anchor={anchor} onClose={close} /> : null}
      </main>
    </>
  );
}

/** Coming from the text, the keyboard is on the claim in hand; else where it was. The focus follows when nothing else has it. */
function useTakeUpPlace(items: ReturnType<typeof useClaimTable>['items'], focus: () => void): void {
  const claimId = useUi((state) => state.claimId);
  const first = useRef({ items, claimId, focus });
  useEffect(() => {
    const { items: shown, claimId: inHand, focus: take } = first.current;
    const here = useClaimsView.getState().active;
    if (inHand && !here.startsWith(`${inHand}\n`)) {
      const item = shown.find((one) => one.kind === 'line' && one.line.claim.id === inHand);
      if (item) useClaimsView.setState({ active: item.id });
    }
    const frame = requestAnimationFrame(() => {
      if (document.activeElement === document.body || document.activeElement === null) take();
    });
    return () => cancelAnimationFrame(frame);
  }, []);
}
