import { groupBy } from '../case-data.ts';
import { blockBefore, isShown, TextMarks, type TextSegment } from '../report/annotated-text.ts';
import type { Report, ReportBlock, ReportClaim, ReportSource } from '../report/report-model.ts';
import { slotColours } from '../report/report-styles.ts';
import { dateWords, extentWords, howWords, leftOut, whoWords } from '../report/report-words.ts';
import { asideWords, repairWords } from '../report/text-nodes.ts';
import type { CommentLine, WordNumbers } from './word-numbers.ts';
import { paragraph, run } from './word-xml.ts';

const styles: Partial<Record<ReportBlock['block']['kind'], string>> = {
  title: 'Heading3',
  heading: 'Heading3',
  quote: 'Quote',
  'list-item': 'ListParagraph',
};

/** Makes a heading for the contents list: its runs, how deep it is, and what follows it in its line. */
export type WordHeading = (
  words: string,
  level: number,
  more?: { readonly runs?: string; readonly after?: string; readonly rtl?: boolean },
) => string;

/**
 * The text of a source with its claims: tinted by speaker, each with a Word comment that runs from its first word to its last and says who
 * said it, how, and what the analyst found. Repairs are footnotes, notes of the analyst are comments on their paragraph. The source's own
 * title is its heading, with a footnote that says where it comes from.
 */
export function wordSourceText(source: ReportSource, report: Report, numbers: WordNumbers, heading: WordHeading): string {
  const { words } = report;
  const marks = new TextMarks(source);
  const rtl = source.direction === 'rtl';
  const lang = source.row.language;
  const out: string[] = [];
  const open = new Map<string, number>();
  const lastShown = endsOf(source);
  const [first] = source.blocks;
  const titled = titleBlock(source) !== undefined;
  // made where it stands: footnotes are numbered in the order of their marks
  const facts = () => numbers.footnote(run(sourceFacts(source, report)));
  if (!titled) out.push(heading(wordSourceTitle(source, report), 2, { after: facts() }));
  if (!source.held) return `${out.join('')}${paragraph(run(words.source.textMissing), { style: 'Aside' })}`;
  let aside: ReportBlock[] = [];
  const flush = () => {
    if (aside.length > 0) out.push(paragraph(run(asideWords(aside, words)), { style: 'Aside', rtl: words.direction === 'rtl' }));
    aside = [];
  };
  const remarks = remarksOn(source, report, numbers);
  const repairs = groupBy(source.repairs, (repair) => String(blockAt(repair.start, source)?.block.start ?? 0));
  for (const block of source.blocks) {
    if (!isShown(block, source)) {
      aside.push(block);
      continue;
    }
    flush();
    if (block.who !== '' || block.clock !== '') {
      const when = block.clock === '' ? '' : `${block.who === '' ? '' : ' '}${block.clock}`;
      out.push(paragraph(`${run(block.who, { bold: true, rtl })}${run(when, { colour: '54595E' })}`, { keepNext: true, rtl }));
    }
    const runs: string[] = [];
    const ids = remarks.get(block.block.start) ?? [];
    for (const id of ids) runs.push(`<w:commentRangeStart w:id="${id}"/>`);
    for (const segment of marks.segments(block)) {
      for (const { claim } of segment.begins) {
        if (!marks.isFirst(claim)) continue;
        const author = claim.row.createdBy || words.analyst;
        const id = numbers.comment(author, claim.row.createdAt, commentOn(claim, report));
        open.set(claim.row.id, id);
        runs.push(`${numbers.bookmarkAt(`text-${claim.label}`)}<w:commentRangeStart w:id="${id}"/>`);
      }
      runs.push(run(marks.textOf(segment), { ...lookOf(segment, rtl), lang }));
      for (const claim of segment.claims) {
        const id = open.get(claim.row.id);
        if (id === undefined || segment.end < (lastShown.get(claim.row.id) ?? 0)) continue;
        open.delete(claim.row.id);
        runs.push(endOfComment(id));
      }
    }
    runs.push(...ids.map(endOfComment));
    for (const repair of repairs.get(String(block.block.start)) ?? []) runs.push(numbers.footnote(run(repairWords(repair, words))));
    if (titled && block === first) out.push(heading(wordSourceTitle(source, report), 2, { runs: runs.join(''), after: facts(), rtl }));
    else {
      const style = styles[block.block.kind];
      out.push(paragraph(runs.join(''), { ...(style === undefined ? {} : { style }), rtl }));
    }
  }
  flush();
  return out.join('');
}

/** The first block of a source where that is its title and is shown. */
function titleBlock(source: ReportSource): ReportBlock | undefined {
  const [first] = source.blocks;
  return source.held && first?.block.kind === 'title' && isShown(first, source) ? first : undefined;
}

/** The heading of a source: its own title, or what it is called. */
export function wordSourceTitle(source: ReportSource, { words }: Report): string {
  const own = titleBlock(source)?.block;
  return own ? source.text.slice(own.start, own.end) : source.row.title || source.row.fileName || words.source.number(source.number);
}

function endOfComment(id: number): string {
  return `<w:commentRangeEnd w:id="${id}"/><w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:commentReference w:id="${id}"/></w:r>`;
}

/** Where a source comes from, as far as is known. */
function sourceFacts({ row, number, version }: ReportSource, { words }: Report): string {
  const facts = [row.publisher, row.byline, dateWords(row.publishedAt, words), row.url].filter((fact) => fact !== '');
  return `${words.source.number(number)}. ${[facts.join(' · ') || words.source.factsNotFound, version].filter(Boolean).join(' · ')}.`;
}

/** The block beside which a page puts what is said about an offset. */
function blockAt(offset: number, source: ReportSource): ReportBlock | undefined {
  return blockBefore(source.blocks, offset + 1) ?? source.blocks[0];
}

/** Comments for the analyst's notes, by the start of the block they stand at. */
function remarksOn(source: ReportSource, { words, options }: Report, numbers: WordNumbers): Map<number, number[]> {
  const found = new Map<number, number[]>();
  for (const note of source.notes) {
    const block = blockAt(note.span.start, source);
    if (!block || !isShown(block, source)) continue;
    const author = (options.parts.includes('analysts') && note.createdBy) || words.analyst;
    const list = found.get(block.block.start) ?? [];
    list.push(numbers.comment(author, note.createdAt, [{ text: words.source.remark(note.exact, note.text) }]));
    found.set(block.block.start, list);
  }
  return found;
}

/** Where the last character of each claim stands that is shown at all. */
function endsOf(source: ReportSource): ReadonlyMap<string, number> {
  const shown = source.blocks.filter((block) => isShown(block, source));
  return new Map(
    source.claims.map((claim) => {
      const last = claim.row.spans.at(-1)?.end ?? 0;
      const block = blockBefore(shown, last);
      return [claim.row.id, Math.min(last, block?.block.end ?? last)];
    }),
  );
}

function lookOf(segment: TextSegment, rtl: boolean) {
  const [outer] = segment.claims;
  const inner = segment.claims.length > 1;
  const slot = Math.max(segment.named, segment.cue);
  return {
    rtl,
    ...(outer ? { ground: slotColours(outer.slot).tint } : {}),
    ...(inner ? { underline: 'single' as const } : segment.cue >= 0 ? { underline: 'dotted' as const } : {}),
    ...(segment.named >= 0 ? { colour: slotColours(slot).ink } : {}),
  };
}

/**
 * What a comment says: a line each for who, how, verdict and the rest. What stands in the table of claims and not in the text is said only
 * where that table was chosen, so that a document tells no more than a page.
 */
function commentOn(claim: ReportClaim, { words, options }: Report): CommentLine[] {
  const { labels } = words;
  const line = (name: string, value: string): CommentLine[] => (value === '' ? [] : [{ head: `${name}: `, text: value }]);
  const full = options.parts.includes('claims');
  const said = claim.attributions.map((one) =>
    [
      whoWords(one, words),
      howWords(one, words),
      full && one.row.role !== 'original' ? words.roles[one.row.role] : '',
      full && one.via ? `${words.via} ${one.via.name}` : '',
    ]
      .filter(Boolean)
      .join(', '),
  );
  return [
    {
      head: `${words.claim.number(claim.label)}${extentWords(claim, words)
        .map((part) => `, ${part}`)
        .join('')}`,
    },
    ...line(labels.speaker, said.join('; ') || words.speakerNotSet),
    ...line(labels.quotation, [...new Set(claim.attributions.map((one) => words.quotations[one.row.quotation]))].join(', ')),
    ...line(labels.quote, claim.passages.map((passage) => passage.exact).join(leftOut)),
    ...(full ? line(labels.statement, claim.row.statement) : []),
    ...line(labels.verdict, claim.judgement),
    ...(full ? line(labels.topics, claim.topics.map((topic) => topic.name).join(', ')) : []),
    ...(full ? line(labels.said, dateWords(claim.row.statedAt, words)) : []),
    ...claim.evidence.flatMap((one) =>
      line(
        words.stances[one.row.stance],
        [
          one.row.title || (one.source?.title ?? ''),
          one.row.url,
          one.place,
          one.row.kind === 'cited' ? words.citedNotHeld : '',
          one.row.quotes.map((quote) => words.title.quoted(quote.exact)).join(leftOut),
          one.row.note,
        ]
          .filter(Boolean)
          .join(', '),
      ),
    ),
    ...(full ? line(labels.tension, claim.tension.join(', ')) : []),
    ...(full ? line(labels.note, claim.row.note) : []),
  ];
}
