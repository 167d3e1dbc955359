import type { Code, Verdict } from '../../domain/case.ts';
import { foldWords } from '../../domain/fold-words.ts';
import type { Speaker } from '../../domain/speaker.ts';

/** Ids of theirs by ids of ours: the same record, else the same kind and name, else a name the other one is also called by, if only one is. */
export function matchSpeakers(mine: readonly Speaker[], theirs: readonly Speaker[]): Map<string, string> {
  const ids = new Map<string, string>();
  const taken = new Set<string>();
  const match = (speaker: Speaker, ours: string | undefined) => {
    if (ours === undefined || taken.has(ours) || ids.has(speaker.id)) return;
    taken.add(ours);
    ids.set(speaker.id, ours);
  };
  const byId = new Set(mine.map((row) => row.id));
  for (const speaker of theirs) if (byId.has(speaker.id)) match(speaker, speaker.id);
  const named = idsBy(mine, (row) => `${row.kind} ${foldWords(row.name)}`);
  const rows = new Map(mine.map((row) => [row.id, row]));
  for (const speaker of theirs) {
    const free = (named.get(`${speaker.kind} ${foldWords(speaker.name)}`) ?? []).filter((id) => !taken.has(id));
    match(speaker, free.length < 2 ? free[0] : likest(speaker, free, rows));
  }
  const called = new Map<string, Set<string>>();
  for (const row of mine) {
    // somebody nameless is a description: another one of the same words may be somebody else
    if (row.kind === 'unnamed') continue;
    for (const name of [row.name, ...row.aliases]) {
      const key = `${row.kind} ${foldWords(name)}`;
      called.set(key, (called.get(key) ?? new Set()).add(row.id));
    }
  }
  for (const speaker of theirs) {
    if (speaker.kind === 'unnamed') continue;
    // their short forms may be anybody's, so that a form counts where our name has it or their name is one of our forms
    const forms = [speaker.name, ...speaker.aliases].map((name) => called.get(`${speaker.kind} ${foldWords(name)}`));
    const found = new Set(forms.flatMap((set) => [...(set ?? [])]));
    if (found.size === 1) match(speaker, [...found][0]);
  }
  return ids;
}

/** Of several of one name the one that most else is shared with; where that is even, the same one whatever order they stand in. */
function likest(speaker: Speaker, ids: readonly string[], rows: ReadonlyMap<string, Speaker>): string | undefined {
  const shared = (id: string) => {
    const row = rows.get(id);
    if (!row) return 0;
    const forms = new Set(row.aliases.map(foldWords));
    const facts = [row.role === speaker.role, row.affiliation === speaker.affiliation].filter(Boolean).length;
    return facts + speaker.aliases.filter((name) => forms.has(foldWords(name))).length;
  };
  return ids.toSorted((a, b) => shared(b) - shared(a) || (a < b ? -1 : 1))[0];
}

/** Ids of their topics by ids of ours: the same record, else the same name. */
export function matchCodes(mine: readonly Code[], theirs: readonly Code[]): Map<string, string> {
  const byId = new Set(mine.map((row) => row.id));
  const byName = idsBy(mine, (row) => foldWords(row.name));
  const ids = new Map<string, string>();
  const taken = new Set<string>();
  const match = (row: Code, ours: string | undefined) => {
    if (ours === undefined || taken.has(ours) || ids.has(row.id)) return;
    taken.add(ours);
    ids.set(row.id, ours);
  };
  for (const row of theirs) if (byId.has(row.id)) match(row, row.id);
  for (const row of theirs) {
    match(
      row,
      byName.get(foldWords(row.name))?.find((id) => !taken.has(id)),
    );
  }
  return ids;
}

/** What their verdicts are called in our scale, and the scale with those it lacks, as long as there is room for nine. */
export function matchVerdicts(
  mine: readonly Verdict[],
  theirs: readonly Verdict[],
  used: ReadonlySet<string>,
): { readonly keys: ReadonlyMap<string, string>; readonly scale: readonly Verdict[]; readonly lost: ReadonlyMap<string, string> } {
  const keys = new Map<string, string>();
  const lost = new Map<string, string>();
  const scale = [...mine];
  for (const verdict of theirs) {
    const ours = scale.find((one) => one.key === verdict.key) ?? scale.find((one) => foldWords(one.label) === foldWords(verdict.label));
    if (ours) keys.set(verdict.key, ours.key);
    else if (!used.has(verdict.key)) continue;
    else if (scale.length < 9) scale.push(verdict);
    else lost.set(verdict.key, verdict.label);
  }
  return { keys, scale, lost };
}

/** Two of one name stay two: each is matched once. */
function idsBy<R extends { readonly id: string }>(rows: readonly R[], key: (row: R) => string): Map<string, string[]> {
  const ids = new Map<string, string[]>();
  for (const row of rows) {
    const list = ids.get(key(row));
    if (list) list.push(row.id);
    else ids.set(key(row), [row.id]);
  }
  return ids;
}
