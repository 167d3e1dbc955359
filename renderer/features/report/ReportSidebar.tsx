import { useState } from 'react';
import { choose, useReportChoice } from '../../commands/report/report-choice.ts';
import { isTemplate } from '../../commands/report/report-templates.ts';
import { type ReportOptions, reportFields, reportParts } from '../../formats/export/report-options.ts';
import { useRows } from '../../state/use-services.ts';
import { versionsOf } from '../../storage/source-versions.ts';
import { CheckRow } from './CheckRow.tsx';
import { NewTemplate, TemplateList } from './ReportTemplates.tsx';
import { isPreset, reportPresets } from './report-presets.ts';

interface ReportSidebarProps {
  readonly options: ReportOptions;
  /** Whether the chosen format takes choices at all. */
  readonly takesChoices: boolean;
}

/** What goes into the report: kinds of report, parts, facts about claims, sources. */
export function ReportSidebar({ options, takesChoices }: ReportSidebarProps) {
  const [naming, setNaming] = useState(false);
  const inHand = useRows('sources', 'templates');
  const choice = useReportChoice();
  const byTemplate = [...inHand.all('templates')].some((template) => isTemplate(template, choice));
  const sources = versionsOf(inHand).listed();
  const all = sources.map((source) => source.id);
  const chosen = options.sources.length === 0 ? all : options.sources;
  const off = takesChoices ? '' : 'A case file always holds the whole case';
  const change = <T extends string>(list: readonly T[], one: T, on: boolean): T[] =>
    on ? [...list, one] : list.filter((other) => other !== one);
  const setSource = (id: string, on: boolean) => {
    const next = all.filter((one) => (one === id ? on : chosen.includes(one)));
    // an empty list stands for all: the last one stays
    if (next.length > 0) choose({ options: { sources: next.length === all.length ? [] : next } });
  };
  return (
    <aside className="sidebar" aria-label="Report contents">
      <section className="nav-section" aria-labelledby="report-kinds">
        <header className="nav-head">
          <h2 id="report-kinds">Reports</h2>
          {off === '' ? <NewTemplate onName={() => setNaming(true)} /> : null}
        </header>
        <ul className="nav-list">
          {reportPresets.map((preset) => (
            <li key={preset.id}>
              <button
                type="button"
                className="nav-item"
                aria-current={!byTemplate && isPreset(preset, options) ? 'true' : undefined}
                aria-disabled={off !== '' || undefined}
                title={off || undefined}
                onClick={() => off === '' && choose({ options: preset.options })}
              >
                <span className="nav-text">
                  <span className="nav-title">{preset.name}</span>
                  <span className="nav-meta">{preset.about}</span>
                </span>
              </button>
            </li>
          ))}
          <TemplateList naming={naming} onNamed={() => setNaming(false)} off={off} />
        </ul>
      </section>
      <CheckList heading="Parts" id="report-parts">
        {reportParts.map((part) => (
          <CheckRow
            key={part.id}
            label={part.label}
            off={off}
            checked={takesChoices ? options.parts.includes(part.id) : true}
            onChange={(on) => choose({ options: { parts: change(options.parts, part.id, on) } })}
          />
        ))}
      </CheckList>
      <CheckList heading="Facts about claims" id="report-fields">
        {reportFields.map((field) => (
          <CheckRow
            key={field.id}
            label={field.label}
            off={off}
            checked={takesChoices ? options.fields.includes(field.id) : true}
            onChange={(on) => choose({ options: { fields: change(options.fields, field.id, on) } })}
          />
        ))}
      </CheckList>
      {sources.length > 1 ? (
        <CheckList heading="Sources" id="report-sources">
          {sources.map((source) => (
            <CheckRow
              key={source.id}
              label={source.title || source.fileName || 'Untitled source'}
              off={off}
              checked={takesChoices ? chosen.includes(source.id) : true}
              onChange={(on) => setSource(source.id, on)}
            />
          ))}
        </CheckList>
      ) : null}
    </aside>
  );
}

function CheckList({ heading, id, children }: { readonly heading: string; readonly id: string; readonly children: React.ReactNode }) {
  return (
    <section className="nav-section" aria-labelledby={id}>
      <header className="nav-head">
        <h2 id={id}>{heading}</h2>
      </header>
      <ul className="nav-list part-list">{children}</ul>
    </section>
  );
}
