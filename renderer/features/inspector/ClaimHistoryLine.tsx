import { useEffect, useState } from 'react';
import type { Claim } from '../../domain/claim.ts';
import { useHistory, useServices } from '../../state/use-services.ts';
import { type ClaimTime, claimTimes } from '../../storage/claim-times.ts';

interface ClaimHistoryLineProps {
  readonly claim: Claim;
  readonly attributionIds: readonly string[];
}

/** "Marked 14:02, speaker set 14:03". */
export function ClaimHistoryLine({ claim, attributionIds }: ClaimHistoryLineProps) {
  const { database } = useServices();
  const { save } = useHistory();
  const [last, setLast] = useState<ClaimTime | null>(null);
  const stored = save.kind === 'saved' ? save.at : '';
  const ids = [claim.id, ...attributionIds].join(' ');
  useEffect(() => {
    if (!stored) return;
    let gone = false;
    // stepping through claims asks nothing: only a claim that stays does
    const timer = setTimeout(() => {
      claimTimes(database, claim.caseId, ids.split(' ')).then(
        (found) => !gone && setLast(found),
        () => undefined,
      );
    }, 250);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [database, claim.caseId, ids, stored]);
  return (
    <span>
      Marked {moment(claim.createdAt)}
      {last && last.what !== 'marked' ? `, ${last.what} ${moment(last.at)}` : ''}
    </span>
  );
}

/** The time today, else the day. */
function moment(at: string): string {
  const when = new Date(at);
  const today = when.toDateString() === new Date().toDateString();
  return new Intl.DateTimeFormat(
    undefined,
    today ? { hour: '2-digit', minute: '2-digit' } : { day: 'numeric', month: 'short', year: 'numeric' },
  ).format(when);
}
