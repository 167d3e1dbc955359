/** Lines of a message by one author: 0 is the message itself, 1 what it quotes, 2 what that quotes. */
export interface MailPart {
  readonly level: number;
  /** Author of a quoted part as the line above it names them; undefined when it does not, or for the message itself. */
  readonly author: string | undefined;
  /** Without the marks of quoting. */
  readonly text: string;
  /** Whether the part is the signature below `-- `. */
  readonly signature: boolean;
}

/** "On Mon, 3 May 2021, Ann Lee <ann@x.example> wrote:" in the words of mail programs; the group `who` holds the name, with a date before it at times. */
const introductions: readonly RegExp[] = [
  /^(?:On|W dniu)\s(?<who>.{4,300}?)\s(?:wrote|writes|said|napisał(?:\(a\)|a)?)\s*:$/su,
  /^(?:Am|Den|Op|Dnia)\s(?<who>.{4,300}?)\s?(?:schrieb|skrev|schreef|napisał)\s?:$/su,
  /^(?:Am|Den|Op)\s.{4,200}?\s(?:schrieb|skrev|schreef)\s(?<who>.{2,200}):$/su,
  /^Le\s(?<who>.{4,300}?)\sa écrit\s?:$/su,
  /^(?:El|Em|Il giorno|Il)\s(?<who>.{4,300}?)\s(?:escribió|escreveu|ha scritto)\s?:$/su,
  /^(?<who>[\p{Lu}"'][^\n:]{1,120}?(?:\s<[^<>\s]+@[^<>\s]+>)?)\s(?:wrote|writes|schrieb|a écrit|escribió)\s?:$/su,
  /^(?<who>.{6,300}?)\s(?:пишет|написал(?:\(а\)|а)?)\s?:$/su,
];

/** The name at the end of "Mon, 3 May 2021 at 10:00, Ann Lee <ann@x.example>", or the address where there is no name. */
function authorIn(who: string): string | undefined {
  const flat = who.replace(/\s+/g, ' ').trim();
  const address = /[<([]?(?:mailto:)?([^\s<>()[\]]+@[^\s<>()[\],]+)[>)\]]*\s*$/u.exec(flat);
  const before = (address === null ? flat : flat.slice(0, address.index)).replace(/[\s(]+$/, '');
  const afterDate =
    before
      .split(
        /(?:\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?\s*(?:[AaPp]\.?\s?[Mm]\.?)?(?:\s*\(?(?:[A-Z]{2,5}|[+-]\d{4})\)?)*|\b\d{4}\b)(?:\s*[+-]\d{4})?(?:\s*\([A-Z]+\))?,?\s*/u,
      )
      .at(-1) ?? '';
  const name = afterDate
    .replace(/^[\s,;–—-]+|[\s,;–—-]+$/g, '')
    .replace(/^(["'])(.*)\1$/, '$2')
    .replace(/^(?:at|um|à|a las|kl\.?|schrieb|by|von)\s+/iu, '');
  if (name !== '' && name.length <= 120 && /\p{L}/u.test(name) && !/^(?:mon|tue|wed|thu|fri|sat|sun)/iu.test(name)) return name;
  return address?.[1];
}

/** Author of what follows a line such as "On 3 May 2021 Ann wrote:", '' when it names none, undefined when the line is no such line. */
export function introducedAuthor(line: string): string | undefined {
  const text = line.trim();
  if (text.length < 8 || text.length > 400 || !text.endsWith(':')) return undefined;
  for (const pattern of introductions) {
    const who = pattern.exec(text)?.groups?.who;
    if (who !== undefined) return authorIn(who) ?? '';
  }
  return undefined;
}

const divider =
  /^\s*(?:[-_]{2,}\s*(?:Original Message|Original Appointment|Forwarded message|Forwarded by .{1,100}|Ursprüngliche Nachricht|Weitergeleitete Nachricht|Message d'origine|Message transféré|Mensaje original|Messaggio originale|Mensagem original|Oorspronkelijk bericht|Begin forwarded message)[\s:]*[-_]{0,}|Begin forwarded message:|_{10,})\s*$/iu;
const headerLine = /^\*?(From|Von|De|Da|Van|От|Fra|Från|Od)\s?:\*?\s*(.{1,300})$/u;
const otherHeader =
  /^\*?(?:Sent|Date|To|Cc|Subject|Gesendet|Datum|An|Betreff|Envoyé|À|Objet|Enviado|Para|Asunto|Inviato|A|Oggetto|Verzonden|Aan|Onderwerp|Дата|Кому|Тема)\s?:/u;

interface Line {
  readonly level: number;
  readonly text: string;
}

function unquoted(line: string): Line {
  const marks = /^(?:[ \t]?>)+/.exec(line)?.[0] ?? '';
  // ">From" at the beginning of a line was escaped by a mailbox, it is no quotation
  if (marks === '' || /^>From /.test(line)) return { level: 0, text: line.replace(/^>From /, 'From ') };
  return { level: marks.replace(/[^>]/g, '').length, text: line.slice(marks.length).replace(/^ /, '') };
}

/** Whether a line begins the headers of an earlier message, as Outlook writes them above it. */
function beginsHeaders(lines: readonly Line[], index: number): boolean {
  const line = lines[index];
  if (line === undefined || !headerLine.test(line.text.trim())) return false;
  return lines.slice(index + 1, index + 4).filter((next) => otherHeader.test(next.text.trim())).length >= 2;
}

/** Deepest quoting told apart; what is deeper counts as this deep. */
const deepest = 40;

/** Who wrote a line. */
export interface MailLine {
  readonly level: number;
  readonly author: string | undefined;
  readonly signature: boolean;
}

/** Follows a message from line to line: marks of quoting, lines that introduce a quotation, and headers of earlier messages. */
class LineReaders {
  private readonly authors: (string | undefined)[] = [];
  /** Everything below the headers of an earlier message is that message's. */
  private base = 0;
  private signature = false;
  readonly read: MailLine[] = [];

  constructor(private readonly lines: readonly Line[]) {}

  run(): void {
    for (let index = 0; index < this.lines.length; ) index += this.introduction(index) || this.headers(index) || this.plain(index);
  }

  private put(level: number, nameless = false): void {
    const author = level === 0 || nameless ? undefined : this.authors[level];
    this.read.push({ level, author, signature: this.signature });
  }

  private text(index: number): string {
    return this.lines[index]?.text.trim() ?? '';
  }

  /** How many lines from here on introduce a quotation; 0 when none does. */
  private introduction(index: number): number {
    const line = this.lines[index];
    if (line === undefined) return 0;
    const text = line.text.trimEnd();
    const alone = introducedAuthor(text);
    const broken = alone === undefined && /^\s*(?:On|Am|Le|El|Il|Em|Op|Den)\s/u.test(text) && !text.endsWith(':');
    const rest = broken && this.lines[index + 1]?.level === line.level ? introducedAuthor(`${text} ${this.text(index + 1)}`) : undefined;
    const author = alone ?? rest;
    if (author === undefined) return 0;
    const count = alone === undefined ? 2 : 1;
    const marks = Math.min(line.level, deepest);
    const following = this.lines.slice(index + count, index + count + 20).find((next) => next.text.trim() !== '');
    // Apple Mail puts the line into the quotation that it introduces
    const inside = marks > 0 && following?.level === line.level && (this.lines[index - 1]?.level ?? 0) < line.level;
    this.signature = false;
    for (let each = 0; each < count; each += 1) this.put(marks + this.base, inside);
    this.authors[marks + this.base + (inside ? 0 : 1)] = author || undefined;
    // without marks, all that follows such a line is the earlier message
    if (following !== undefined && following.level <= line.level && marks === 0) this.base = Math.min(this.base + 1, deepest);
    return count;
  }

  /** How many lines from here on are the headers of an earlier message; 0 when none are. */
  private headers(index: number): number {
    if ((this.lines[index]?.level ?? 0) !== 0 || !beginsHeaders(this.lines, index)) return 0;
    this.base = Math.min(this.base + 1, deepest);
    this.authors[this.base] = authorIn(headerLine.exec(this.text(index))?.[2] ?? '');
    this.signature = false;
    let count = 0;
    while (headerLine.test(this.text(index + count)) || otherHeader.test(this.text(index + count))) {
      this.put(this.base, true);
      count += 1;
    }
    return count;
  }

  private plain(index: number): number {
    const line = this.lines[index] ?? { level: 0, text: '' };
    const marks = Math.min(line.level, deepest);
    if (divider.test(line.text.trimEnd()) && marks === 0) this.signature = false;
    else if (/^-- ?$/.test(line.text) && marks === 0) this.signature = true;
    else if (marks > 0 && line.text.trim() !== '') this.signature = false;
    this.put(marks + this.base);
    return 1;
  }
}

/** Who wrote each of some lines, of which is known how deep they are quoted by themselves. */
export function readersOfLines(lines: readonly { readonly level: number; readonly text: string }[]): readonly MailLine[] {
  const readers = new LineReaders(lines);
  readers.run();
  return readers.read;
}

/** Divides the text of a message by who wrote it. */
export function mailParts(body: string): MailPart[] {
  const lines = body.split('\n').map(unquoted);
  const parts: { level: number; author: string | undefined; lines: string[]; signature: boolean }[] = [];
  readersOfLines(lines).forEach(({ level, author, signature }, index) => {
    const text = lines[index]?.text.trimEnd() ?? '';
    const last = parts.at(-1);
    if (text.trim() === '' && last !== undefined) last.lines.push('');
    else if (last !== undefined && last.level === level && last.author === author && last.signature === signature) last.lines.push(text);
    else parts.push({ level, author, lines: [text], signature });
  });
  return parts.map(({ lines: own, ...part }) => ({ ...part, text: own.join('\n') })).filter((part) => part.text.trim() !== '');
}
