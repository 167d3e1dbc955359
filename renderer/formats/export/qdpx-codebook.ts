import type { Speaker } from '../../domain/speaker.ts';
import type { CaseData } from './case-data.ts';
import { chosenCase } from './chosen-case.ts';
import { exportOf } from './export-format.ts';
import { exportList } from './export-list.ts';
import { utf8Pieces } from './file-pieces.ts';
import { guidOfName, guidOfRow } from './guids.ts';
import { xml, xmlText } from './xml-writer.ts';

/** Inks of the colour slots, for tools that show a colour with a code. */
const colours = ['#5C5C5C', '#1F5FA8', '#A33B1F', '#2E7D4F', '#7A3E9D', '#9A6A00', '#00707A', '#A3285F'];

/** The GUID of the folder of topics, the same in every codebook of ours. */
export const topicsFolder = guidOfName('group topics');

/** The same of verdicts. */
export const verdictsFolder = guidOfName('group verdicts');

/** The codebook of a project: topics, verdicts, speakers and the parts of an attribution, each in a folder that nothing is coded with. */
export function codebookXml(data: CaseData, speakers: readonly Speaker[]): string {
  const code = (guid: string, name: string, description: string, slot?: number) =>
    xml(
      'Code',
      { guid, name: name || 'Unnamed', isCodable: true, color: slot === undefined ? undefined : colours[slot] },
      description !== '' && xml('Description', {}, xmlText(description)),
    );
  const folder = (guid: string, name: string, codes: readonly string[]) =>
    codes.length > 0 && xml('Code', { guid, name, isCodable: false }, ...codes);
  return xml(
    'CodeBook',
    {},
    xml(
      'Codes',
      {},
      folder(
        topicsFolder,
        'Topics',
        data.codes.map((row) => code(guidOfRow('topic', row.id), row.name, row.description, row.slot)),
      ),
      folder(
        verdictsFolder,
        'Verdicts',
        data.case.verdicts.map((row) => code(verdictCode(row.key), row.label, row.description)),
      ),
      folder(
        guidOfName('group speakers'),
        'Speakers',
        speakers.map((row) =>
          code(guidOfName(`speaker code ${row.id}`), row.name, [row.role, row.affiliation].filter(Boolean).join(', '), row.slot),
        ),
      ),
      folder(guidOfName('group attribution'), 'Attribution', [
        code(partCode('Content'), 'Content', 'What is claimed: the words of a claim, or its first part.'),
        code(partCode('Cue'), 'Cue', 'Words that introduce a claim: "said", "according to".'),
        code(partCode('Source'), 'Source', 'Words that name who says it.'),
      ]),
    ),
  );
}

/** The code of a part of an attribution: `Content`, `Cue` or `Source`. */
export function partCode(label: string): string {
  return guidOfName(`part ${label}`);
}

/** The code of a verdict. */
export function verdictCode(key: string): string {
  return guidOfName(`verdict ${key}`);
}

/** GUIDs of codes by the fact of a span graph that they stand for: `topic NAME`, `verdict KEY`, `speaker NAME`. */
export function codesByFact(data: CaseData): ReadonlyMap<string, string> {
  return new Map([
    ...data.codes.map((row) => [`topic ${row.name}`, guidOfRow('topic', row.id)] as const),
    ...data.case.verdicts.map((row) => [`verdict ${row.key}`, verdictCode(row.key)] as const),
    ...data.speakers.map((row) => [`speaker ${row.name}`, guidOfName(`speaker code ${row.id}`)] as const),
  ]);
}

/** The codebook alone (`.qdc`): topics and verdicts. */
export const qdcExport = exportOf(exportList.qdc, (whole, options) => {
  const book = codebookXml(chosenCase(whole, options), []).replace(
    '<CodeBook>',
    '<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="Hearsay">',
  );
  return utf8Pieces([`<?xml version="1.0" encoding="utf-8"?>\n${book}\n`]);
});
