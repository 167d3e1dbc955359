import { defaultVerdicts } from '../../domain/case.ts';
import type { Source, SourceText } from '../../domain/source.ts';
import { sha256Hex } from '../../text-cleanup/sha256.ts';
import { type CaseData, emptyCase } from './case-data.ts';

/**
 * What can be saved from an archive whose `case.json` is gone: the texts of its sources, a paragraph a line, under new ids.
 * Null when it holds no readable text either.
 */
export async function recoverFromTexts(files: ReadonlyMap<string, Uint8Array>): Promise<CaseData | null> {
  const caseId = crypto.randomUUID();
  const at = '1970-01-01T00:00:00.000Z';
  const sources: Source[] = [];
  const texts: SourceText[] = [];
  for (const [path, bytes] of files) {
    if (!/^sources\/[^/]+\/text\.txt$/.test(path)) continue;
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    if (text.trim() === '') continue;
    const id = crypto.randomUUID();
    texts.push({ id, caseId, text, blocks: paragraphs(text), repairs: [] });
    sources.push({
      id,
      caseId,
      title: (text.trim().split('\n', 1)[0] ?? '').slice(0, 200),
      byline: '',
      publisher: '',
      publishedAt: '',
      language: '',
      url: '',
      kind: 'text',
      fileName: 'text.txt',
      mediaType: 'text/plain',
      encoding: { name: 'utf-8', from: 'text' },
      sha256: await sha256Hex(bytes),
      byteLength: bytes.length,
      length: text.length,
      setAside: [],
      warnings: ['This source was recovered from a damaged case file.'],
      note: '',
      importedAt: at,
      importedBy: '',
    });
  }
  if (sources.length === 0) return null;
  const row = { id: caseId, title: 'Recovered case', note: '', verdicts: [...defaultVerdicts], createdAt: at, updatedAt: at };
  return { ...emptyCase(row), sources, texts };
}

function paragraphs(text: string): SourceText['blocks'] {
  return [...text.matchAll(/\S(?:[^\n]*\S)?/g)].map((line) => ({ kind: 'paragraph', start: line.index, end: line.index + line[0].length }));
}
