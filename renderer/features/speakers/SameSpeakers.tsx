import { useState } from 'react';
import { mergeSpeakers } from '../../commands/speaker/speaker-acts.ts';
import type { Speaker } from '../../domain/speaker.ts';
import { useServices } from '../../state/use-services.ts';
import type { CaseInHand } from '../../storage/case-in-hand.ts';
import { pairKey, proposals } from './same-speaker.ts';
import { claimCount, workOf } from './speaker-facts.ts';

/** Entries of the register that may be one speaker: merge them, or say that they are not. */
export function SameSpeakers({ speaker, inHand }: { readonly speaker: Speaker; readonly inHand: CaseInHand }) {
  const services = useServices();
  const [apart, setApart] = useState(() => readApart(inHand.caseId));
  const found = proposals(speaker, inHand.all('speakers'), apart);
  if (found.length === 0) return null;
  return (
    <section className="same" aria-labelledby="h-same">
      <h2 id="h-same">Same speaker?</h2>
      <ul>
        {found.map(({ other, reason }) => {
          const count = claimCount(workOf(inHand, other.id));
          return (
            <li key={other.id}>
              <p>
                <b>
                  <bdi>{other.name}</bdi>
                </b>
                , {count === 1 ? '1 claim' : `${count} claims`}. {reason}.
              </p>
              <div className="decide-row">
                <button
                  type="button"
                  className="outline"
                  aria-label={`Merge ${other.name} into ${speaker.name}`}
                  onClick={() => {
                    void mergeSpeakers(services, speaker.id, [other.id]);
                    services.toast(`${other.name} merged into ${speaker.name}`, { undo: true });
                  }}
                >
                  Merge
                </button>
                <button
                  type="button"
                  className="quiet"
                  aria-label={`${other.name} is not the same speaker`}
                  onClick={() => {
                    const next = new Set(apart).add(pairKey(speaker.id, other.id));
                    setApart(next);
                    keepApart(inHand.caseId, next);
                  }}
                >
                  Not the same
                </button>
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

const storageKey = (caseId: string) => `hearsay apart ${caseId}`;

/** Pairs this computer was told are two speakers. A convenience: when it is lost, the question comes again. */
function readApart(caseId: string): ReadonlySet<string> {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(storageKey(caseId)) ?? '[]');
    return new Set(Array.isArray(stored) ? stored.filter((one) => typeof one === 'string') : []);
  } catch {
    return new Set();
  }
}

function keepApart(caseId: string, pairs: ReadonlySet<string>): void {
  try {
    localStorage.setItem(storageKey(caseId), JSON.stringify([...pairs]));
  } catch {
    // the question comes again
  }
}
