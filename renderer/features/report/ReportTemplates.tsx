import { useRef, useState } from 'react';
import { useReportChoice } from '../../commands/report/report-choice.ts';
import {
  applyTemplate,
  deleteTemplate,
  isTemplate,
  openTemplateFile,
  saveTemplate,
  saveTemplateFile,
} from '../../commands/report/report-templates.ts';
import type { ReportTemplate } from '../../domain/report-template.ts';
import { exportDescription } from '../../formats/export/export-list.ts';
import { useRows, useServices } from '../../state/use-services.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Menu } from '../../ui/Menu.tsx';

/** Saves the choices as a template of the case, or opens one from a file. */
export function NewTemplate({ onName }: { readonly onName: () => void }) {
  const services = useServices();
  const files = useRef<HTMLInputElement>(null);
  const open = (list: FileList | null) => {
    const file = list?.[0];
    if (file) openTemplateFile(services, file).catch((error: unknown) => services.alert(`${file.name}: ${sentenceOf(error)}`));
  };
  return (
    <>
      <Menu
        label="Report templates"
        button={
          <button type="button" className="icon-button" aria-label="Add a report template" title="Add a report template">
            <Icon name="plus" />
          </button>
        }
        entries={[
          { id: 'save', label: 'Save these choices as a template', run: onName },
          { id: 'open', label: 'Open a template file', run: () => files.current?.click() },
        ]}
      />
      <input
        ref={files}
        type="file"
        hidden
        accept=".json,application/json"
        aria-label="Choose a template file"
        onChange={(event) => {
          open(event.currentTarget.files);
          event.currentTarget.value = '';
        }}
      />
    </>
  );
}

interface TemplateListProps {
  readonly naming: boolean;
  readonly onNamed: () => void;
  /** Why templates make no difference now, or ''. */
  readonly off: string;
}

/** The templates of the case, each with what can be done with it; the field that names a new one. */
export function TemplateList({ naming, onNamed, off }: TemplateListProps) {
  const services = useServices();
  const inHand = useRows('templates');
  const choice = useReportChoice();
  const templates = [...inHand.all('templates')].sort((a, b) => a.name.localeCompare(b.name));
  const safely = (work: Promise<void>) => void work.catch((error: unknown) => services.alert(sentenceOf(error)));
  return (
    <>
      {templates.map((template) => (
        <TemplateRow
          key={template.id}
          template={template}
          current={off === '' && isTemplate(template, choice)}
          onUse={() => applyTemplate(template)}
          onReplace={() => safely(saveTemplate(services, template.name))}
          onSaveFile={() => safely(saveTemplateFile(services, template))}
          onDelete={() => safely(deleteTemplate(services, template))}
        />
      ))}
      {naming ? (
        <NameField
          onDone={(name) => {
            onNamed();
            if (name !== '') safely(saveTemplate(services, name));
          }}
        />
      ) : null}
    </>
  );
}

interface TemplateRowProps {
  readonly template: ReportTemplate;
  readonly current: boolean;
  readonly onUse: () => void;
  readonly onReplace: () => void;
  readonly onSaveFile: () => void;
  readonly onDelete: () => void;
}

function TemplateRow({ template, current, onUse, onReplace, onSaveFile, onDelete }: TemplateRowProps) {
  return (
    <li className="nav-row">
      <button type="button" className="nav-item" aria-current={current ? 'true' : undefined} onClick={onUse}>
        <span className="nav-text">
          <bdi className="nav-title">{template.name}</bdi>{' '}
          <span className="nav-meta">Template, {exportDescription(template.format)?.label ?? 'unknown format'}</span>
        </span>
      </button>
      <Menu
        label={`More about ${template.name}`}
        button={
          <button type="button" className="icon-button nav-more" aria-label={`More about ${template.name}`}>
            <Icon name="more" />
          </button>
        }
        entries={[
          { id: 'replace', label: 'Replace with these choices', run: onReplace },
          { id: 'file', label: 'Save as a file', run: onSaveFile },
          'line',
          { id: 'delete', label: 'Delete template', danger: true, run: onDelete },
        ]}
      />
    </li>
  );
}

function NameField({ onDone }: { readonly onDone: (name: string) => void }) {
  const [name, setName] = useState('');
  const done = useRef(false);
  const finish = (value: string) => {
    if (done.current) return;
    done.current = true;
    onDone(value.trim().slice(0, 200));
  };
  return (
    <li className="template-name">
      <input
        className="field"
        dir="auto"
        aria-label="Name of the template"
        placeholder="Name of the template"
        // the menu gives the focus back to its button as it closes; the field is what was asked for
        ref={(element) => {
          if (element) requestAnimationFrame(() => element.focus());
        }}
        value={name}
        maxLength={200}
        onChange={(event) => setName(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Enter') finish(name);
          else if (event.key === 'Escape') finish('');
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
      />
      <button
        type="button"
        className="quiet"
        aria-disabled={name.trim() === '' || undefined}
        onClick={() => name.trim() !== '' && finish(name)}
      >
        Save
      </button>
      <button type="button" className="quiet" onClick={() => finish('')}>
        Cancel
      </button>
    </li>
  );
}

function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : 'That did not work.';
}
