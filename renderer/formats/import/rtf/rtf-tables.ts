import type { BlockDetails } from '../block-writer.ts';
import { styleDetails } from '../office/docx/docx-styles.ts';
import { encodingOfCharset, encodingOfPage } from './rtf-code-pages.ts';
import type { Scope } from './rtf-state.ts';

interface RtfFont {
  readonly name: string;
  readonly encoding: string | undefined;
}

interface RtfStyle {
  readonly name: string;
  readonly outline: number;
  readonly basedOn: number | undefined;
}

/** Word's number for "based on no style". */
const noStyle = 222;

/** The font table and the style sheet of a Rich Text file. */
export class RtfTables {
  private readonly fonts = new Map<number, RtfFont>();
  private readonly styles = new Map<number, RtfStyle>();

  font(number: number): RtfFont | undefined {
    return this.fonts.get(number);
  }

  /** The kind of block that a paragraph of a style makes; its own outline level comes before the style's. */
  details(style: number, ownOutline: number, inList: boolean): BlockDetails {
    const names: string[] = [];
    let outline = ownOutline;
    const seen = new Set<number>();
    for (let at: number | undefined = style; at !== undefined && !seen.has(at); ) {
      seen.add(at);
      const found: RtfStyle | undefined = this.styles.get(at);
      if (found === undefined) break;
      names.push(found.name.toLowerCase());
      if (outline < 0) outline = found.outline;
      at = found.basedOn;
    }
    if (outline >= 0) return { kind: 'heading', level: Math.min(6, outline + 1) };
    const details = styleDetails(names);
    return details.kind === 'paragraph' && inList ? { kind: 'list-item' } : details;
  }

  /** Takes a style in at the end of its group. Styles of characters, sections and tables make no blocks. */
  readStyle({ text, numbers }: Scope): void {
    if (['cs', 'ds', 'ts', 'tsrowd'].some((word) => numbers.has(word))) return;
    const outline = numbers.get('outlinelevel') ?? -1;
    const id = numbers.get('s') ?? 0;
    const basedOn = numbers.get('sbasedon');
    this.styles.set(id, {
      name: text.replace(/;.*$/s, '').trim(),
      outline: outline >= 0 && outline <= 8 ? outline : -1,
      basedOn: basedOn === undefined || basedOn === noStyle || basedOn === id ? undefined : basedOn,
    });
  }

  /** Takes a font in as soon as the semicolon after its name has come. */
  readFonts(scope: Scope): void {
    const end = scope.text.lastIndexOf(';');
    const number = scope.numbers.get('f');
    if (end < 0) return;
    const name = scope.text.slice(0, end).trim();
    scope.text = scope.text.slice(end + 1);
    const byPage = encodingOfPage(scope.numbers.get('cpg'));
    const byCharset = encodingOfCharset(scope.numbers.get('fcharset'));
    const encoding = byCharset === 'symbol' ? byCharset : (byPage ?? byCharset ?? encodingOfName(name));
    if (number !== undefined) this.fonts.set(number, { name, encoding });
    scope.numbers.clear();
  }
}

/** Old files say the script in the font's name only. */
function encodingOfName(name: string): string | undefined {
  if (/^(?:symbol|wingdings|webdings)\b/i.test(name)) return 'symbol';
  const script = / (CE|Cyr|Greek|Tur|Baltic)$/.exec(name)?.[1];
  const pages: Record<string, string> = { CE: '1250', Cyr: '1251', Greek: '1253', Tur: '1254', Baltic: '1257' };
  return script === undefined ? undefined : `windows-${pages[script]}`;
}
