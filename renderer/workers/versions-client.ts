import type { ComparedText, VersionComparison } from '../anchoring/compare-versions.ts';
import { type Placement, reanchor } from '../anchoring/reanchor.ts';
import { sharedWords } from '../anchoring/shared-words.ts';
import type { Span } from '../domain/schema.ts';
import { runInWorker, WorkerFailure, type WorkerRun } from './run-in-worker.ts';
import url from './versions.worker.ts?worker&url';
import type { VersionsAnswer, VersionsRequest } from './versions-messages.ts';

/** Comparing two texts of any length within the import limits takes far less; then the worker is stopped. */
const timeLimit = 120_000;

async function ask<K extends VersionsAnswer['kind']>(
  request: VersionsRequest,
  kind: K,
  run: WorkerRun,
): Promise<Extract<VersionsAnswer, { kind: K }>> {
  const answer = await runInWorker<VersionsRequest, VersionsAnswer>(url, request, { timeLimit, ...run });
  if (!isKind(answer, kind)) throw new WorkerFailure('WorkerError', 'The work gave an answer to another question.');
  return answer;
}

function isKind<K extends VersionsAnswer['kind']>(answer: VersionsAnswer, kind: K): answer is Extract<VersionsAnswer, { kind: K }> {
  return answer.kind === kind;
}

/** Where passages of an older text stand in a newer one, worked out off the main thread. */
export async function placeInWorker(
  oldText: string,
  newText: string,
  spans: readonly Span[],
  run: WorkerRun = {},
): Promise<readonly Placement[]> {
  if (spans.length === 0) return [];
  // without a window (tests, command line) there is no worker to start
  if (typeof Worker === 'undefined') return reanchor(oldText, newText, spans);
  return (await ask({ kind: 'place', oldText, newText, spans }, 'placed', run)).placements;
}

/** What differs between two versions of a text, worked out off the main thread. */
export async function compareInWorker(older: ComparedText, newer: ComparedText, run: WorkerRun = {}): Promise<VersionComparison> {
  return (await ask({ kind: 'compare', older, newer }, 'compared', run)).comparison;
}

/** How much of a text each of the others shares, 0 to 1. */
export async function sharesInWorker(text: string, others: readonly string[], run: WorkerRun = {}): Promise<readonly number[]> {
  if (others.length === 0) return [];
  if (typeof Worker === 'undefined') return others.map((other) => sharedWords(text, other));
  return (await ask({ kind: 'shared', text, others }, 'shared', run)).shares;
}
