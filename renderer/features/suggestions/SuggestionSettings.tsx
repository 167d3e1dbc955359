import { likelihoodOf } from '../../commands/suggestion/suggestion-desk.ts';
import { useSettings } from '../../state/use-settings.ts';
import { Switch } from '../../ui/Switch.tsx';
import { Slider } from '../settings/Slider.tsx';

/** Whether texts are read for who said what, and what of it is shown. */
export function SuggestionSettings() {
  const { settings, change } = useSettings();
  return (
    <section aria-labelledby="set-suggestions">
      <h2 id="set-suggestions">Suggestions</h2>
      <Switch
        label="Suggest who said what"
        hint="Reads each text on this computer when it is opened. A suggestion is no claim until it is accepted."
        checked={settings.suggestions}
        onChange={(suggestions) => change({ suggestions })}
      />
      {settings.suggestions ? (
        <>
          <Switch label="What is said" checked={settings.suggestSpeech} onChange={(suggestSpeech) => change({ suggestSpeech })} />
          <Switch label="What is believed" checked={settings.suggestBelief} onChange={(suggestBelief) => change({ suggestBelief })} />
          <Switch
            label="What is intended"
            checked={settings.suggestIntention}
            onChange={(suggestIntention) => change({ suggestIntention })}
          />
          <Slider
            label="Show from"
            value={settings.suggestFrom}
            min={0.2}
            max={0.9}
            step={0.05}
            show={(value) => (value < 0.35 ? 'unlikely ones too' : value >= 0.75 ? 'likely ones only' : `${likelihoodOf(value)} ones on`)}
            onChange={(suggestFrom) => change({ suggestFrom })}
          />
          <p className="muted">
            English is read by what was learned from news articles; German, French, Spanish, Italian, Russian and Arabic by quotation marks
            and verbs of saying; transcripts in any language by their speaker labels.
          </p>
        </>
      ) : null}
    </section>
  );
}
