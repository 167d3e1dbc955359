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

/** Divides the text of a message by who wrote it: marks of quoting, lines that introduce a quotation, and headers of earlier messages. */
export function mailParts(body: string): MailPart[] {
  const lines = body.split('\n').map(unquoted);
  const parts: { level: number; author: string | undefined; lines: string[]; signature: boolean }[] = [];
  const authors: (string | undefined)[] = [];
  /** Everything below the headers of an earlier message is that message's. */
  let base = 0;
  let signature = false;
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? { level: 0, text: '' };
    const marks = Math.min(line.level, deepest);
    const text = line.text.trimEnd();
    const rest = lines[index + 1]?.level === line.level ? `${text} ${lines[index + 1]?.text.trim()}` : '';
    const alone = introducedAuthor(text);
    const author = alone ?? (/^\s*(?:On|Am|Le|El|Il|Em|Op|Den)\s/u.test(text) && !text.endsWith(':') ? introducedAuthor(rest) : undefined);
    if (author !== undefined) {
      authors[marks + base + 1] = author || undefined;
      // without marks, all that follows such a line is the earlier message
      const following = lines.slice(index + (alone === undefined ? 2 : 1), index + 22).find((next) => next.text.trim() !== '');
      add(marks + base, text);
      if (alone === undefined) {
        index += 1;
        add(marks + base, lines[index]?.text.trimEnd() ?? '');
      }
      if (following !== undefined && following.level <= line.level && marks === 0) base = Math.min(base + 1, deepest);
      signature = false;
      continue;
    }
    if (beginsHeaders(lines, index) && marks === 0) {
      base = Math.min(base + 1, deepest);
      const from = headerLine.exec(text.trim())?.[2] ?? '';
      authors[base] = authorIn(from);
      signature = false;
      for (
        ;
        index < lines.length && (headerLine.test(lines[index]?.text.trim() ?? '') || otherHeader.test(lines[index]?.text.trim() ?? ''));
        index += 1
      ) {
        add(base, lines[index]?.text.trimEnd() ?? '', true);
      }
      index -= 1;
      continue;
    }
    if (divider.test(text) && marks === 0) {
      signature = false;
      add(base, text);
      continue;
    }
    if (/^-- ?$/.test(line.text) && marks === 0) signature = true;
    if (marks > 0 && text.trim() !== '') signature = false;
    add(marks + base, text);
  }
  return parts.map(({ lines: own, ...part }) => ({ ...part, text: own.join('\n') })).filter((part) => part.text.trim() !== '');

  function add(level: number, text: string, apart = false): void {
    const last = parts.at(-1);
    const author = level === 0 || apart ? undefined : authors[level];
    if (text.trim() === '' && last !== undefined) last.lines.push('');
    else if (last !== undefined && last.level === level && last.author === author && last.signature === signature) last.lines.push(text);
    else parts.push({ level, author, lines: [text], signature });
  }
}
