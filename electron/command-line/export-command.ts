import { reportLanguages } from '../../renderer/domain/report-language.ts';
import { allExports, exportFormat } from '../../renderer/formats/export/all-exports.ts';
import { ExportRefusal, ExportStopped } from '../../renderer/formats/export/export-format.ts';
import {
  defaultReportOptions,
  type ReportOptions,
  reportFields,
  reportOrders,
  reportPapers,
  reportParts,
} from '../../renderer/formats/export/report-options.ts';
import { standingClaims } from '../../renderer/formats/export/standing-claims.ts';
import { type Command, WrongUsage } from './command.ts';
import { openCaseFile } from './open-case-file.ts';
import { readArguments } from './read-arguments.ts';
import { whyNot } from './read-input.ts';
import { writeExport } from './write-export.ts';

const names = (list: readonly { readonly id: string }[]) => list.map((one) => one.id).join(', ');

export const exportCommand: Command = {
  name: 'export',
  summary: 'Write a case as a report, a table or data',
  help: `hearsay export CASE.hearsay --format FORMAT --out PATH

  --format FORMAT   ${names(allExports)}; "list" prints them
  --out PATH        where to write; - for stdout
  --title TITLE     title of the report
  --parts LIST      what goes in, by commas: ${names(reportParts)}
  --fields LIST     facts about claims, by commas: ${names(reportFields)}
  --order ORDER     ${names(reportOrders)}
  --language LANG   of headings and fixed words: ${names(reportLanguages)}
  --paper SIZE      ${names(reportPapers)}
  --template NAME   the choices of a template of the case; the options above change them
  --source ID       only this source; may be given more than once
  --pseudonyms      replace speakers' names

A PDF is printed by a Chromium of this computer: one on the PATH, or the one at HEARSAY_CHROMIUM.
Parts, fields, order, language, sources and pseudonyms do not apply to a case file, which always holds the whole case.`,
  async run(args, line) {
    const { values, positionals } = readArguments(args, {
      format: { type: 'string' },
      out: { type: 'string' },
      title: { type: 'string' },
      parts: { type: 'string' },
      fields: { type: 'string' },
      order: { type: 'string' },
      language: { type: 'string' },
      paper: { type: 'string' },
      template: { type: 'string' },
      source: { type: 'string', multiple: true },
      pseudonyms: { type: 'boolean' },
      json: { type: 'boolean' },
    });
    if (values.format === 'list') {
      for (const { id, label, extension, about } of allExports) {
        await line.print(
          values.json
            ? JSON.stringify({ format: id, label, extension, about })
            : `${id.padEnd(10)} .${extension.padEnd(8)} ${label}: ${about}`,
        );
      }
      return;
    }
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) throw new WrongUsage('export takes one case file');
    if (values.format === undefined) throw new WrongUsage('export needs --format');
    if (values.out === undefined) throw new WrongUsage('export needs --out');
    const format = exportFormat(values.format);
    if (!format) throw new WrongUsage(`there is no format "${values.format}"; formats: ${names(allExports)}`);
    const given: Partial<ReportOptions> = {
      ...(values.title === undefined ? {} : { title: values.title }),
      sources: values.source ?? [],
      ...(values.pseudonyms ? { pseudonyms: true } : {}),
      ...(values.parts === undefined ? {} : { parts: chosen(values.parts, reportParts, 'part') }),
      ...(values.fields === undefined ? {} : { fields: chosen(values.fields, reportFields, 'field') }),
      ...(values.order === undefined ? {} : { order: chosen(values.order, reportOrders, 'order')[0] ?? 'text' }),
      ...(values.language === undefined ? {} : { language: chosen(values.language, reportLanguages, 'language')[0] ?? 'en' }),
      ...(values.paper === undefined ? {} : { paper: chosen(values.paper, reportPapers, 'paper')[0] ?? 'a4' }),
    };
    const opened = await openCaseFile(file, line);
    if (!opened) return;
    const template = opened.data.templates.find((one) => one.name === values.template);
    if (values.template !== undefined && !template) {
      line.refuse(file, `has no report template "${values.template}"`);
      return;
    }
    const at = new Date().toISOString();
    const options: ReportOptions = { ...(template?.options ?? defaultReportOptions(at)), ...given, at };
    const unknown = options.sources.find((id) => !opened.data.sources.some((source) => source.id === id));
    if (unknown !== undefined) {
      line.refuse(file, `has no source "${unknown}"`);
      return;
    }
    // a case file holds everything; a report what stands
    const data = format.id === 'hearsay' ? opened.data : standingClaims(opened.data);
    try {
      await writeExport(format, data, options, values.out, line);
    } catch (error) {
      if (error instanceof ExportStopped) throw error;
      line.refuse(error instanceof ExportRefusal ? file : values.out, whyNot(error));
    }
  },
};

function chosen<T extends string>(list: string, known: readonly { readonly id: T }[], what: string): T[] {
  const wanted = list.split(',').map((one) => one.trim());
  return wanted
    .filter((one) => one !== '')
    .map((one) => {
      const found = known.find((entry) => entry.id === one);
      if (!found) throw new WrongUsage(`there is no ${what} "${one}"; known: ${names(known)}`);
      return found.id;
    });
}
