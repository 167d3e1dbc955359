import { useEffect, useState } from 'react';
import { compareWaiting, mergeWaiting } from '../../commands/case-file/merge-case.ts';
import { useMerge } from '../../commands/case-file/merge-state.ts';
import { openAsOwnCase } from '../../commands/case-file/open-case-file.ts';
import { useServices } from '../../state/use-services.ts';
import { countMerge } from '../../together/merge/left-out.ts';
import type { ComparedCases } from '../../together/merge/merge-words.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { DraftField } from '../../ui/DraftField.tsx';
import { Switch } from '../../ui/Switch.tsx';
import { MergeLists } from './MergeLists.tsx';

const count = (n: number, one: string, many = `${one}s`) => `${n} ${n === 1 ? one : many}`;

/** Asks what becomes of a case file that shares sources with the open case, and shows what adding it would do before it is done. */
export function MergeCases({ onClose }: { readonly onClose: () => void }) {
  const services = useServices();
  const { waiting, shared, apart, author, rule, byHand, leaveOut } = useMerge();
  const [adding, setAdding] = useState(false);
  const [compared, setCompared] = useState<ComparedCases | null>(null);
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const close = () => {
    useMerge.setState({ waiting: null });
    onClose();
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: how the two are joined changes what comes of it
  useEffect(() => {
    if (!adding || !waiting) return;
    const stopping = new AbortController();
    setCompared(null);
    compareWaiting(services, stopping.signal).then(setCompared, (error: unknown) => {
      if (!stopping.signal.aborted) setProblem(error instanceof Error ? error.message : 'The two cases could not be compared.');
    });
    return () => stopping.abort();
  }, [adding, waiting, apart, author, services]);
  if (!waiting) return null;
  const { name, opened } = waiting;
  const separately = () => {
    close();
    void openAsOwnCase(services, name, opened, services.analyst());
  };
  if (!adding) {
    return (
      <Dialog
        title={`Open ${name}`}
        onClose={close}
        foot={
          <>
            <button type="button" className="outline" onClick={separately}>
              Open as a case of its own
            </button>
            <button type="button" className="primary" data-autofocus onClick={() => setAdding(true)}>
              Add to this case
            </button>
          </>
        }
      >
        <p>
          {count(shared, 'source')} of{' '}
          <bdi>
            <b>{opened.data.case.title}</b>
          </bdi>{' '}
          {shared === 1 ? 'is' : 'are'} in the open case as well. Adding it puts the work on them together; what differs is shown first, and
          undo takes it back.
        </p>
      </Dialog>
    );
  }
  const unsigned = opened.data.claims.some((claim) => claim.createdBy === '');
  const doing = compared && countMerge(compared.items, { rule, byHand, leaveOut });
  const merge = () => {
    setBusy(true);
    mergeWaiting(services).then(onClose, (error: unknown) => {
      setBusy(false);
      setProblem(error instanceof Error ? error.message : 'The case could not be added.');
    });
  };
  return (
    <Dialog
      title={`Add ${name} to this case`}
      className="dialog-wide merge"
      onClose={close}
      foot={
        <>
          <button type="button" className="outline" onClick={close}>
            Cancel
          </button>
          <button type="button" className="primary" disabled={!compared || busy} onClick={merge}>
            Merge{doing ? `: ${doing.added} added, ${doing.changed} changed` : ''}
          </button>
        </>
      }
    >
      {problem ? (
        <p className="field-problem" role="alert">
          {problem}
        </p>
      ) : null}
      <Switch
        label="Keep analysts’ claims on the same words apart"
        hint="To measure agreement and decide differences one by one. Off: they become one claim."
        checked={apart}
        onChange={(next) => useMerge.setState({ apart: next })}
      />
      {unsigned ? (
        <DraftField
          label="Work without a name is by"
          value={author}
          placeholder="Nobody"
          onSave={(next) => useMerge.setState({ author: next.slice(0, 200) })}
        />
      ) : null}
      {compared ? (
        <>
          <p className="merge-counts" role="status">
            {count(compared.counts.same, 'record')} the same, {compared.counts.added} added, {compared.counts.changed} changed,{' '}
            {compared.counts.conflict} in conflict.
            {compared.carried > 0 ? ` In ${count(compared.carried, 'source')} the text differs; marks were found again in ours.` : ''}
            {compared.unplaced > 0 ? ` ${count(compared.unplaced, 'claim')} have no place there and come with their own text.` : ''}
          </p>
          <MergeLists compared={compared} />
        </>
      ) : problem ? null : (
        <p className="muted">Comparing the two cases.</p>
      )}
    </Dialog>
  );
}
