import type { Repair } from '../../../domain/source.ts';
import { blockBefore, isShown, TextMarks, type TextSegment } from './annotated-text.ts';
import type { ReportAttribution, ReportBlock, ReportClaim, ReportSource } from './report-model.ts';
import { type Content, h, made, type ReportElement, type ReportNode } from './report-node.ts';
import { dateWords, extentWords, howWords, whoWords } from './report-words.ts';
import type { ReportWords } from './words/words-of-report.ts';

/** The text of a source with its claims: paragraphs left, what is said about them right. Set-aside text leaves a line. */
export function annotatedSource(source: ReportSource, titled: boolean, words: ReportWords): ReportElement {
  return made('section', { class: 'leaf-text', id: `source-${source.number}`, lang: source.row.language, dir: source.direction }, () =>
    annotatedText(source, titled, words),
  );
}

function annotatedText(source: ReportSource, titled: boolean, words: ReportWords): Content {
  const marks = new TextMarks(source);
  const notes = new NotesByBlock(source, words);
  const rows: ReportNode[] = [];
  let aside: ReportBlock[] = [];
  const flushAside = () => {
    if (aside.length > 0) rows.push(asideLine(aside, words));
    aside = [];
  };
  const [first] = source.blocks;
  const titleBlock = first?.block.kind === 'title' ? first : undefined;
  for (const block of source.blocks) {
    if (!isShown(block, source)) aside.push(block);
    else {
      flushAside();
      if (block.who !== '' || block.clock !== '') rows.push(turnHead(block, words));
      rows.push(blockRow(block, block === titleBlock, marks, notes.of(block), words));
    }
  }
  flushAside();
  return [
    titled && !titleBlock ? h('h3', { dir: 'auto' }, source.row.title || source.row.fileName || words.untitledSource) : null,
    sourceLine(source, words),
    source.held ? rows : h('p', { class: 'fine' }, words.source.textMissing),
  ];
}

/** Outlet, author, date and address of a source, as far as known. */
export function sourceLine({ row, number, version }: ReportSource, words: ReportWords): ReportElement {
  const facts: ReportNode[] = [row.publisher, row.byline, dateWords(row.publishedAt, words)]
    .filter((fact) => fact !== '')
    .map((fact) => h('bdi', null, fact));
  if (row.url !== '') facts.push(linkTo(row.url, row.url));
  return h(
    'p',
    { class: 'source-line', lang: words.language, dir: words.direction },
    `${words.source.number(number)}. `,
    facts.flatMap((fact, i) => (i === 0 ? [fact] : [' · ', fact])),
    facts.length === 0 ? `${words.source.factsNotFound}.` : null,
    version ? ` · ${version}.` : null,
  );
}

/** A link for web and mail addresses; anything else is plain words. */
export function linkTo(url: string, words: string): ReportElement {
  const safe = /^(?:https?|mailto):/i.test(url.trim());
  return safe ? h('a', { href: url.trim(), rel: 'noopener noreferrer' }, words) : h('span', null, words);
}

function asideLine(blocks: readonly ReportBlock[], words: ReportWords): ReportElement {
  return h('p', { class: 'aside-line', lang: words.language, dir: words.direction }, asideWords(blocks, words));
}

/** What stands in place of blocks that were set aside: "Set aside here: photo caption, see-also link". */
export function asideWords(blocks: readonly ReportBlock[], words: ReportWords): string {
  const reasons = new Set(blocks.flatMap((block) => (block.setAside ? words.reasons[block.setAside] : [])));
  return words.source.setAsideHere([...reasons].join(words.comma));
}

/** Who speaks and when, above a turn of a transcript. */
function turnHead({ who, clock, speaker }: ReportBlock, words: ReportWords): ReportElement {
  return h(
    'p',
    { class: 'turn-head', lang: words.language },
    who === '' ? null : h('b', { class: `c${speaker?.slot ?? 0}` }, h('bdi', null, who)),
    who !== '' && clock !== '' ? ' ' : null,
    clock === '' ? null : h('span', null, clock),
  );
}

const tags: Partial<Record<ReportBlock['block']['kind'], string>> = { title: 'h3', heading: 'h4', preformatted: 'pre' };

function blockRow(block: ReportBlock, isTitle: boolean, marks: TextMarks, notes: readonly ReportNode[], words: ReportWords): ReportElement {
  const { kind } = block.block;
  const ruled = kind === 'title' || kind === 'heading';
  const tag = kind === 'title' && !isTitle ? 'h4' : (tags[kind] ?? 'p');
  return h(
    'div',
    { class: 'pair' },
    h(
      tag,
      {
        class: [`b-${kind}`, block.setAside ? 'aside' : ''].filter(Boolean).join(' '),
        dir: 'auto',
        lang: block.block.language,
        'data-p': block.paragraph > 0 ? `¶${block.paragraph}` : '',
      },
      marks.segments(block).map((segment) => segmentNode(segment, marks, ruled, words)),
    ),
    notes.length > 0 ? h('ul', { class: 'side', lang: words.language, dir: words.direction }, notes) : null,
  );
}

function segmentNode(segment: TextSegment, marks: TextMarks, ruled: boolean, words: ReportWords): ReportNode {
  const cards = () => segment.claims.map((claim) => cardWords(claim, words)).join('\n');
  let node: ReportNode = marks.textOf(segment);
  if (segment.repaired) node = h('span', { class: 'fix' }, node);
  if (segment.named >= 0) node = h('span', { class: `n c${segment.named}` }, node);
  if (segment.cue >= 0) node = h('span', { class: `cue c${segment.cue}` }, node);
  const [outer] = segment.claims;
  const inner = segment.claims.at(-1);
  if (!outer || !inner) return node;
  for (const claim of segment.claims) {
    const rail = claim.rail === 0 && ruled ? 1 : claim.rail;
    if (rail === 1 || rail === 2) node = h('span', { class: `r${rail} c${claim.slot}` }, node);
  }
  // white space between marks is no place to stop at
  if (segment.begins.length === 0 && marks.textOf(segment).trim() === '') {
    return h('span', { class: ruled ? 'hl' : `hl g${outer.slot}`, 'data-card': cards() }, node);
  }
  const [first, ...others] = segment.begins.filter((begin) => marks.isFirst(begin.claim));
  return h(
    'a',
    {
      class: ruled ? 'hl' : `hl g${outer.slot}`,
      href: `#claim-${inner.label}`,
      id: first ? `text-${first.claim.label}` : undefined,
      tabindex: segment.begins.length > 0 ? undefined : '-1',
      'data-n': segment.begins.map((begin) => begin.claim.label).join(' '),
      'data-card': cards(),
      'aria-describedby': `note-${inner.label}`,
    },
    // where several claims begin at once, each needs a place to come back to
    others.map((begin) => h('span', { id: `text-${begin.claim.label}` })),
    node,
  );
}

/** What the card over a passage says: number, who, how, verdict. */
function cardWords(claim: ReportClaim, words: ReportWords): string {
  const who =
    claim.attributions.length === 0
      ? words.speakerNotSet
      : claim.attributions.map((one) => [whoWords(one, words), howWords(one, words)].filter(Boolean).join(words.comma)).join('; ');
  return `${claim.label}  ${who}${claim.judgement ? `. ${claim.judgement}` : ''}`;
}

/** What stands beside each block, in the order of the claims that begin in it. */
class NotesByBlock {
  readonly #notes = new Map<number, ReportNode[]>();
  readonly #source: ReportSource;

  constructor(source: ReportSource, words: ReportWords) {
    this.#source = source;
    for (const claim of source.claims) this.#add(claim.row.spans[0]?.start ?? 0, claimNote(claim, words));
    for (const repair of source.repairs) this.#add(repair.start, repairNote(repair, words));
    for (const note of source.notes)
      this.#add(note.span.start, h('li', { class: 'remark' }, h('b', null), h('span', null, words.source.remark(note.exact, note.text))));
  }

  of(block: ReportBlock): readonly ReportNode[] {
    return this.#notes.get(block.block.start) ?? [];
  }

  #add(offset: number, note: ReportNode): void {
    const start = (blockBefore(this.#source.blocks, offset + 1) ?? this.#source.blocks[0])?.block.start ?? 0;
    const list = this.#notes.get(start);
    if (list) list.push(note);
    else this.#notes.set(start, [note]);
  }
}

function claimNote(claim: ReportClaim, words: ReportWords): ReportElement {
  const who = claim.attributions.map((one, i) => [
    i > 0 ? '; ' : '',
    h('i', { class: `c${one.speaker?.slot ?? 0}` }, h('bdi', null, whoWords(one, words))),
    oneLine(one, words),
  ]);
  return h(
    'li',
    { class: `c${claim.slot}`, id: `note-${claim.label}` },
    h('a', { href: `#claim-${claim.label}` }, claim.label),
    h(
      'span',
      null,
      who.length > 0 ? who : h('i', null, words.speakerNotSet),
      extentWords(claim, words).map((part) => `${words.comma}${part}`),
      '.',
      claim.judgement ? ` ${claim.judgement}.` : '',
    ),
  );
}

function oneLine(attribution: ReportAttribution, words: ReportWords): string {
  const how = howWords(attribution, words);
  return how
    ? ` ${attribution.row.role === 'outlet' && attribution.cue.length === 0 ? `${words.comma}${how}` : how}`.replace(
        ` ${words.comma}`,
        words.comma,
      )
    : '';
}

function repairNote(repair: Repair, words: ReportWords): ReportElement {
  return h('li', { class: 'remark' }, h('b', null), h('span', null, repairNodes(repair, words)));
}

/** "Repaired: “ was β€œ", the words themselves marked. */
export function repairNodes({ before, after }: Repair, words: ReportWords): Content {
  const [repaired, was, end] = words.source.repaired;
  return [repaired, h('bdi', { class: 'fix' }, after || words.nothing), was, h('bdi', { class: 'was' }, before), end];
}

/** The same as plain words. */
export function repairWords({ before, after }: Repair, words: ReportWords): string {
  const [repaired, was, end] = words.source.repaired;
  return `${repaired}${after || words.nothing}${was}${before}${end}`;
}
