import { create } from 'zustand';
import type { VariableUse } from '../../formats/exchange/found-case.ts';
import { type OpenedProject, projectReadAs } from '../../formats/exchange/open-project.ts';
import type { CodeUse } from '../../formats/exchange/read-codes-as.ts';
import { openCaseBytes } from '../../workers/export-client.ts';
import type { Services } from '../services.ts';
import { offerToMerge } from './merge-case.ts';
import { openAsOwnCase } from './open-case-file.ts';

/** A file as it was chosen. */
interface ProjectFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Another tool's project that was read and waits to be opened. Nothing of it is stored. */
interface ProjectReviewState {
  readonly waiting: { readonly file: ProjectFile; readonly opened: OpenedProject; readonly by: string } | null;
  /** What codes are read as, by id; a topic where nothing is said. */
  readonly uses: ReadonlyMap<string, CodeUse>;
  /** What the variables of statements are read as, by key; as guessed where nothing is said. */
  readonly variables: ReadonlyMap<string, VariableUse>;
  /** The project is being read again with other variables. */
  readonly reading: boolean;
}

const nothing: ProjectReviewState = { waiting: null, uses: new Map(), variables: new Map(), reading: false };

export const useProjectReview = create<ProjectReviewState>(() => nothing);

let readingAgain: AbortController | null = null;

/** Shows what was understood of another tool's project before it becomes a case. */
export function reviewProject(services: Services, file: ProjectFile, opened: OpenedProject, by: string): void {
  readingAgain?.abort();
  useProjectReview.setState({ ...nothing, waiting: { file, opened, by } });
  services.ui.setState({ overlay: 'project-review' });
}

export function readCodeAs(codeId: string, use: CodeUse): void {
  useProjectReview.setState(({ uses }) => ({ uses: new Map(uses).set(codeId, use) }));
}

/** Reads the project again with a variable of its statements standing for something else. */
export async function readVariableAs(services: Services, key: string, use: VariableUse): Promise<void> {
  const { waiting, variables: before } = useProjectReview.getState();
  if (!waiting) return;
  readingAgain?.abort();
  const reading = new AbortController();
  readingAgain = reading;
  const variables = new Map(before).set(key, use);
  useProjectReview.setState({ variables, reading: true });
  try {
    const opened = await openCaseBytes(waiting.file, waiting.by, { variables, signal: reading.signal });
    if (!reading.signal.aborted) useProjectReview.setState({ waiting: { ...waiting, opened }, reading: false });
  } catch (error) {
    if (reading.signal.aborted) return;
    useProjectReview.setState({ reading: false });
    services.alert(`${waiting.file.name} could not be read again: ${error instanceof Error ? error.message : 'no reason is known'}.`);
  }
}

/** Forgets the project that waits. */
export function closeReview(): void {
  readingAgain?.abort();
  useProjectReview.setState(nothing);
}

/** Stores the project as a case, read as was chosen, and opens it; where it has sources of the open case, asks whether to add it there. */
export async function openReviewed(services: Services): Promise<void> {
  const { waiting, uses } = useProjectReview.getState();
  closeReview();
  if (!waiting) return;
  const opened = projectReadAs(waiting.opened, uses, () => crypto.randomUUID());
  if (await offerToMerge(services, waiting.file.name, opened)) return;
  await openAsOwnCase(services, waiting.file.name, opened, waiting.by);
}
