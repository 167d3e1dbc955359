import type { BlockDetails } from '../block-writer.ts';
import { type BlockOfDocument, labelled } from '../office/document-blocks.ts';
import { fromSymbolFont } from '../office/symbol-fonts.ts';
import { decodePage, documentEncoding } from './rtf-code-pages.ts';
import { characters, type Destination, destinations } from './rtf-destinations.ts';
import { type FlowPlace, RtfFlow } from './rtf-flow.ts';
import { changeOf, dateOf, packedDate, plainParagraph, type Scope, type State } from './rtf-state.ts';
import { RtfTables } from './rtf-tables.ts';
import { RtfTokens } from './rtf-tokens.ts';

const isHigh = (byte: number) => byte >= 0x80;
const longestCapture = 20_000;

/** Reads a Rich Text file (Rich Text Format 1.9.1) into flows of blocks, without recursion, so that groups may nest as deep as they like. */
export class RtfReader {
  readonly heads: BlockOfDocument[] = [];
  readonly feet: BlockOfDocument[] = [];
  readonly notes: BlockOfDocument[] = [];
  readonly facts = new Map<string, string>();
  readonly flows: RtfFlow[] = [];
  /** Encoding of the document's bytes where no font says otherwise. */
  encoding = 'windows-1252';
  hiddenText = false;
  /** Groups still open at the end: more than none in a file that was cut off. */
  open = 0;
  private readonly body = this.newFlow();
  private readonly tables = new RtfTables();
  private readonly stack: State[] = [];
  private state: State = {
    scope: { kind: 'flow', word: '', flow: this.body, text: '', numbers: new Map() },
    skip: false,
    either: false,
    font: -1,
    instead: 1,
    hidden: false,
    revision: undefined,
    style: 0,
    outline: -1,
    list: 0,
    table: 0,
  };
  private readonly authors: string[] = [];
  private readonly author = { inserted: 0, deleted: 0, insertedAt: '', deletedAt: '' };
  private readonly commentStarts = new Map<string, FlowPlace>();
  private readonly comment = { initials: '', author: '', ref: '', at: '' };
  private pending: number[] = [];
  private pendingEncoding = '';
  private toSkip = 0;
  /** Whether nothing has been read in the group yet: only there does `\*` mark a destination. */
  private fresh = false;
  private starred = false;
  private symbol = '';
  /** Name of the property of a shape whose value comes next. */
  private property = '';
  private noteCount = 0;
  private defaultFont = -1;

  /** @param rawUtf8 whether bytes above 7F that stand as they are make UTF-8, which the format does not foresee and some programs write. */
  constructor(private readonly rawUtf8: boolean) {}

  private newFlow(): RtfFlow {
    const flow = new RtfFlow();
    this.flows.push(flow);
    return flow;
  }

  /** Reads all of it and gives the blocks of the body. */
  read(bytes: Uint8Array): BlockOfDocument[] {
    const tokens = new RtfTokens(bytes);
    for (let token = tokens.next(); token !== 'end'; token = tokens.next()) {
      if (token === 'byte') {
        this.byte(tokens);
        continue;
      }
      this.flush();
      this.toSkip = 0;
      if (token === 'open') this.openGroup();
      else if (token === 'close') {
        this.closeGroup();
        if (this.stack.length === 0) break;
      } else if (token === 'symbol') this.controlSymbol(tokens.name);
      else if (token === 'word') this.word(tokens.name, tokens.number);
    }
    this.flush();
    this.open = this.stack.length;
    while (this.stack.length > 0) this.closeGroup();
    return this.body.finish(this.details());
  }

  // ---- text

  private byte(tokens: RtfTokens): void {
    if (tokens.byte !== 0x20) this.fresh = false;
    if (this.toSkip > 0) {
      this.toSkip -= 1;
      return;
    }
    if (this.state.skip) return;
    const raw = isHigh(tokens.byte) && !tokens.escaped && this.rawUtf8;
    const encoding = raw || (tokens.byte < 0x80 && this.pendingEncoding === 'utf-8') ? 'utf-8' : this.fontEncoding();
    if (encoding !== this.pendingEncoding) this.flush();
    this.pendingEncoding = encoding;
    this.pending.push(tokens.byte);
  }

  private fontEncoding(): string {
    return this.tables.font(this.state.font)?.encoding ?? this.encoding;
  }

  private flush(): void {
    if (this.pending.length === 0) return;
    const text = decodePage(Uint8Array.from(this.pending), this.pendingEncoding, this.tables.font(this.state.font)?.name ?? '');
    this.pending = [];
    this.pendingEncoding = '';
    this.write(text);
  }

  private write(text: string): void {
    const { scope, skip, hidden, revision } = this.state;
    if (skip || text === '') return;
    if (scope.flow === undefined) {
      if (scope.text.length < longestCapture) scope.text += text;
      if (scope.kind === 'fonts') this.tables.readFonts(scope);
      return;
    }
    if (hidden) {
      if (text.trim() !== '') this.hiddenText = true;
      scope.flow.add(text, { kind: 'hidden', by: '', at: '' });
      return;
    }
    const at = revision === 'deleted' ? this.author.deletedAt : this.author.insertedAt;
    const by = revision === undefined ? '' : (this.authors[this.author[revision]] ?? '');
    scope.flow.add(text, revision === undefined ? undefined : { kind: revision, by, at });
  }

  // ---- groups

  private openGroup(): void {
    this.stack.push(this.state);
    this.fresh = true;
    this.starred = false;
    if (this.state.scope.kind === 'styles') this.state = { ...this.state, scope: newScope('style', 'style') };
  }

  private closeGroup(): void {
    const inner = this.state;
    const outer = this.stack.pop();
    if (outer === undefined) return;
    this.state = outer;
    this.starred = false;
    if (inner.scope !== outer.scope) this.leave(inner.scope, inner);
  }

  private enter(kind: Destination, word: string): void {
    const { state } = this;
    const outer = state.scope.flow;
    const flow = (): Scope => ({ ...newScope('flow', word), flow: this.newFlow() });
    switch (kind) {
      case 'skip':
        this.state = { ...state, skip: true };
        return;
      case 'either':
        this.state = { ...state, skip: true, either: !state.skip };
        return;
      case 'unicode':
        this.state = { ...state, skip: !state.either, either: false };
        return;
      case 'through':
        return;
      case 'result':
        // its own scope over the same flow, to see whether anything was shown
        if (outer !== undefined) this.state = { ...state, scope: { ...newScope('flow', word), flow: outer } };
        if (outer?.place !== undefined) this.state.scope.numbers.set('seen', outer.place.seen);
        return;
      case 'fonts':
        this.state = { ...state, scope: newScope('fonts', word) };
        return;
      case 'styles':
        this.state = { ...state, scope: newScope('styles', word) };
        return;
      case 'authors':
      case 'label':
      case 'capture':
        if (!state.skip) this.state = { ...state, scope: newScope('capture', kind === 'capture' ? word : kind) };
        return;
      case 'note':
        if (state.skip || outer === undefined) return;
        this.noteCount += 1;
        this.write(`[${this.noteCount}]`);
        this.state = { ...state, ...plainParagraph, scope: flow(), revision: undefined };
        this.state.scope.numbers.set('number', this.noteCount);
        return;
      default:
        if (!state.skip) this.state = { ...state, ...plainParagraph, scope: flow(), revision: undefined };
    }
  }

  private leave(scope: Scope, inner: State): void {
    const kind = destinations.get(scope.word);
    const outer = this.state.scope.flow;
    if (scope.kind === 'style') this.tables.readStyle(scope);
    else if (scope.kind === 'capture') this.captured(scope);
    else if (kind === 'result') {
      if (outer !== undefined && this.symbol !== '' && outer.place.seen === scope.numbers.get('seen')) this.write(this.symbol);
      this.symbol = '';
    } else if (scope.flow !== undefined && scope.flow !== outer) {
      const blocks = scope.flow.finish(this.details(inner));
      if (kind === 'note') {
        const label = `[${scope.numbers.get('number') ?? 0}]`;
        blocks.forEach((block, index) => {
          this.notes.push({ ...(index === 0 ? labelled(label, block) : block), details: { kind: 'footnote' } });
        });
      } else if (kind === 'annotation') this.addComment(blocks);
      else if (kind === 'header') this.heads.push(...blocks);
      else if (kind === 'footer') this.feet.push(...blocks);
      else outer?.addBeside(blocks);
    }
  }

  private addComment(blocks: readonly BlockOfDocument[]): void {
    const { comment } = this;
    const flow = this.state.scope.flow;
    const said = blocks
      .map((block) => block.text)
      .join('\n')
      .trim();
    const start = this.commentStarts.get(comment.ref);
    if (said !== '' && flow !== undefined)
      flow.note(flow.place, start, { text: said, by: comment.author || comment.initials, at: comment.at });
    Object.assign(comment, { initials: '', author: '', ref: '', at: '' });
  }

  private captured({ word, text, numbers }: Scope): void {
    const flow = this.state.scope.flow;
    const value = text.trim();
    if (word === 'label') {
      const label = /[\p{L}\p{N}]/u.test(value) ? `${value} ` : '';
      if (flow !== undefined && label !== '' && flow.atStart) flow.add(label);
      this.state = { ...this.state, list: Math.max(1, this.state.list) };
    } else if (word === 'authors') this.authors.push(...text.split(';').map((name) => name.trim()));
    else if (word === 'sn') this.property = value;
    else if (word === 'sv') {
      // text drawn as a shape (WordArt)
      if (this.property === 'gtextUNICODE' && value !== '') flow?.addBeside([{ text: value, details: { kind: 'paragraph' }, notes: [] }]);
    } else if (word === 'atnid') this.comment.initials = value;
    else if (word === 'atnauthor') this.comment.author = value;
    else if (word === 'atnref') this.comment.ref = value;
    else if (word === 'atndate') this.comment.at = packedDate(Number.parseInt(value, 10));
    else if (word === 'atrfstart' && flow !== undefined) this.commentStarts.set(value, flow.place);
    else if (word === 'fldinst') {
      const [, code = '', font = ''] = /^\s*SYMBOL\s+(0x[0-9a-f]+|\d+)(?:[^"]*\\f\s*"([^"]*)")?/i.exec(text) ?? [];
      if (code !== '') this.symbol = fromSymbolFont(Number(code), font || 'Symbol');
      // words with their reading above them, which programs show by an equation without a result
      const [, base = ''] = /^\s*EQ\s.*\\o[^(]*\(\s*\\s\\up\s*\d*\s*\([^()]*\),([^()]*)\)\s*$/i.exec(text) ?? [];
      if (base !== '') this.symbol = base;
      this.write(/^\s*MACROBUTTON\s+\S+\s+(\S.*)$/i.exec(text)?.[1]?.trimEnd() ?? '');
    } else if (word === 'creatim') this.facts.set(word, dateOf(numbers));
    else if (['title', 'author', 'company'].includes(word)) this.facts.set(word, value);
  }

  // ---- control words

  private controlSymbol(name: string): void {
    if (name === '*') {
      this.starred = this.fresh;
      return;
    }
    this.fresh = false;
    if (name === '\n') this.endParagraph();
    else if (name === '\\' || name === '{' || name === '}') this.write(name);
    else this.write(characters.get(name) ?? '');
  }

  private word(name: string, number: number | undefined): void {
    const destination = destinations.get(name);
    const starred = this.starred;
    this.starred = false;
    this.fresh = false;
    if (destination !== undefined) {
      this.enter(destination, name);
      return;
    }
    if (starred) {
      this.state = { ...this.state, skip: true };
      return;
    }
    const { state } = this;
    if (state.skip && name !== 'u' && name !== 'uc') return;
    const character = characters.get(name);
    if (character !== undefined) {
      this.write(character);
      return;
    }
    if (state.scope.kind !== 'flow') state.scope.numbers.set(name, number ?? 0);
    this.format(name, number);
  }

  private format(name: string, number: number | undefined): void {
    const { state } = this;
    if (name === 'f' && state.scope.kind === 'fonts') return;
    if (name === 'deff') this.defaultFont = number ?? -1;
    const change = changeOf(name, number, state, this.defaultFont);
    if (change !== undefined) {
      this.state = { ...state, ...change };
      return;
    }
    const flow = state.scope.flow;
    switch (name) {
      case 'u':
        this.unicode(number ?? 0);
        break;
      case 'revauth':
        this.author.inserted = number ?? 0;
        break;
      case 'revauthdel':
        this.author.deleted = number ?? 0;
        break;
      case 'revdttm':
        this.author.insertedAt = packedDate(number);
        break;
      case 'revdttmdel':
        this.author.deletedAt = packedDate(number);
        break;
      case 'mac':
      case 'pc':
      case 'pca':
      case 'ansicpg':
        this.encoding = documentEncoding(name, number) ?? this.encoding;
        break;
      case 'par':
      case 'sect':
        this.endParagraph();
        break;
      case 'cell':
      case 'nestcell':
        this.endParagraph(true);
        flow?.endCell(name === 'cell' ? 1 : Math.max(2, state.table));
        break;
      case 'row':
      case 'nestrow':
        this.endParagraph(true);
        flow?.endRow(name === 'row' ? 1 : Math.max(2, state.table));
    }
  }

  private unicode(number: number): void {
    const code = number < 0 ? number + 0x10000 : number;
    const { state } = this;
    const symbol = code >= 0xf000 && code <= 0xf0ff && this.fontEncoding() === 'symbol';
    if (code > 0 && code <= 0x10ffff) {
      this.write(
        symbol
          ? fromSymbolFont(code, this.tables.font(state.font)?.name ?? '')
          : code > 0xffff
            ? String.fromCodePoint(code)
            : String.fromCharCode(code),
      );
    }
    this.toSkip = state.instead;
  }

  // ---- paragraphs, fonts, styles

  private endParagraph(inTable = false): void {
    const { scope, skip, table } = this.state;
    if (skip) return;
    if (scope.flow === undefined) scope.text += ' ';
    else scope.flow.endParagraph(this.details(), inTable ? Math.max(1, table) : table);
  }

  private details(state: State = this.state): BlockDetails {
    return this.tables.details(state.style, state.outline, state.list > 0);
  }
}

function newScope(kind: Scope['kind'], word: string): Scope {
  return { kind, word, flow: undefined, text: '', numbers: new Map() };
}
