import { fromCodePoints } from '../../anchoring/code-points.ts';
import type { Span } from '../../domain/schema.ts';
import { baseName, type ExchangeFile, type ExchangeFormat, ExchangeRefusal } from './exchange-format.ts';
import { bareAttribution, bareClaim, bareSpeaker, type FoundClaim, type FoundNote, LeavingOut } from './found-case.ts';
import { isSqlite, mentionsTable, numberOf, type SqliteRow, sqliteTables, textOf } from './sqlite-tables.ts';

const databaseOf = (files: readonly ExchangeFile[]) =>
  files.find((file) => isSqlite(file.bytes) && mentionsTable(file.bytes, 'code_text') && mentionsTable(file.bytes, 'code_name'));

/**
 * Projects of QualCoder (`data.qda`, SQLite; alone or in its `.qda` folder). Coded text becomes claims under topics, annotations notes,
 * cases speakers of the text that belongs to them. Offsets are code points.
 * @see https://github.com/ccbogel/QualCoder
 */
export const qualcoder: ExchangeFormat = {
  id: 'qualcoder',
  label: 'QualCoder project',
  recognise: (files) => (databaseOf(files) ? 0.98 : 0),
  async read(files) {
    const tables = await sqliteTables(databaseOf(files)?.bytes ?? new Uint8Array(), [
      'source',
      'code_name',
      'code_cat',
      'code_text',
      'code_image',
      'code_av',
      'annotation',
      'cases',
      'case_text',
      'journal',
      'project',
      'attribute',
    ]);
    const attributes = attributesOf(tables.attribute);
    const categories = categoriesOf(tables.code_cat);
    const texts = new Map(
      tables.source.flatMap((row) => (textOf(row, 'fulltext') === '' ? [] : [[numberOf(row, 'id'), textOf(row, 'fulltext')] as const])),
    );
    if (texts.size === 0) throw new ExchangeRefusal('holds no texts');
    const leaving = new LeavingOut();
    leaving.add('pictures and recordings', 'they hold no text', tables.source.length - texts.size);
    leaving.add('codes on pictures and recordings', 'they mark no words', tables.code_image.length + tables.code_av.length);
    leaving.add('journal entries', 'a case has no place for them', tables.journal.length);
    const spans = placesOf(texts, [...tables.code_text, ...tables.annotation, ...tables.case_text]);
    const said = tables.case_text.flatMap((row) => {
      const span = spans.get(row);
      return span ? [{ who: textOf(row, 'caseid'), source: numberOf(row, 'fid'), span }] : [];
    });
    const codes = tables.code_name.map((row) => {
      const under = categories.get(numberOf(row, 'catid')) ?? '';
      return {
        key: textOf(row, 'cid'),
        name: textOf(row, 'name'),
        description: linesOf(textOf(row, 'memo'), under === '' ? '' : `Under: ${under}`),
      };
    });
    const byPlace = new Map<string, FoundClaim>();
    for (const row of tables.code_text) {
      const span = spans.get(row);
      const source = textOf(row, 'fid');
      if (!span) {
        leaving.add('coded segments', 'their text is not in the project');
        continue;
      }
      // several codes on the same words by the same coder are one claim with several topics
      const key = `${source} ${span.start} ${span.end} ${textOf(row, 'owner')}`;
      const known = byPlace.get(key);
      const speaker = said.find(
        (one) => one.source === numberOf(row, 'fid') && one.span.start <= span.start && span.end <= one.span.end,
      )?.who;
      byPlace.set(key, {
        ...(known ?? { ...bareClaim(source, [span]), author: textOf(row, 'owner'), createdAt: utc(textOf(row, 'date')) }),
        topics: [...(known?.topics ?? []), textOf(row, 'cid')],
        note: linesOf(known?.note ?? '', textOf(row, 'memo'), numberOf(row, 'important') === 1 ? 'Important' : ''),
        attributions: speaker === undefined ? [] : [{ ...bareAttribution(speaker), quotation: 'direct' }],
      });
    }
    const notes = tables.annotation.flatMap((row): FoundNote[] => {
      const span = spans.get(row);
      return span
        ? [
            {
              source: textOf(row, 'fid'),
              span,
              text: textOf(row, 'memo'),
              author: textOf(row, 'owner'),
              createdAt: utc(textOf(row, 'date')),
            },
          ]
        : [];
    });
    leaving.add('notes', 'their text is not in the project', tables.annotation.length - notes.length);
    const claims = [...byPlace.values()];
    return {
      title: '',
      note: linesOf(textOf(tables.project[0], 'memo')),
      sources: tables.source.flatMap((row) => {
        const text = texts.get(numberOf(row, 'id'));
        const name = textOf(row, 'name');
        return text === undefined
          ? []
          : [
              {
                key: textOf(row, 'id'),
                fileName: baseName(name),
                text,
                facts: { title: name.replace(/\.\w{1,5}$/, '') },
                note: linesOf(textOf(row, 'memo'), ...(attributes.get(`file ${numberOf(row, 'id')}`) ?? [])),
              },
            ];
      }),
      speakers: tables.cases.map((row) => ({
        ...bareSpeaker(textOf(row, 'caseid'), textOf(row, 'name')),
        note: linesOf(textOf(row, 'memo'), ...(attributes.get(`case ${numberOf(row, 'caseid')}`) ?? [])),
      })),
      codes,
      verdicts: [],
      claims,
      notes,
      understood: [
        { what: 'texts', count: texts.size },
        { what: 'coded segments', count: claims.length },
        { what: 'codes', count: codes.length },
        { what: 'cases', count: tables.cases.length },
        { what: 'notes', count: notes.length },
      ],
      leftOut: leaving.list,
    };
  },
};

const linesOf = (...lines: readonly string[]) => lines.filter((line) => line !== '').join('\n');

/** Attributes of cases and files, as lines for their notes. */
function attributesOf(rows: readonly SqliteRow[]): ReadonlyMap<string, readonly string[]> {
  const lines = new Map<string, string[]>();
  for (const row of rows) {
    const [name, value] = [textOf(row, 'name'), textOf(row, 'value')];
    const key = `${textOf(row, 'attr_type')} ${numberOf(row, 'id')}`;
    if (name !== '' && value !== '') lines.set(key, [...(lines.get(key) ?? []), `${name}: ${value}`]);
  }
  return lines;
}

/** The path of each category of codes: "People / Experts". */
function categoriesOf(rows: readonly SqliteRow[]): ReadonlyMap<number, string> {
  const byId = new Map(rows.map((row) => [numberOf(row, 'catid'), row]));
  const pathOf = (id: number, seen: readonly number[]): string => {
    const row = byId.get(id);
    if (!row || seen.includes(id)) return '';
    return [pathOf(numberOf(row, 'supercatid'), [...seen, id]), textOf(row, 'name')].filter((name) => name !== '').join(' / ');
  };
  return new Map([...byId.keys()].map((id) => [id, pathOf(id, [])]));
}

/** QualCoder writes local times without a zone; they are kept as they stand. */
function utc(stated: string): string {
  return /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(stated) ? `${stated.replace(' ', 'T')}Z` : stated;
}

/** UTF-16 places of rows with `fid`, `pos0` and `pos1`, each text converted in one pass. */
function placesOf(texts: ReadonlyMap<number, string>, rows: readonly SqliteRow[]): ReadonlyMap<SqliteRow, Span> {
  const byText = new Map<number, SqliteRow[]>();
  for (const row of rows) {
    if (!(numberOf(row, 'pos0') >= 0 && numberOf(row, 'pos0') < numberOf(row, 'pos1'))) continue;
    const list = byText.get(numberOf(row, 'fid')) ?? [];
    list.push(row);
    byText.set(numberOf(row, 'fid'), list);
  }
  const places = new Map<SqliteRow, Span>();
  for (const [id, list] of byText) {
    const text = texts.get(id);
    if (text === undefined) continue;
    const units = fromCodePoints(
      text,
      list.flatMap((row) => [numberOf(row, 'pos0'), numberOf(row, 'pos1')]),
    );
    list.forEach((row, i) => {
      const span = { start: units[i * 2] ?? 0, end: units[i * 2 + 1] ?? 0 };
      if (span.start < span.end) places.set(row, span);
    });
  }
  return places;
}
