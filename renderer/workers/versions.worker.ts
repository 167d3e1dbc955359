import { compareVersions } from '../anchoring/compare-versions.ts';
import { reanchor } from '../anchoring/reanchor.ts';
import { sharedWords } from '../anchoring/shared-words.ts';
import type { VersionsAnswer, VersionsRequest } from './versions-messages.ts';
import { answerRequest } from './worker-messages.ts';

answerRequest<VersionsRequest, VersionsAnswer>(async (request) => {
  if (request.kind === 'place') {
    return { answer: { kind: 'placed', placements: reanchor(request.oldText, request.newText, request.spans) } };
  }
  if (request.kind === 'compare') return { answer: { kind: 'compared', comparison: compareVersions(request.older, request.newer) } };
  return { answer: { kind: 'shared', shares: request.others.map((other) => sharedWords(request.text, other)) } };
});
