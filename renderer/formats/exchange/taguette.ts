import { type ExchangeFormat, ExchangeRefusal } from './exchange-format.ts';
import { bareClaim, type FoundClaim, LeavingOut } from './found-case.ts';
import { isSqlite, mentionsTable, numberOf, sqliteTables, textOf } from './sqlite-tables.ts';
import { TextOfHtml } from './text-of-html.ts';

/**
 * Projects of Taguette (SQLite). Highlights become claims under topics of their tags. Offsets are UTF-8 bytes of the document's HTML
 * without its tags.
 * @see https://gitlab.com/remram44/taguette
 */
export const taguette: ExchangeFormat = {
  id: 'taguette',
  label: 'Taguette project',
  recognise: ([file]) =>
    file && isSqlite(file.bytes) && mentionsTable(file.bytes, 'highlights') && mentionsTable(file.bytes, 'highlight_tags') ? 0.98 : 0,
  async read([file]) {
    const tables = await sqliteTables(file?.bytes ?? new Uint8Array(), ['projects', 'documents', 'highlights', 'tags', 'highlight_tags']);
    if (tables.documents.length === 0) throw new ExchangeRefusal('holds no documents');
    const leaving = new LeavingOut();
    const texts = new Map(tables.documents.map((row) => [numberOf(row, 'id'), new TextOfHtml(textOf(row, 'contents'))]));
    const tagsOf = new Map<number, string[]>();
    for (const row of tables.highlight_tags) {
      const highlight = numberOf(row, 'highlight_id');
      tagsOf.set(highlight, [...(tagsOf.get(highlight) ?? []), textOf(row, 'tag_id')]);
    }
    const claims = tables.highlights.flatMap((row): FoundClaim[] => {
      const span = texts.get(numberOf(row, 'document_id'))?.spanOfBytes(numberOf(row, 'start_offset'), numberOf(row, 'end_offset'));
      if (!span) {
        leaving.add('highlights', 'their place is not inside their document');
        return [];
      }
      return [{ ...bareClaim(textOf(row, 'document_id'), [span]), topics: tagsOf.get(numberOf(row, 'id')) ?? [] }];
    });
    return {
      title: textOf(tables.projects[0], 'name'),
      sources: tables.documents.map((row) => ({
        key: textOf(row, 'id'),
        fileName: textOf(row, 'filename'),
        text: texts.get(numberOf(row, 'id'))?.text ?? '',
        facts: { title: textOf(row, 'name') },
        note: textOf(row, 'description'),
      })),
      speakers: [],
      codes: tables.tags.map((row) => ({ key: textOf(row, 'id'), name: textOf(row, 'path'), description: textOf(row, 'description') })),
      verdicts: [],
      claims,
      notes: [],
      understood: [
        { what: 'documents', count: tables.documents.length },
        { what: 'highlights', count: claims.length },
        { what: 'tags', count: tables.tags.length },
      ],
      leftOut: leaving.list,
    };
  },
};
