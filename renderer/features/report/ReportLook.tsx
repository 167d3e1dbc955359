import { useId, useRef } from 'react';
import { choose } from '../../commands/report/report-choice.ts';
import { dropLogo, takeLogo } from '../../commands/report/report-logo.ts';
import { reportLanguages } from '../../domain/report-language.ts';
import { type ReportOptions, reportPapers } from '../../formats/export/report-options.ts';
import { useRows, useServices } from '../../state/use-services.ts';

/** Language, paper and logo: what a report looks like, whatever is in it. */
export function ReportLook({ options }: { readonly options: ReportOptions }) {
  const language = useId();
  const paper = useId();
  return (
    <>
      <div className="field-row">
        <label className="field-label" htmlFor={language}>
          Language
        </label>
        <select
          id={language}
          className="field"
          value={options.language}
          onChange={(event) => {
            const chosen = reportLanguages.find((one) => one.id === event.currentTarget.value);
            if (chosen) choose({ options: { language: chosen.id } });
          }}
        >
          {reportLanguages.map((one) => (
            <option key={one.id} value={one.id} lang={one.id}>
              {one.label}
            </option>
          ))}
        </select>
      </div>
      <div className="field-row">
        <label className="field-label" htmlFor={paper}>
          Paper
        </label>
        <select
          id={paper}
          className="field"
          value={options.paper}
          onChange={(event) => {
            const chosen = reportPapers.find((one) => one.id === event.currentTarget.value);
            if (chosen) choose({ options: { paper: chosen.id } });
          }}
        >
          {reportPapers.map((one) => (
            <option key={one.id} value={one.id}>
              {one.label}
            </option>
          ))}
        </select>
      </div>
      <Logo id={options.logo} />
    </>
  );
}

function Logo({ id }: { readonly id: string }) {
  const services = useServices();
  const picture = useRows('pictures').get('pictures', id);
  const files = useRef<HTMLInputElement>(null);
  const say = (error: unknown) => services.alert(error instanceof Error ? error.message : 'The picture could not be used.');
  return (
    <fieldset className="field-row logo-row">
      <legend className="field-label">Logo</legend>
      {picture ? <img className="logo-shown" src={`data:${picture.mediaType};base64,${picture.data}`} alt={picture.name} /> : null}
      <span className="logo-acts">
        <button type="button" className="quiet" onClick={() => files.current?.click()}>
          {picture ? 'Change logo' : 'Choose a logo'}
        </button>
        {picture ? (
          <button type="button" className="quiet" onClick={() => void dropLogo(services, id).catch(say)}>
            Remove logo
          </button>
        ) : null}
      </span>
      <input
        ref={files}
        type="file"
        hidden
        accept="image/png,image/jpeg,image/svg+xml"
        aria-label="Choose a picture"
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = '';
          if (file) takeLogo(services, file).catch(say);
        }}
      />
    </fieldset>
  );
}
