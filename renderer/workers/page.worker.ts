import { readPageGeometry } from '../formats/import/pdf/page-geometry.ts';
import { DrawnDocument } from './draw-pages.ts';
import type { PageAnswer, PageRequest } from './page-messages.ts';
import { answerRequest } from './worker-messages.ts';

/** Draws pages of one document and finds the words on them, away from the window. */
let drawn: DrawnDocument | undefined;

answerRequest<PageRequest, PageAnswer>(async (request) => {
  if (request.kind === 'places') {
    return { answer: { kind: 'places', pages: await readPageGeometry(request.bytes, request.password, request.text) } };
  }
  if (request.kind === 'open') {
    drawn = await DrawnDocument.open(request.bytes, request.password);
    return { answer: { kind: 'opened', pages: await drawn.sizes(), outline: await drawn.outline() } };
  }
  if (drawn === undefined) throw new Error('No document is open.');
  const picture = await drawn.draw(request.page, request.scale);
  return { answer: { kind: 'drawn', picture }, transfer: [picture] };
});
