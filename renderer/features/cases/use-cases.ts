import { useLiveQuery } from 'dexie-react-hooks';
import { type Case, caseSchema } from '../../domain/case.ts';
import { useServices } from '../../state/use-services.ts';

/** The cases of this computer, last changed first; kept up to date, other windows' changes too. Damaged ones are left out. */
export function useCases(): readonly Case[] {
  const { database } = useServices();
  const found = useLiveQuery(
    async () =>
      (await database.cases.toArray())
        .flatMap((row) => {
          const parsed = caseSchema.safeParse(row);
          return parsed.success ? [parsed.data] : [];
        })
        .sort((a, b) => b.updatedAt.localeCompare(a.updatedAt)),
    [database],
  );
  return found ?? none;
}

const none: readonly Case[] = [];
