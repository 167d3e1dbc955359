import * as Ariakit from '@ariakit/react';
import { useEffect, useState } from 'react';
import { exportChosen, type RunningExport, useRunningExport } from '../../commands/report/export-report.ts';
import { choose } from '../../commands/report/report-choice.ts';
import { type ExportDescription, exportGroups } from '../../formats/export/export-format.ts';
import { exportDescriptions } from '../../formats/export/export-list.ts';
import { type ReportOptions, reportOrders } from '../../formats/export/report-options.ts';
import { useRows, useServices } from '../../state/use-services.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Keys } from '../../ui/Keys.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { ariaKeys } from '../../ui/shortcuts.ts';
import { useUndecided } from '../suggestions/use-undecided.ts';
import { cautions } from './before-you-send.ts';
import { canCopy, copyReport } from './copy-report.ts';
import { ReportLook } from './ReportLook.tsx';

interface ExportSideProps {
  readonly format: ExportDescription;
  readonly options: ReportOptions;
}

/** Formats, how it is put, what to look at before it goes out, and the button that sends it. */
export function ExportSide({ format, options }: ExportSideProps) {
  return (
    <aside className="inspector export-side" aria-label="Export">
      <header className="inspector-head">
        <h2>Export</h2>
      </header>
      <section>
        <FormatList format={format} />
      </section>
      {format.takesChoices ? <HowItIsPut options={options} /> : <WholeCase />}
      <BeforeYouSend options={options} />
      <SendIt format={format} options={options} />
    </aside>
  );
}

function FormatList({ format }: { readonly format: ExportDescription }) {
  return (
    <Ariakit.RadioProvider value={format.id} setValue={(value) => typeof value === 'string' && choose({ format: value })}>
      <Ariakit.RadioGroup className="format-list" aria-label="Format">
        {exportGroups.map((group) => (
          <div key={group} className="format-group">
            <p className="format-head" aria-hidden="true">
              {group}
            </p>
            {exportDescriptions
              .filter((one) => one.group === group)
              .map((one) => (
                <Ariakit.Radio key={one.id} value={one.id} className="format" render={<button type="button" />}>
                  <span className="radio" />
                  <span className="format-name">{one.label}</span>
                  <span className="ext">.{one.extension}</span>
                  {one.id === format.id ? <span className="fine">{one.about}</span> : null}
                </Ariakit.Radio>
              ))}
          </div>
        ))}
      </Ariakit.RadioGroup>
    </Ariakit.RadioProvider>
  );
}

function HowItIsPut({ options }: { readonly options: ReportOptions }) {
  return (
    <section className="export-fields" aria-label="How it is put">
      <label className="field-row">
        <span className="field-label">Title</span>
        <input
          className="field"
          dir="auto"
          value={options.title}
          placeholder="From the case"
          onChange={(event) => choose({ options: { title: event.currentTarget.value } })}
        />
      </label>
      <div className="field-row">
        <span className="field-label">Order</span>
        <Segmented
          label="Order of claims"
          value={options.order}
          choices={reportOrders.map((order) => ({ value: order.id, label: order.label }))}
          onChange={(value) => {
            const order = reportOrders.find((one) => one.id === value);
            if (order) choose({ options: { order: order.id } });
          }}
        />
      </div>
      <ReportLook options={options} />
      <div className="field-row">
        <span className="field-label" id="pseudonyms-label">
          Pseudonyms
        </span>
        <button
          type="button"
          role="switch"
          className="switch"
          aria-checked={options.pseudonyms}
          aria-labelledby="pseudonyms-label"
          aria-describedby="pseudonyms-about"
          onClick={() => choose({ options: { pseudonyms: !options.pseudonyms } })}
        >
          <i />
        </button>
        <span className="fine" id="pseudonyms-about">
          {options.pseudonyms ? 'Speakers are called Person A, Document B, …' : 'Speakers go out by name'}
        </span>
      </div>
    </section>
  );
}

function WholeCase() {
  return (
    <section>
      <p className="fine">
        A case file holds everything: sources with the files they came from, notes, analyst names and the history. Opened elsewhere it gives
        the same case. What is ticked on the left does not apply.
      </p>
    </section>
  );
}

function BeforeYouSend({ options }: { readonly options: ReportOptions }) {
  const services = useServices();
  const inHand = useRows('claims', 'attributions', 'evidence');
  const undecided = useUndecided(options.sources);
  const list = cautions(inHand, options, undecided);
  return (
    <section aria-labelledby="before-you-send">
      <header className="mini-head">
        <h3 id="before-you-send">Before you send it</h3>
      </header>
      {list.length === 0 ? <p className="fine">Every claim has a speaker and a verdict, and every source is held.</p> : null}
      <ul className="caution-list">
        {list.map((caution) => (
          <li key={caution.id}>
            <Icon name={caution.icon} />
            <span id={`caution-${caution.id}`}>{caution.words}</span>
            {caution.act ? (
              <button type="button" className="link" aria-describedby={`caution-${caution.id}`} onClick={() => caution.go(services)}>
                {caution.act}
              </button>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

function SendIt({ format, options }: ExportSideProps) {
  const services = useServices();
  const running = useRunningExport((state) => state.running);
  const byDialog = usePrintDialog(format);
  const send = () => {
    exportChosen(services).catch((error: unknown) =>
      services.alert(error instanceof Error ? error.message : 'The report could not be exported.'),
    );
  };
  const copy = () => {
    copyReport(services, format, options).catch(() =>
      services.alert('The text could not be copied: this window may not use the clipboard.'),
    );
  };
  return (
    <footer className="import-foot">
      {running ? (
        <Progress running={running} />
      ) : (
        <p className="fine">
          {byDialog
            ? 'This browser prints it itself: its print dialog opens, and “Save as PDF” there gives the file.'
            : 'Nothing leaves this computer until you share the file.'}
        </p>
      )}
      <div className="decide-row">
        <button type="button" className="primary" aria-disabled={running !== null} aria-keyshortcuts={ariaKeys('Mod+Enter')} onClick={send}>
          Export {format.label}
          <Keys shortcut="Mod+Enter" />
        </button>
        {running ? (
          <button type="button" className="quiet" onClick={running.stop}>
            Stop
          </button>
        ) : canCopy(format) ? (
          <button type="button" className="quiet" onClick={copy}>
            Copy text
          </button>
        ) : null}
      </div>
    </footer>
  );
}

/** Whether the format is printed and nothing but the browser's own dialog is there to print it. */
function usePrintDialog(format: ExportDescription): boolean {
  const { desktop } = useServices();
  const [byDialog, setByDialog] = useState(false);
  useEffect(() => {
    if (!format.printed) return;
    let shown = true;
    void desktop.canPrintReport().then((can) => shown && setByDialog(!can));
    return () => {
      shown = false;
    };
  }, [desktop, format]);
  return byDialog && format.printed === true;
}

function Progress({ running }: { readonly running: RunningExport }) {
  const percent = Math.round(running.fraction * 100);
  return (
    <div className="export-progress">
      <progress {...(running.phase ? {} : { value: running.fraction })} max={1} aria-label={`Exporting ${running.label}`} />
      <span className="fine">{running.phase || `${percent} %`}. You can keep working.</span>
    </div>
  );
}
