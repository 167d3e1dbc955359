import { fromCodePoints } from '../../anchoring/code-points.ts';
import { normaliseSpans } from '../../anchoring/spans.ts';
import { quotations } from '../../domain/claim.ts';
import type { Span } from '../../domain/schema.ts';
import { z } from '../../domain/schema.ts';
import { type ExchangeFile, type ExchangeFormat, ExchangeRefusal, headOf, readJsonRecords } from './exchange-format.ts';
import {
  bareAttribution,
  bareClaim,
  bareSpeaker,
  type FoundClaim,
  type FoundSource,
  type FoundSpeaker,
  LeavingOut,
  standIn,
} from './found-case.ts';

const placesSchema = z.array(z.tuple([z.int().min(0), z.int().min(0)]));
const documentSchema = z.looseObject({
  id: z.union([z.string(), z.number()]).transform(String).catch(''),
  title: z.string().catch(''),
  publisher: z.string().catch(''),
  text: z.string(),
  attributions: z.array(z.unknown()),
});
const attributionSchema = z.looseObject({
  source: placesSchema.catch([]),
  cue: placesSchema.catch([]),
  content: placesSchema.catch([]),
  type: z.enum(quotations).catch('indirect'),
  speaker: z.string().catch(''),
});

/** Attributions as JSON Lines: what `hearsay suggest` prints (with the text) and `hearsay export --format attributions` writes. */
export const attributionLines: ExchangeFormat = {
  id: 'attributions',
  label: 'Attributions as JSON Lines',
  recognise(files) {
    const [file] = files;
    if (!file || files.length !== 1) return 0;
    const head = headOf(file, 2_000_000);
    return /^\s*\{/.test(head) && /"attributions"\s*:/.test(head) && /"text"\s*:/.test(head) ? 0.9 : 0;
  },
  read([file]: readonly ExchangeFile[]) {
    const records = readJsonRecords(file?.bytes ?? new Uint8Array());
    const sources: FoundSource[] = [];
    const claims: FoundClaim[] = [];
    const speakers = new Map<string, FoundSpeaker>();
    const leaving = new LeavingOut();
    let without = 0;
    records.forEach((record, number) => {
      const parsed = documentSchema.safeParse(record);
      if (!parsed.success) {
        leaving.add('lines', 'they are not a text with attributions');
        return;
      }
      const { id, title, publisher, text, attributions } = parsed.data;
      const key = String(number);
      sources.push({ key, fileName: id === '' ? '' : `${id}.txt`, text, facts: { title, publisher }, note: '' });
      const rows = attributions.flatMap((one) => {
        const row = attributionSchema.safeParse(one);
        if (!row.success) leaving.add('attributions', 'they are not written as such');
        return row.success ? [row.data] : [];
      });
      const units = fromCodePoints(
        text,
        rows.flatMap((row) => [row.source, row.cue, row.content].flat(2)),
      );
      let at = 0;
      const spansOf = (places: readonly unknown[]): Span[] =>
        normaliseSpans(places.map(() => ({ start: units[at++] ?? 0, end: units[at++] ?? 0 })));
      for (const row of rows) {
        const [speakerWords, cue, content] = [spansOf(row.source), spansOf(row.cue), spansOf(row.content)];
        const noContent = content.length === 0;
        const spans = noContent ? standIn(text, cue, speakerWords) : content;
        if (spans.length === 0) {
          leaving.add('attributions', 'their text is empty');
          continue;
        }
        if (noContent) without += 1;
        if (row.speaker !== '' && !speakers.has(row.speaker)) speakers.set(row.speaker, bareSpeaker(row.speaker, row.speaker));
        claims.push({
          ...bareClaim(key, spans),
          ...(noContent ? { noContent } : {}),
          attributions: [{ ...bareAttribution(row.speaker), quotation: row.type, cue, speakerWords }],
        });
      }
    });
    if (sources.length === 0) throw new ExchangeRefusal('holds no line with a text and its attributions');
    return {
      title: '',
      sources,
      speakers: [...speakers.values()],
      codes: [],
      verdicts: [],
      claims,
      notes: [],
      understood: [
        { what: 'texts', count: sources.length },
        { what: 'attributions', count: claims.length },
        { what: 'of them without content, placed where they are told of', count: without },
        { what: 'speakers', count: speakers.size },
      ],
      leftOut: leaving.list,
    };
  },
};
