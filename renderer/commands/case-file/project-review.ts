import { create } from 'zustand';
import { type OpenedProject, projectReadAs } from '../../formats/exchange/open-project.ts';
import type { CodeUse } from '../../formats/exchange/read-codes-as.ts';
import type { Services } from '../services.ts';
import { openAsOwnCase } from './open-case-file.ts';

/** Another tool's project that was read and waits to be opened. Nothing of it is stored. */
interface ProjectReviewState {
  readonly waiting: { readonly name: string; readonly opened: OpenedProject; readonly by: string } | null;
  /** What codes are read as, by id; a topic where nothing is said. */
  readonly uses: ReadonlyMap<string, CodeUse>;
}

export const useProjectReview = create<ProjectReviewState>(() => ({ waiting: null, uses: new Map() }));

/** Shows what was understood of another tool's project before it becomes a case. */
export function reviewProject(services: Services, name: string, opened: OpenedProject, by: string): void {
  useProjectReview.setState({ waiting: { name, opened, by }, uses: new Map() });
  services.ui.setState({ overlay: 'project-review' });
}

export function readCodeAs(codeId: string, use: CodeUse): void {
  useProjectReview.setState(({ uses }) => ({ uses: new Map(uses).set(codeId, use) }));
}

/** Stores the project as a case, its codes read as was chosen, and opens it. */
export async function openReviewed(services: Services): Promise<void> {
  const { waiting, uses } = useProjectReview.getState();
  useProjectReview.setState({ waiting: null, uses: new Map() });
  if (!waiting) return;
  const opened = projectReadAs(waiting.opened, uses, () => crypto.randomUUID());
  await openAsOwnCase(services, waiting.name, opened, waiting.by);
}
