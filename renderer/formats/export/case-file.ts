/** The case file, `.hearsay`: see `docs/case-file.md` for what stands in it. */
export { asNewCase } from './as-new-case.ts';
export { CaseFileRefusal } from './case-file-archive.ts';
export { caseFileVersion } from './case-file-layout.ts';
export { type OpenedCaseFile, readCaseFile, validateCaseFile } from './case-file-read.ts';
export { writeCaseFile } from './case-file-write.ts';
