import type { Span } from '../../domain/schema.ts';
import { type DnaVariable, foundVariables, seen, variablesOf } from './dna-variables.ts';
import { type ExchangeFormat, ExchangeRefusal } from './exchange-format.ts';
import {
  bareAttribution,
  bareClaim,
  bareSpeaker,
  type FoundClaim,
  type FoundCode,
  type FoundNote,
  type FoundSpeaker,
  LeavingOut,
  type VariableUse,
} from './found-case.ts';
import { isSqlite, mentionsTable, numberOf, type SqliteRow, sqliteTables, textOf } from './sqlite-tables.ts';

/**
 * Projects of the Discourse Network Analyzer (versions 2 and 3, SQLite). A statement becomes a claim: its person (else its organisation) the
 * speaker, its concept a topic, whether they agree with it another, everything else it says a line of the note. Which variable is which
 * is guessed by its name, and can be said. Offsets are UTF-16 units, as Java counts. The password of a
 * project protects nothing in the file, so none is asked for.
 * @see https://github.com/leifeld/dna
 */
export const dna: ExchangeFormat = {
  id: 'dna',
  label: 'Discourse Network Analyzer project',
  recognise: ([file]) =>
    file && isSqlite(file.bytes) && mentionsTable(file.bytes, 'STATEMENTS') && mentionsTable(file.bytes, 'STATEMENTTYPES') ? 0.99 : 0,
  async read([file], options = {}) {
    const tables = await sqliteTables(file?.bytes ?? new Uint8Array(), [
      'DOCUMENTS',
      'STATEMENTS',
      'STATEMENTTYPES',
      'VARIABLES',
      'ENTITIES',
      'DATASHORTTEXT',
      'DATALONGTEXT',
      'DATABOOLEAN',
      'DATAINTEGER',
      'CODERS',
      'ATTRIBUTEVARIABLES',
      'ATTRIBUTEVALUES',
      'REGEXES',
      // what only version 2 has
      'ATTRIBUTES',
      'STATEMENTLINKS',
    ]);
    if (tables.DOCUMENTS.length === 0)
      throw new ExchangeRefusal('holds no documents, or is of a version of the Discourse Network Analyzer that is not known');
    const by = <V>(rows: readonly SqliteRow[], column: string, value: (row: SqliteRow) => V) =>
      new Map(rows.map((row) => [numberOf(row, column), value(row)]));
    const coders = by(tables.CODERS, 'ID', (row) => textOf(row, 'Name'));
    const types = by(tables.STATEMENTTYPES, 'ID', (row) => textOf(row, 'Label'));
    const variables = variablesOf(tables.VARIABLES, types, options.variables);
    // version 2 writes words beside each statement, and times in thousandths of a second; version 3 lists words once, and counts seconds
    const isSecond = tables.ENTITIES.length === 0;
    const entities = by(tables.ENTITIES, 'ID', (row) => textOf(row, 'Value'));
    const leaving = new LeavingOut();
    const speakers = new Map<string, FoundSpeaker>();
    const codes = new Map<string, FoundCode>();
    const claims: FoundClaim[] = [];
    const notes: FoundNote[] = [];
    const about = isSecond
      ? secondAttributesOf(tables.ATTRIBUTES)
      : attributesOf(tables.ATTRIBUTEVARIABLES, tables.ATTRIBUTEVALUES, tables.ENTITIES);
    const links = linksOf(tables.STATEMENTLINKS, tables.STATEMENTS, tables.DOCUMENTS);

    const values = new Map<number, { readonly variable: DnaVariable; readonly value: string }[]>();
    const used = new Set<string>();
    const add = (rows: readonly SqliteRow[], read: (row: SqliteRow) => string) => {
      for (const row of rows) {
        const variable = variables.get(numberOf(row, 'VariableId'));
        const value = read(row);
        if (!variable || value === '') continue;
        seen(variable, value);
        used.add(`${variable.id} ${value}`);
        const statement = numberOf(row, 'StatementId');
        values.set(statement, [...(values.get(statement) ?? []), { variable, value }]);
      }
    };
    add(tables.DATASHORTTEXT, (row) => entities.get(numberOf(row, 'Entity')) ?? textOf(row, 'Value'));
    add(tables.DATALONGTEXT, (row) => textOf(row, 'Value'));
    add(tables.DATABOOLEAN, (row) => (numberOf(row, 'Value') === 0 ? 'no' : 'yes'));
    add(tables.DATAINTEGER, (row) => textOf(row, 'Value'));

    const code = (name: string) => {
      if (!codes.has(name)) codes.set(name, { key: name, name, description: about.get(name) ?? '' });
      return name;
    };
    const speaker = (name: string, kind: 'person' | 'organisation', affiliation: string) => {
      const known = speakers.get(`${kind} ${name}`);
      if (!known)
        speakers.set(`${kind} ${name}`, { ...bareSpeaker(`${kind} ${name}`, name, kind), affiliation, note: about.get(name) ?? '' });
      else if (known.affiliation === '' && affiliation !== '') speakers.set(known.key, { ...known, affiliation });
      return `${kind} ${name}`;
    };

    for (const row of tables.STATEMENTS) {
      const span: Span = { start: numberOf(row, 'Start'), end: numberOf(row, 'Stop') };
      const source = textOf(row, 'DocumentId');
      if (!(span.start >= 0 && span.start < span.end)) {
        leaving.add('statements', 'their place is not a stretch of text');
        continue;
      }
      const said = values.get(numberOf(row, 'ID')) ?? [];
      const of = (...uses: VariableUse[]) => said.filter((one) => uses.includes(one.variable.use));
      const words = (list: typeof said) => list.map((one) => `${one.variable.name}: ${one.value}`);
      const [persons, organisations] = [of('person'), of('organisation')];
      const topics = of('topic').map((one) => code(one.value));
      const statement = of('statement')
        .map((one) => one.value)
        .join('; ');
      for (const one of of('none')) leaving.add(`values of “${one.variable.name}”`, 'it was to be read as nothing');
      const author = coders.get(numberOf(row, 'Coder')) ?? '';
      const type = types.get(numberOf(row, 'StatementTypeId')) ?? '';
      if (persons.length + organisations.length + topics.length === 0 && statement === '') {
        const text = [type, ...words(of('qualifier', 'note')), ...(links.get(numberOf(row, 'ID')) ?? [])]
          .filter((line) => line !== '')
          .join('\n');
        notes.push({ source, span, text, author, createdAt: '' });
        continue;
      }
      const affiliation = organisations[0]?.value ?? '';
      const who = persons.length > 0 ? persons : organisations;
      claims.push({
        ...bareClaim(source, [span]),
        topics: [...topics, ...words(of('qualifier')).map(code), ...(type === '' || type === 'DNA Statement' ? [] : [code(type)])],
        statement,
        note: [
          ...words(of('note', ...(persons.length > 0 ? (['organisation'] as const) : []))),
          ...(links.get(numberOf(row, 'ID')) ?? []),
        ].join('\n'),
        author,
        attributions: who.map((one) =>
          bareAttribution(
            one.variable.use === 'person' ? speaker(one.value, 'person', affiliation) : speaker(one.value, 'organisation', ''),
          ),
        ),
      });
    }
    // people and topics that the project lists and no statement has
    for (const row of isSecond ? tables.ATTRIBUTES : tables.ENTITIES) {
      const variable = variables.get(numberOf(row, 'VariableId'));
      const value = textOf(row, 'Value');
      if (!variable || value === '' || used.has(`${variable.id} ${value}`)) continue;
      if (variable.use === 'topic') code(value);
      else if (variable.use === 'person' || variable.use === 'organisation') speaker(value, variable.use, '');
      else leaving.add(`values of “${variable.name}” that no statement has`, 'a case lists speakers and topics');
    }
    leaving.add('search patterns', 'a case has no place for them', tables.REGEXES.length);
    return {
      title: '',
      sources: tables.DOCUMENTS.map((row) => ({
        key: textOf(row, 'ID'),
        fileName: '',
        text: textOf(row, 'Text'),
        facts: {
          title: textOf(row, 'Title'),
          byline: textOf(row, 'Author'),
          publisher: textOf(row, 'Source'),
          publishedAt: dayOf(numberOf(row, 'Date') / (isSecond ? 1000 : 1)),
        },
        note: (['Section', 'Type', 'Notes'] as const)
          .flatMap((column) => (textOf(row, column) === '' ? [] : [`${column}: ${textOf(row, column)}`]))
          .join('\n'),
      })),
      speakers: [...speakers.values()],
      codes: [...codes.values()],
      verdicts: [],
      claims,
      notes,
      understood: [
        { what: 'documents', count: tables.DOCUMENTS.length },
        { what: 'statements', count: claims.length },
        { what: 'speakers', count: speakers.size },
        { what: 'topics', count: codes.size },
        { what: 'notes', count: notes.length },
      ],
      leftOut: leaving.list,
      variables: foundVariables(variables.values(), new Set(tables.STATEMENTS.map((row) => numberOf(row, 'StatementTypeId')))),
    };
  },
};

/** DNA keeps dates as seconds since 1970 (UTC). */
function dayOf(seconds: number): string {
  return Number.isFinite(seconds) && Math.abs(seconds) < 1e11 ? new Date(seconds * 1000).toISOString().slice(0, 10) : '';
}

/** What the project says about each entity, as lines for a speaker's note. */
function attributesOf(
  names: readonly SqliteRow[],
  values: readonly SqliteRow[],
  entities: readonly SqliteRow[],
): ReadonlyMap<string, string> {
  const attribute = new Map(names.map((row) => [numberOf(row, 'ID'), textOf(row, 'AttributeVariable')]));
  const entity = new Map(entities.map((row) => [numberOf(row, 'ID'), textOf(row, 'Value')]));
  const lines = new Map<string, string>();
  for (const row of values) {
    const [name, value] = [entity.get(numberOf(row, 'EntityId')) ?? '', textOf(row, 'AttributeValue')];
    if (name === '' || value === '') continue;
    const line = `${attribute.get(numberOf(row, 'AttributeVariableId')) ?? ''}: ${value}`;
    lines.set(name, [lines.get(name) ?? '', line].filter((one) => one !== '').join('\n'));
  }
  return lines;
}

/** What version 2 says about each value of a variable, as lines. */
function secondAttributesOf(rows: readonly SqliteRow[]): ReadonlyMap<string, string> {
  const lines = new Map<string, string>();
  for (const row of rows) {
    const said = (['Type', 'Alias', 'Notes', 'ChildOf'] as const).flatMap((column) =>
      textOf(row, column) === '' ? [] : [`${column === 'ChildOf' ? 'Part of' : column}: ${textOf(row, column)}`],
    );
    const value = textOf(row, 'Value');
    if (value !== '' && said.length > 0) lines.set(value, said.join('\n'));
  }
  return lines;
}

/** Statements that one is linked to, as lines with their words, by its id. */
function linksOf(
  links: readonly SqliteRow[],
  statements: readonly SqliteRow[],
  documents: readonly SqliteRow[],
): ReadonlyMap<number, readonly string[]> {
  const texts = new Map(documents.map((row) => [numberOf(row, 'ID'), textOf(row, 'Text')]));
  const places = new Map(statements.map((row) => [numberOf(row, 'ID'), row]));
  const found = new Map<number, string[]>();
  for (const link of links) {
    const target = places.get(numberOf(link, 'TargetId'));
    const words = texts.get(numberOf(target, 'DocumentId'))?.slice(numberOf(target, 'Start') || 0, numberOf(target, 'Stop') || 0) ?? '';
    const from = numberOf(link, 'SourceId');
    if (words !== '') found.set(from, [...(found.get(from) ?? []), `Linked: ${words.slice(0, 200).toWellFormed()}`]);
  }
  return found;
}
