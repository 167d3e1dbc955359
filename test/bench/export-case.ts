import { describeQuotes } from '../../renderer/anchoring/spans.ts';
import { defaultVerdicts } from '../../renderer/domain/case.ts';
import type { Attribution, Claim, Evidence } from '../../renderer/domain/claim.ts';
import type { Source, SourceText } from '../../renderer/domain/source.ts';
import { type CaseData, emptyCase } from '../../renderer/formats/export/case-data.ts';

const at = '2026-01-01T00:00:00.000Z';
const caseId = 'bench';

/** A case of so many claims, fifty to a source, each with a speaker, a cue and the words that name the speaker; made up and always the same. */
export function exportCaseOf(count: number): CaseData {
  const speakers = Array.from({ length: 200 }, (_, i) => ({
    id: `speaker-${i}`,
    caseId,
    name: `Speaker Number ${i}`,
    kind: 'person' as const,
    role: 'Clerk',
    affiliation: `Office ${i % 17}`,
    aliases: [`S. Number ${i}`],
    note: '',
    slot: i % 8,
    createdAt: at,
  }));
  const codes = Array.from({ length: 12 }, (_, order) => ({
    id: `code-${order}`,
    caseId,
    name: `Topic ${order}`,
    description: '',
    slot: (order % 7) + 1,
    letter: 't',
    order,
  }));
  const sources: Source[] = [];
  const texts: SourceText[] = [];
  const claims: Claim[] = [];
  const attributions: Attribution[] = [];
  const evidence: Evidence[] = [];
  for (let s = 0; s * 50 < count; s++) {
    const id = `source-${s}`;
    let text = '';
    const blocks: { kind: 'paragraph'; start: number; end: number }[] = [];
    for (let c = 0; c < 50; c++) {
      const number = s * 50 + c;
      const speaker = speakers[(number * 7) % speakers.length];
      const start = text.length;
      const who = `Speaker Number ${(number * 7) % 200}`;
      text += `${who} said that measure ${number} “will cost the town ${number % 997} thousand” by spring 🚢. Nobody else spoke of it at length that day.`;
      blocks.push({ kind: 'paragraph', start, end: text.length });
      text += '\n\n';
      const cue = start + who.length + 1;
      const spans = [{ start: cue + 10, end: text.indexOf(' by spring', start) }];
      const claimId = `claim-${number}`;
      claims.push({
        id: claimId,
        caseId,
        sourceId: id,
        spans,
        quotes: [],
        statement: number % 3 === 0 ? `Measure ${number} is dear.` : '',
        verdict: defaultVerdicts[number % 6]?.key ?? '',
        confidence: number % 4,
        topics: [`code-${number % 12}`],
        statedAt: '',
        note: number % 5 === 0 ? 'Ask again.' : '',
        tension: [],
        createdAt: at,
        createdBy: 'Ada',
        updatedAt: at,
      });
      attributions.push({
        id: `attribution-${number}`,
        caseId,
        claimId,
        sourceId: id,
        order: 0,
        speakerId: speaker?.id ?? '',
        unattributed: false,
        quotation: 'mixed',
        role: 'original',
        cue: [{ start: cue, end: cue + 4 }],
        speakerWords: [{ start, end: start + who.length }],
        viaId: '',
      });
      if (number % 10 === 0)
        evidence.push({
          id: `evidence-${number}`,
          caseId,
          claimId,
          kind: 'link',
          sourceId: '',
          spans: [],
          quotes: [],
          url: `https://example.org/${number}`,
          title: 'Budget',
          stance: 'context',
          note: '',
          createdAt: at,
        });
    }
    text = text.trimEnd();
    for (const claim of claims.slice(-50)) claim.quotes = describeQuotes(text, claim.spans);
    texts.push({ id, caseId, text, blocks, repairs: [] });
    sources.push({
      id,
      caseId,
      title: `Meeting ${s}`,
      byline: '',
      publisher: 'The Quay',
      publishedAt: '2026-01-01',
      language: 'en',
      url: `https://example.org/meeting/${s}`,
      kind: 'text',
      fileName: `meeting-${s}.txt`,
      mediaType: 'text/plain',
      encoding: { name: 'utf-8', from: 'valid UTF-8' },
      sha256: s.toString(16).padStart(64, '0'),
      byteLength: text.length,
      length: text.length,
      setAside: [],
      warnings: [],
      note: '',
      importedAt: at,
      importedBy: 'Ada',
    });
  }
  const row = { id: caseId, title: 'Bench', note: '', verdicts: [...defaultVerdicts], createdAt: at, updatedAt: at };
  return { ...emptyCase(row), sources, texts, speakers, codes, claims, attributions, evidence };
}
