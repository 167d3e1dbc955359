import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { buildPdf, setLines } from './build-pdf.ts';
import { article } from './import-fixtures.ts';

const towns = ['Aldmouth', 'Brinsea', 'Carrow', 'Dunlin', 'Eastry', 'Fennick', 'Garth', 'Holm', 'Inver', 'Jarrow'] as const;

const statement = (town: string, day: number) => `${town} council on the ferry

The council of ${town} said on ${day} March that the ferry had been late on ${day + 2} days. Its leader asked the ministry for a new timetable.

“We will wait until summer and no longer,” the letter ends.
`;

const captions = (town: string) => `WEBVTT

00:00:01.000 --> 00:00:04.000
<v Ines Okafor>The ferry to ${town} was late again.

00:00:05.000 --> 00:00:08.000
<v Per Lund>We have counted every boat since March.
`;

const letter = (town: string) => `From: Ines Okafor <ines@harbour.example>
To: Per Lund <per@harbour.example>
Subject: The ferry to ${town}
Date: Tue, 10 Mar 2026 09:00:00 +0000
Content-Type: text/plain; charset=utf-8

The skipper told me that the ferry to ${town} will not run in April.
`;

/** The files of a small mixed folder by their path inside it: 30 to import, one in need of a password, and what no import takes. */
export function folderOfFiles(): ReadonlyMap<string, string | Uint8Array> {
  const files = new Map<string, string | Uint8Array>();
  towns.forEach((town, i) => {
    files.set(`Statements/${town}.txt`, statement(town, i + 1));
    if (i < 6) files.set(`Statements/2025/${town}.md`, `# ${town}\n\nThe council of ${town} said that the pier is closed.\n`);
    if (i < 5) files.set(`Hearings/day ${i + 1}.vtt`, captions(town));
    if (i < 5) files.set(`Letters/${i + 1} ${town}.eml`, letter(town));
  });
  files.set(
    'Pages/fees.html',
    `<!doctype html><title>Fees</title><h1>Night fees</h1><p>${'The council asked for an end to the fees. '.repeat(4)}</p>`,
  );
  files.set('Pages/harbour.txt', article);
  files.set('Pages/bridge.pdf', buildPdf([setLines(60, 700, ['The bridge was closed on Monday', 'after engineers found worn bearings.'])]));
  files.set('Pages/نص عربي 🌉.txt', 'قال رئيس المجلس إن العبارة تأخرت مرة أخرى هذا الأسبوع.\n');
  // one asks for its password
  files.set('Pages/secret.pdf', buildPdf([setLines(60, 700, ['The minutes are secret.'])], { password: 'open sesame' }));
  // one is there twice
  files.set('Statements/old/Aldmouth copy.txt', statement('Aldmouth', 1));
  // three cannot be read
  files.set('Hearings/recording.mp3', new Uint8Array([0x49, 0x44, 0x33, 4, 0, 0, 0, 0, 0, 0, 1, 2, 3]));
  files.set('Pages/broken.docx', new Uint8Array([0x50, 0x4b, 3, 4, 20, 0, 0, 0, 8, 0, 119, 111, 114, 100, 47, 1, 2, 3]));
  files.set('Pages/empty.txt', '');
  // left out
  files.set('.DS_Store', 'x');
  files.set('Statements/Thumbs.db', 'x');
  files.set('Letters/~$letter.docx', 'x');
  return files;
}

/** Writes files below a folder. */
export async function writeFiles(folder: string, files: ReadonlyMap<string, string | Uint8Array>): Promise<void> {
  for (const [path, content] of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
}
