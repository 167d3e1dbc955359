import { ChangedElsewhere } from '../../storage/edit-journal.ts';
import { readHistory } from '../../storage/read-history.ts';
import type { Services } from '../services.ts';

/** Takes back every change after one, newest first; that one stays. Redo brings them back. Returns how many were taken back. */
export async function undoTo(services: Services, seq: number): Promise<number> {
  const { journal, inHand } = services.open;
  await journal.settled();
  const later = (await readHistory(services.database, inHand.caseId)).filter((edit) => edit.state === 'done' && edit.seq > seq).length;
  let steps = 0;
  try {
    for (; steps < later; steps += 1) if ((await journal.undo()) === null) break;
  } catch (error) {
    if (!(error instanceof ChangedElsewhere)) throw error;
    services.alert(error.message);
  }
  return steps;
}
