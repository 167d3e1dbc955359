import { type FoundVariable, type VariableUse, variableUses } from './found-case.ts';
import { numberOf, type SqliteRow, textOf } from './sqlite-tables.ts';

/** A variable of a statement type, what it is read as, and what it was found to say. */
export interface DnaVariable {
  readonly id: number;
  readonly name: string;
  readonly typeId: number;
  readonly type: string;
  readonly uses: readonly VariableUse[];
  readonly use: VariableUse;
  count: number;
  readonly examples: Set<string>;
}

/** Values that are shown of a variable, so that somebody sees what it holds. */
const mostExamples = 3;

/** The variables of a project by their id, each read as it is said, else as its name lets one guess. */
export function variablesOf(
  rows: readonly SqliteRow[],
  types: ReadonlyMap<number, string>,
  said: ReadonlyMap<string, VariableUse> = new Map(),
): ReadonlyMap<number, DnaVariable> {
  return new Map(
    rows.map((row) => {
      const id = numberOf(row, 'ID');
      const name = textOf(row, 'Variable');
      const typeId = numberOf(row, 'StatementTypeId');
      const isText = textOf(row, 'DataType').endsWith('text');
      const uses: readonly VariableUse[] = isText ? variableUses : ['qualifier', 'note', 'none'];
      const chosen = said.get(String(id));
      const use = chosen && uses.includes(chosen) ? chosen : guessUse(name, isText);
      return [id, { id, name, typeId, type: types.get(typeId) ?? '', uses, use, count: 0, examples: new Set<string>() }];
    }),
  );
}

/** Counts a value of a variable, and keeps it as an example while there are few. */
export function seen(variable: DnaVariable, value: string): void {
  variable.count += 1;
  if (variable.examples.size < mostExamples)
    variable.examples.add(value.length > 60 ? `${[...value].slice(0, 59).join('').trimEnd()}…` : value);
}

/** The variables of the statement types that statements are of, in the order of the project. */
export function foundVariables(variables: Iterable<DnaVariable>, types: ReadonlySet<number>): FoundVariable[] {
  return [...variables]
    .filter((one) => types.has(one.typeId))
    .map(({ id, type, name, count, examples, uses, use }) => ({
      key: String(id),
      group: type,
      name,
      count,
      examples: [...examples],
      uses,
      use,
    }));
}

/** What a variable stands for, by the name its project gives it. */
function guessUse(name: string, isText: boolean): VariableUse {
  if (/^(?:agree(?:ment|s)?|qualifier|support|stance|position|valence|polarity|sentiment)$/i.test(name)) return 'qualifier';
  if (!isText) return 'note';
  if (/^(?:person|actor|speaker|individual|name|who|narrator|spokes(?:person|man|woman)|stakeholder)s?$/i.test(name)) return 'person';
  if (/^(?:organi[sz]ation|party|institution|affiliation|group)s?$/i.test(name)) return 'organisation';
  if (/^(?:concept|topic|category|frame|issue|theme|code|claim)s?$/i.test(name)) return 'topic';
  return 'note';
}
