/** Small projects of peers that keep theirs in SQLite, made by the statements that make them. */

/** A database made by these statements. */
export async function database(sql: string): Promise<Uint8Array> {
  const { default: initSqlJs } = await import('sql.js/dist/sql-asm-memory-growth.js');
  const { Database } = await initSqlJs();
  const made = new Database();
  made.exec(sql);
  const bytes = made.export();
  made.close();
  return bytes;
}

export const text = '💩 Anna said the dam will hold. Ben doubted it.';

export const dnaTables = `
create table DOCUMENTS(ID integer primary key, Title text, Text text, Coder integer, Author text, Source text, Section text, Notes text, Type text, Date integer);
create table STATEMENTS(ID integer primary key, StatementTypeId integer, DocumentId integer, Start integer, Stop integer, Coder integer);
create table STATEMENTTYPES(ID integer primary key, Label text);
create table VARIABLES(ID integer primary key, Variable text, DataType text, StatementTypeId integer);
create table ENTITIES(ID integer primary key, VariableId integer, Value text);
create table DATASHORTTEXT(ID integer primary key, StatementId integer, VariableId integer, Entity integer);
create table DATABOOLEAN(ID integer primary key, StatementId integer, VariableId integer, Value integer);
create table CODERS(ID integer primary key, Name text);
insert into CODERS values(1, 'Ada');
insert into DOCUMENTS values(1, 'The dam', '${text}', 1, 'C. Writer', 'The Daily', '', '', '', 1106697600);
insert into STATEMENTTYPES values(1, 'DNA Statement');
insert into VARIABLES values(1, 'person', 'short text', 1), (2, 'organization', 'short text', 1), (3, 'concept', 'short text', 1), (4, 'agreement', 'boolean', 1);
insert into ENTITIES values(1, 1, 'Anna'), (2, 2, 'Water Board'), (3, 3, 'The dam is safe');
insert into STATEMENTS values(1, 1, 1, 13, 30, 1), (2, 1, 1, 900, 950, 1);
insert into DATASHORTTEXT values(1, 1, 1, 1), (2, 1, 2, 2), (3, 1, 3, 3), (4, 2, 3, 3);
insert into DATABOOLEAN values(1, 1, 4, 1);
`;

/** A project of version 2: words stand beside each statement, attributes in one table, times in thousandths of a second. */
export const dnaSecond = `
create table SETTINGS(Property text primary key, Value text);
create table CODERS(ID integer primary key, Name text, Red integer, Green integer, Blue integer, Password text);
create table DOCUMENTS(ID integer primary key, Title text, Text text, Coder integer, Author text, Source text, Section text, Notes text, Type text, Date integer);
create table STATEMENTTYPES(ID integer primary key, Label text, Red integer, Green integer, Blue integer);
create table VARIABLES(ID integer primary key, Variable text, DataType text, StatementTypeId integer);
create table REGEXES(Label text primary key, Red integer, Green integer, Blue integer);
create table STATEMENTS(ID integer primary key, StatementTypeId integer, DocumentId integer, Start integer, Stop integer, Coder integer);
create table STATEMENTLINKS(ID integer primary key, SourceId integer, TargetId integer);
create table DATABOOLEAN(ID integer primary key, StatementId integer, VariableId integer, StatementTypeId integer, Value integer);
create table DATASHORTTEXT(ID integer primary key, StatementId integer, VariableId integer, StatementTypeId integer, Value text);
create table DATALONGTEXT(ID integer primary key, StatementId integer, VariableId integer, StatementTypeId integer, Value text);
create table ATTRIBUTES(ID integer primary key, VariableId integer, Value text, Red integer, Green integer, Blue integer, Type text, Alias text, Notes text, ChildOf text);
insert into CODERS values(1, 'Admin', 0, 0, 0, '');
insert into DOCUMENTS values(1, 'The dam', '${text}', 1, '', 'The Daily', '', '', '', 1106697600000);
insert into STATEMENTTYPES values(1, 'DNA Statement', 239, 208, 51), (2, 'Annotation', 128, 128, 128);
insert into VARIABLES values(1, 'person', 'short text', 1), (2, 'organization', 'short text', 1), (3, 'concept', 'short text', 1), (4, 'agreement', 'boolean', 1), (5, 'note', 'long text', 2);
insert into STATEMENTS values(1, 1, 1, 13, 30, 1), (2, 2, 1, 32, 46, 1);
insert into STATEMENTLINKS values(1, 1, 2);
insert into DATASHORTTEXT values(1, 1, 1, 1, 'Anna'), (2, 1, 2, 1, 'Water Board'), (3, 1, 3, 1, 'The dam is safe');
insert into DATABOOLEAN values(1, 1, 4, 1, 0);
insert into DATALONGTEXT values(1, 2, 5, 2, 'look again');
insert into ATTRIBUTES values(1, 1, 'Anna', 0, 0, 0, 'expert', 'A. Berg', '', ''), (2, 3, 'The dam is safe', 0, 0, 0, '', '', 'of 1958', ''), (3, 3, 'Dams cost', 0, 0, 0, '', '', '', '');
`;

/** The same, with statements of a second type whose variables are named otherwise. */
export const dnaStories = `${dnaTables}
insert into STATEMENTTYPES values(2, 'Story');
insert into VARIABLES values(5, 'teller', 'short text', 2), (6, 'plot', 'short text', 2), (7, 'stance', 'integer', 2), (8, 'hero', 'short text', 2);
insert into ENTITIES values(4, 5, 'Ben'), (5, 6, 'The dam is not safe'), (6, 8, 'The engineer');
insert into STATEMENTS values(3, 2, 1, 32, 46, 1);
insert into DATASHORTTEXT values(5, 3, 5, 4), (6, 3, 6, 5), (7, 3, 8, 6);
create table DATAINTEGER(ID integer primary key, StatementId integer, VariableId integer, Value integer);
insert into DATAINTEGER values(1, 3, 7, -2);
`;

export const qualcoderTables = `
create table source (id integer primary key, name text, fulltext text, mediapath text, memo text, owner text, date text);
create table code_name (cid integer primary key, name text, memo text, catid integer);
create table code_text (cid integer, fid integer, seltext text, pos0 integer, pos1 integer, owner text, date text, memo text);
create table annotation (anid integer primary key, fid integer, pos0 integer, pos1 integer, memo text, owner text, date text);
create table cases (caseid integer primary key, name text, memo text);
create table case_text (id integer primary key, caseid integer, fid integer, pos0 integer, pos1 integer);
insert into source values(1, 'dam.txt', '${text}', null, '', 'ada', ''), (2, 'dam.mp3', null, 'audio:dam.mp3', '', 'ada', '');
insert into code_name values(1, 'dam', 'about the dam', null), (2, 'safety', '', null);
insert into code_text values(1, 1, '', 12, 29, 'ada', '2025-01-02 03:04:05', 'sure?'), (2, 1, '', 12, 29, 'ada', '', '');
insert into annotation values(1, 1, 31, 34, 'who?', 'ada', '');
insert into cases values(7, 'Anna', '');
create table code_cat (catid integer primary key, name text, memo text, owner text, date text, supercatid integer);
insert into code_cat values(1, 'Things', '', '', '', null), (2, 'Walls', '', '', '', 1);
update code_name set catid = 2 where cid = 1;
create table attribute (attrid integer primary key, name text, attr_type text, value text, id integer, date text, owner text);
insert into attribute values(1, 'Age', 'case', '40', 7, '', ''), (2, 'Place', 'file', 'Oslo', 1, '', ''), (3, 'Empty', 'case', '', 7, '', '');
create table project (databaseversion text, date text, memo text, about text);
insert into project values('v11', '', 'On dams', 'QualCoder 3.5');
insert into case_text values(1, 7, 1, 0, 30);
`;

const html = '<h1>Tïtle &amp; more</h1><p>💩 Anna said <b>the dam</b> will hold.</p><p>Ben doubted it.</p>';
const bare = new TextEncoder().encode('Tïtle & more💩 Anna said the dam will hold.Ben doubted it.').length;
const start = new TextEncoder().encode('Tïtle & more💩 Anna said ').length;
export const taguetteTables = `
create table projects(id integer primary key, name text);
create table documents(id integer primary key, name text, description text, filename text, contents text);
create table highlights(id integer primary key, document_id integer, start_offset integer, end_offset integer, snippet text);
create table tags(id integer primary key, project_id integer, path text, description text);
create table highlight_tags(highlight_id integer, tag_id integer);
insert into projects values(1, 'Dams');
insert into documents values(1, 'Dam', '', 'dam.html', '${html}');
insert into highlights values(1, 1, ${start}, ${start + 17}, ''), (2, 1, ${bare - 15}, ${bare - 12}, ''), (3, 1, 5000, 6000, '');
insert into tags values(1, 1, 'safety.dam', '');
insert into highlight_tags values(1, 1);
`;
