import { speakerKinds } from '../../domain/speaker.ts';
import { childOf, childrenOf, textWithin, type XmlElement } from '../import/office/xml-tree.ts';
import { bareSpeaker, type FoundSpeaker } from './found-case.ts';
import { guidIn, type QdpxArchive } from './qdpx-archive.ts';

/** A case of a project as a speaker: variables that say role and affiliation become these, all others lines of the note. */
export interface QdpxCase {
  readonly speaker: FoundSpeaker;
  /** GUIDs of what the case points at: selections, and whole sources. */
  readonly selections: readonly string[];
  readonly sources: readonly string[];
}

/** The cases of a project. Where Hearsay wrote it their key is their name, which is how claims name them there. */
export function casesOf(archive: QdpxArchive): QdpxCase[] {
  return archive.list('Cases', 'Case').map((row): QdpxCase => {
    const name = (row.attributes.get('name') ?? '').trim() || 'Unnamed';
    const values = new Map<string, string>();
    for (const [variable, value] of valuesOf(archive, row)) values.set(variable, join(values.get(variable) ?? '', value, '; '));
    const take = (wanted: RegExp) => {
      const found = [...values].find(([variable]) => wanted.test(variable));
      if (found) values.delete(found[0]);
      return found?.[1] ?? '';
    };
    const kind = take(/^kind$/i);
    const role = take(/^(?:role|position|function|job|occupation)$/i);
    const affiliation = take(/^(?:affiliation|organi[sz]ation|party|employer)$/i);
    const aliases = take(/^alias(?:es)?$/i).split('; ');
    const rest = [...values].flatMap(([variable, value]) => (value === '' ? [] : [`${variable}: ${value}`]));
    const targets = (ref: string) => childrenOf(row, ref).map((one) => guidIn(one, 'targetGUID'));
    // in a project of ours the code is the speaker over again
    const codes = archive.isOurs ? [] : targets('CodeRef').flatMap((code) => archive.codes.get(code)?.name ?? []);
    if (codes.length > 0) rest.push(`Codes: ${codes.join(', ')}`);
    return {
      speaker: {
        ...bareSpeaker(archive.isOurs ? name : guidIn(row, 'guid'), name, speakerKinds.find((one) => one === kind) ?? 'person'),
        role,
        affiliation,
        aliases: aliases.filter((alias) => alias !== ''),
        note: [textWithin(childOf(row, 'Description')), ...rest].filter((line) => line !== '').join('\n'),
      },
      selections: targets('SelectionRef'),
      sources: targets('SourceRef'),
    };
  });
}

/** Values of variables of a source, as lines of its note. */
export function variableLines(archive: QdpxArchive, element: XmlElement): string[] {
  return valuesOf(archive, element).flatMap(([variable, value]) => (value === '' ? [] : [`${variable}: ${value}`]));
}

function valuesOf(archive: QdpxArchive, element: XmlElement): [string, string][] {
  return childrenOf(element, 'VariableValue').map((value) => [
    archive.variables.get(guidIn(childOf(value, 'VariableRef'), 'targetGUID')) ?? 'Variable',
    lastText(value).trim(),
  ]);
}

const join = (...[first, second, between]: [string, string, string]) =>
  first === '' || second === '' ? first + second : first + between + second;

function lastText(value: XmlElement): string {
  return childrenOf(value)
    .filter((child) => child.name !== 'VariableRef')
    .map((child) => textWithin(child))
    .join('');
}
