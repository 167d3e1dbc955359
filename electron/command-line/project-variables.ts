import { ExchangeRefusal } from '../../renderer/formats/exchange/exchange-format.ts';
import { type FoundVariable, type VariableUse, variableUses } from '../../renderer/formats/exchange/found-case.ts';
import { WrongUsage } from './command.ts';

/** What `--variables` says: a variable by its name, or by its statement type and name, and what it is read as. */
export type VariablesGiven = readonly { readonly name: string; readonly use: VariableUse }[];

/** The lines of `--help` about it. */
export const variablesHelp = `  --variables LIST   what the variables of statements stand for in a project of the Discourse Network Analyzer:
                     narrator=person,plot=topic or "NPF Story Element/hero=organisation". Kinds: ${variableUses.join(', ')}.
                     Left out: as guessed by their names`;

/** Reads `narrator=person,NPF Story Element/plot=topic`. @throws WrongUsage */
export function readVariables(value: string): VariablesGiven {
  return value.split(',').map((pair) => {
    const at = pair.lastIndexOf('=');
    const [name, said] = [pair.slice(0, Math.max(0, at)).trim(), pair.slice(at + 1).trim()];
    if (name === '') throw new WrongUsage(`--variables needs a name and what it stands for: narrator=person`);
    const use = variableUses.find((one) => one === said.toLowerCase().replace('organization', 'organisation'));
    if (!use) throw new WrongUsage(`--variables does not know "${said}"; kinds: ${variableUses.join(', ')}`);
    return { name, use };
  });
}

/** What was given, by the keys of a project's variables. @throws ExchangeRefusal where it has no such variable. */
export function usesByKey(variables: readonly FoundVariable[], given: VariablesGiven): Map<string, VariableUse> {
  const uses = new Map<string, VariableUse>();
  const fold = (name: string) => name.toLowerCase();
  for (const { name, use } of given) {
    const meant = variables.filter((one) => [one.name, `${one.group}/${one.name}`].some((known) => fold(known) === fold(name)));
    if (meant.length === 0) throw new ExchangeRefusal(`has no variable "${name}"; it has ${variables.map(fullName).join(', ')}`);
    for (const one of meant) {
      if (!one.uses.includes(use)) throw new ExchangeRefusal(`has numbers for "${one.name}", which can be ${one.uses.join(', ')}`);
      uses.set(one.key, use);
    }
  }
  return uses;
}

/** "DNA Statement/person=person, DNA Statement/concept=topic", as `--variables` takes it. */
export function variablesInWords(variables: readonly FoundVariable[]): string {
  return variables.map((one) => `${fullName(one)}=${one.use}`).join(', ');
}

const fullName = (one: FoundVariable) => `${one.group}/${one.name}`;
