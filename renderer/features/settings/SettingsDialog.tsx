import type { ReactNode } from 'react';
import { runCommand } from '../../commands/run-command.ts';
import { useServices } from '../../state/use-services.ts';
import { useSettings } from '../../state/use-settings.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { DraftField } from '../../ui/DraftField.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { Switch } from '../../ui/Switch.tsx';
import { SuggestionSettings } from '../suggestions/SuggestionSettings.tsx';
import { Backups } from './Backups.tsx';
import { Slider } from './Slider.tsx';
import { WatchedFolderList } from './WatchedFolderList.tsx';

/** Preferences of this computer. Each takes effect at once. */
export function SettingsDialog({ onClose }: { readonly onClose: () => void }) {
  const services = useServices();
  const { settings, change } = useSettings();
  return (
    <Dialog title="Settings" className="dialog-wide settings" onClose={onClose}>
      <section aria-labelledby="set-reading">
        <h2 id="set-reading">Reading</h2>
        <Slider
          label="Text size"
          value={settings.readingSize}
          min={15}
          max={26}
          step={1}
          show={(value) => `${value} px`}
          onChange={(readingSize) => change({ readingSize })}
        />
        <Slider
          label="Width of the text"
          value={settings.measure}
          min={28}
          max={46}
          step={0.5}
          show={(value) => `about ${Math.round(value * 1.87)} characters`}
          onChange={(measure) => change({ measure })}
        />
        <Slider
          label="Space between lines"
          value={settings.leading}
          min={1.6}
          max={2}
          step={0.05}
          show={(value) => value.toFixed(2)}
          onChange={(leading) => change({ leading })}
        />
        <Row label="Typeface">
          <Segmented
            label="Typeface"
            value={settings.readingFace}
            choices={[
              { value: 'serif', label: 'Serif' },
              { value: 'sans', label: 'Sans serif' },
            ]}
            onChange={(face) => change({ readingFace: face === 'sans' ? 'sans' : 'serif' })}
          />
        </Row>
        <Switch
          label="Snap to whole words"
          hint="Selections grow to the words they touch. Hold Ctrl while dragging to select letters."
          checked={settings.snapToWords}
          onChange={(snapToWords) => change({ snapToWords })}
        />
      </section>
      <section aria-labelledby="set-look">
        <h2 id="set-look">Window</h2>
        <Row label="Theme">
          <Segmented
            label="Theme"
            value={settings.theme}
            choices={[
              { value: 'system', label: 'As the system' },
              { value: 'light', label: 'Light' },
              { value: 'dark', label: 'Dark' },
            ]}
            onChange={(theme) => change({ theme: theme === 'light' || theme === 'dark' ? theme : 'system' })}
          />
        </Row>
        <Row label="Lists and tables">
          <Segmented
            label="Lists and tables"
            value={settings.density}
            choices={[
              { value: 'comfortable', label: 'Comfortable' },
              { value: 'compact', label: 'Compact' },
            ]}
            onChange={(density) => change({ density: density === 'compact' ? 'compact' : 'comfortable' })}
          />
        </Row>
        <Switch
          label="Reduce motion"
          hint="Also on when the system asks for it."
          checked={settings.reducedMotion}
          onChange={(reducedMotion) => change({ reducedMotion })}
        />
      </section>
      <section aria-labelledby="set-keys">
        <h2 id="set-keys">Keys</h2>
        <Switch
          label="Single keys in the text and tables"
          hint="Off: letters and digits do nothing there; menus, the command field and keys with Ctrl still work."
          checked={settings.singleKeys}
          onChange={(singleKeys) => change({ singleKeys })}
        />
        <Row label="All keys">
          <button type="button" className="outline" onClick={() => runCommand(services, 'help.keys')}>
            Show and change keys
          </button>
        </Row>
      </section>
      <section aria-labelledby="set-analyst">
        <h2 id="set-analyst">Analyst</h2>
        <DraftField
          label="Your name"
          value={settings.analyst}
          placeholder="Written into the history; stays out of reports unless you ask for it"
          onSave={(analyst) => change({ analyst: analyst.slice(0, 200) })}
        />
      </section>
      <SuggestionSettings />
      <WatchedFolderList />
      <Backups />
      <section aria-labelledby="set-about">
        <h2 id="set-about">About</h2>
        <p className="muted">
          Hearsay keeps everything on this computer. Nothing is sent anywhere; opening a link is the only thing that uses the network, and
          it asks first.
        </p>
      </section>
    </Dialog>
  );
}

function Row({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="switch-row">
      <span className="switch-label">{label}</span>
      {children}
    </div>
  );
}
