/** Endings of files that can be opened as a case: our own, and those in which other tools keep or export annotations. */
export const caseExtensions = [
  'hearsay',
  'qdpx',
  'qdc',
  'dna',
  'qda',
  'sqlite3',
  'json',
  'jsonl',
  'jsonld',
  'xmi',
  'tsv',
  'xml',
  'conll',
  'conllup',
  'zip',
];
