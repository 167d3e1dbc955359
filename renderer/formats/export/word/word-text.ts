import { isShown, TextMarks, type TextSegment } from '../report/annotated-text.ts';
import type { ReportBlock, ReportClaim, ReportSource } from '../report/report-model.ts';
import { slotColours } from '../report/report-styles.ts';
import { leftOut, quotationWords, reasonWords, roleWords, stanceWords, whoWords } from '../report/report-words.ts';
import { howWords } from '../report/text-nodes.ts';
import { xmlText } from '../xml-writer.ts';
import { paragraph, run } from './word-xml.ts';

/** Numbers that have to be given once in a document: of comments, footnotes and bookmarks. */
export class WordNumbers {
  readonly comments: string[] = [];
  readonly footnotes: string[] = [];
  #bookmark = 0;

  bookmark(): number {
    this.#bookmark += 1;
    return this.#bookmark;
  }

  /** Adds a comment of paragraphs. @returns its number. */
  comment(author: string, at: string, paragraphs: readonly string[]): number {
    const id = this.comments.length;
    const initials =
      author
        .match(/\p{L}+/gu)
        ?.map((word) => word[0])
        .join('')
        .slice(0, 4) ?? '';
    const when = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/.exec(at)?.[0];
    this.comments.push(
      `<w:comment w:id="${id}" w:author="${xmlText(author)}" w:initials="${xmlText(initials)}"${when === undefined ? '' : ` w:date="${when}Z"`}>${paragraphs.join('')}</w:comment>`,
    );
    return id;
  }

  /** Adds a footnote. @returns the run that refers to it. */
  footnote(runs: string): string {
    const id = this.footnotes.length + 1;
    const mark = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>';
    this.footnotes.push(`<w:footnote w:id="${id}">${paragraph(`${mark}${run(' ')}${runs}`, { style: 'FootnoteText' })}</w:footnote>`);
    return `<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="${id}"/></w:r>`;
  }
}

const styles: Partial<Record<ReportBlock['block']['kind'], string>> = {
  title: 'Heading2',
  heading: 'Heading3',
  quote: 'Quote',
  'list-item': 'ListParagraph',
};

/**
 * The text of a source with its claims: tinted by speaker, each with a Word comment that runs from its first word to its last and says who
 * said it, how, and what the analyst found.
 */
export function wordSourceText(source: ReportSource, numbers: WordNumbers, withNotes: boolean): string {
  const marks = new TextMarks(source);
  const rtl = source.direction === 'rtl';
  const out: string[] = [];
  const open = new Map<string, number>();
  const lastShown = endsOf(source);
  let aside: ReportBlock[] = [];
  const flush = () => {
    const reasons = [...new Set(aside.flatMap((block) => (block.setAside ? reasonWords[block.setAside] : [])))];
    if (reasons.length > 0) out.push(paragraph(run(`Set aside here: ${reasons.join(', ')}`), { style: 'Aside' }));
    aside = [];
  };
  for (const block of source.blocks) {
    if (!isShown(block, source)) {
      aside.push(block);
      continue;
    }
    flush();
    if (block.who !== '' || block.clock !== '') {
      out.push(
        paragraph(`${run(block.who, { bold: true, rtl })}${run(block.clock === '' ? '' : ` ${block.clock}`, { colour: '54595E' })}`, {
          keepNext: true,
          rtl,
        }),
      );
    }
    const runs: string[] = [];
    for (const segment of marks.segments(block)) {
      for (const { claim } of segment.begins) {
        if (!marks.isFirst(claim)) continue;
        const id = numbers.comment(claim.row.createdBy || 'Analyst', claim.row.createdAt, commentOn(claim, withNotes));
        open.set(claim.row.id, id);
        runs.push(`<w:commentRangeStart w:id="${id}"/>`);
      }
      runs.push(run(marks.textOf(segment), lookOf(segment, rtl)));
      for (const claim of segment.claims) {
        const id = open.get(claim.row.id);
        if (id === undefined || segment.end < (lastShown.get(claim.row.id) ?? 0)) continue;
        open.delete(claim.row.id);
        runs.push(
          `<w:commentRangeEnd w:id="${id}"/><w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:commentReference w:id="${id}"/></w:r>`,
        );
      }
    }
    const style = styles[block.block.kind];
    out.push(paragraph(runs.join(''), { ...(style === undefined ? {} : { style }), rtl }));
  }
  flush();
  return out.join('');
}

/** Where the last character of each claim stands that is shown at all. */
function endsOf(source: ReportSource): ReadonlyMap<string, number> {
  const shown = source.blocks.filter((block) => isShown(block, source));
  return new Map(
    source.claims.map((claim) => {
      const last = claim.row.spans.at(-1)?.end ?? 0;
      const block = shown.findLast((one) => one.block.start < last);
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

/** What a comment says: a line each for who, how, verdict and the rest. */
function commentOn(claim: ReportClaim, withNotes: boolean): string[] {
  const line = (name: string, value: string) =>
    value === '' ? [] : [paragraph(`${run(`${name}: `, { bold: true })}${run(value)}`, { style: 'CommentText' })];
  const said = claim.attributions.map((one) =>
    [whoWords(one), howWords(one), one.row.role === 'original' ? '' : roleWords[one.row.role], one.via ? `via ${one.via.name}` : '']
      .filter(Boolean)
      .join(', '),
  );
  return [
    paragraph(run(`Claim ${claim.label}`, { bold: true }), { style: 'CommentText' }),
    ...line('Speaker', said.join('; ') || 'Speaker not set'),
    ...line('Quotation', [...new Set(claim.attributions.map((one) => quotationWords[one.row.quotation]))].join(', ')),
    ...line('Quote', claim.passages.map((passage) => passage.exact).join(leftOut)),
    ...line('Statement', claim.row.statement),
    ...line('Verdict', claim.judgement),
    ...line('Topics', claim.topics.map((topic) => topic.name).join(', ')),
    ...line('Stated', claim.row.statedAt),
    ...claim.evidence.flatMap((one) =>
      line(
        stanceWords[one.row.stance],
        [
          one.row.title || (one.source?.title ?? ''),
          one.row.url,
          one.place,
          one.row.quotes.map((quote) => `“${quote.exact}”`).join(leftOut),
        ]
          .filter(Boolean)
          .join(', '),
      ),
    ),
    ...line('In tension with', claim.tension.join(', ')),
    ...(withNotes ? line('Note', claim.row.note) : []),
  ];
}
