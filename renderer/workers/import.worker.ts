import { readSource } from '../formats/import/read-source.ts';
import { readTableRows } from '../formats/import/read-table.ts';
import { encodingCandidates } from '../text-cleanup/encoding-candidates.ts';
import type { ImportRequest } from './import-messages.ts';
import { answerRequest } from './worker-messages.ts';

answerRequest<ImportRequest, unknown>(async (request, onProgress) => {
  const { kind, input } = request;
  if (request.kind === 'rows') return { answer: await readTableRows(input, request.columns, { onProgress }) };
  if (kind === 'read') return { answer: await readSource(input, { onProgress: ({ fraction }) => onProgress(fraction) }) };
  const markup = /\.x?html?$/i.test(input.name) || input.mediaType.includes('html');
  return { answer: encodingCandidates(input.bytes, { chosen: input.encoding, markup }) };
});
