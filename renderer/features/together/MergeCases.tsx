import { useEffect, useState } from 'react';
import { compareWaiting, mergeWaiting } from '../../commands/case-file/merge-case.ts';
import { useMerge } from '../../commands/case-file/merge-state.ts';
import { openAsOwnCase } from '../../commands/case-file/open-case-file.ts';
import { useServices } from '../../state/use-services.ts';
import { sideOf } from '../../together/merge/merge-cases.ts';
import type { ComparedCases } from '../../together/merge/merge-words.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { DraftField } from '../../ui/DraftField.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { Switch } from '../../ui/Switch.tsx';
import { ConflictList, PlainList } from './MergeLists.tsx';

const count = (n: number, one: string, many = `${one}s`) => `${n} ${n === 1 ? one : many}`;

/** Asks what becomes of a case file that shares sources with the open case, and shows what adding it would do before it is done. */
export function MergeCases({ onClose }: { readonly onClose: () => void }) {
  const services = useServices();
  const { waiting, shared, apart, author, rule, byHand } = useMerge();
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
  const conflicts = compared?.items.filter((item) => item.kind === 'conflict') ?? [];
  const choices = { rule, byHand };
  const decided = conflicts.filter((item) => item.fields.some((field) => sideOf(item, field, choices) === 'theirs')).length;
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
            Merge{compared ? `: ${compared.counts.added} added, ${compared.counts.changed + decided} changed` : ''}
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
          {conflicts.length > 0 ? (
            <section aria-labelledby="merge-conflicts">
              <h2 id="merge-conflicts">In conflict ({conflicts.length})</h2>
              <div className="switch-row">
                <span className="switch-label">Where nothing is chosen below</span>
                <Segmented
                  label="Where nothing is chosen below"
                  value={rule}
                  choices={[
                    { value: 'mine', label: 'Keep mine' },
                    { value: 'theirs', label: 'Take theirs' },
                    { value: 'newer', label: 'The newer' },
                  ]}
                  onChange={(next) => useMerge.setState({ rule: next === 'theirs' || next === 'newer' ? next : 'mine', byHand: new Map() })}
                />
              </div>
              <ConflictList
                items={conflicts}
                choices={choices}
                onChoose={(key, side) => useMerge.setState({ byHand: new Map(byHand).set(key, side) })}
              />
            </section>
          ) : null}
          <PlainList title="Changed" items={compared.items.filter((item) => item.kind === 'changed')} />
          <PlainList title="Added" items={compared.items.filter((item) => item.kind === 'added')} />
        </>
      ) : problem ? null : (
        <p className="muted">Comparing the two cases.</p>
      )}
    </Dialog>
  );
}
