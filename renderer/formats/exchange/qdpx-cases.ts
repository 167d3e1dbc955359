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
  const names = new Map(archive.list('Variables', 'Variable').map((row) => [guidIn(row, 'guid'), row.attributes.get('name') ?? '']));
  return archive.list('Cases', 'Case').flatMap((row): QdpxCase[] => {
    const name = (row.attributes.get('name') ?? '').trim();
    if (name === '') return [];
    const values = new Map(
      childrenOf(row, 'VariableValue').map((value) => [
        names.get(guidIn(childOf(value, 'VariableRef'), 'targetGUID')) ?? '',
        lastText(value),
      ]),
    );
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
    return [
      {
        speaker: {
          ...bareSpeaker(archive.isOurs ? name : guidIn(row, 'guid'), name, speakerKinds.find((one) => one === kind) ?? 'person'),
          role,
          affiliation,
          aliases: aliases.filter((alias) => alias !== ''),
          note: [textWithin(childOf(row, 'Description')), ...rest].filter((line) => line !== '').join('\n'),
        },
        selections: targets('SelectionRef'),
        sources: targets('SourceRef'),
      },
    ];
  });
}

function lastText(value: XmlElement): string {
  return childrenOf(value)
    .filter((child) => child.name !== 'VariableRef')
    .map((child) => textWithin(child))
    .join('');
}
