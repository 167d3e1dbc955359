import type { Source } from '../../domain/source.ts';
import type { ColourBy } from '../../state/ui-state.ts';
import { useServices, useUi } from '../../state/use-services.ts';
import { useSettings } from '../../state/use-settings.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { ariaKeys } from '../../ui/shortcuts.ts';
import { ReviewButton } from '../suggestions/ReviewButton.tsx';
import { VersionLine } from './VersionLine.tsx';

/** What of a source is on screen. `both` only where it has pages. */
export type Shown = 'text' | 'original' | 'both';

/** Whether the original of a source can be shown as pages beside its text. */
export const hasPages = (source: Source) => source.kind === 'pdf';

interface ReaderBarProps {
  readonly source: Source;
  readonly shown: Shown;
  readonly onShow: (shown: Shown) => void;
  readonly onFind: () => void;
}

const colours: readonly { readonly by: ColourBy; readonly label: string }[] = [
  { by: 'speaker', label: 'Speaker' },
  { by: 'verdict', label: 'Verdict' },
  { by: 'topic', label: 'Topic' },
  { by: 'none', label: 'None' },
];

/** What is shown of the source and how: text or original, colours, type, find. */
export function ReaderBar({ source, shown, onShow, onFind }: ReaderBarProps) {
  const { ui } = useServices();
  const colourBy = useUi((state) => state.colourBy);
  const showSetAside = useUi((state) => state.showSetAside);
  const { settings, change } = useSettings();
  return (
    <div className="reader-bar" role="toolbar" aria-label="Reading">
      <Segmented
        label="Text shown"
        value={shown}
        choices={[
          { value: 'text', label: 'Text' },
          { value: 'original', label: 'Original' },
          ...(hasPages(source) ? [{ value: 'both', label: 'Both' }] : []),
        ]}
        onChange={(value) => onShow(value === 'original' || value === 'both' ? value : 'text')}
      />
      {source.setAside.length > 0 && shown !== 'original' ? (
        <button type="button" className="quiet" aria-pressed={showSetAside} onClick={() => ui.setState({ showSetAside: !showSetAside })}>
          {showSetAside ? 'Hide' : 'Show'} set-aside text
        </button>
      ) : null}
      <span className="bar-space" />
      <VersionLine source={source} />
      <Menu
        label="Colour"
        button={
          <button type="button" className="quiet">
            Colour: {colourBy}
            <Icon name="down" />
          </button>
        }
        entries={colours.map(({ by, label }) => ({ id: by, label, checked: colourBy === by, run: () => ui.setState({ colourBy: by }) }))}
      />
      <Menu
        label="Reading type"
        button={
          <button type="button" className="quiet" aria-label="Reading type">
            Aa
          </button>
        }
        entries={[
          { id: 'larger', label: 'Larger text', run: () => change({ readingSize: Math.min(26, settings.readingSize + 1) }) },
          { id: 'smaller', label: 'Smaller text', run: () => change({ readingSize: Math.max(15, settings.readingSize - 1) }) },
          'line',
          { id: 'wider', label: 'Wider lines', run: () => change({ measure: Math.min(46, settings.measure + 2) }) },
          { id: 'narrower', label: 'Narrower lines', run: () => change({ measure: Math.max(28, settings.measure - 2) }) },
          'line',
          { id: 'serif', label: 'Serif', checked: settings.readingFace === 'serif', run: () => change({ readingFace: 'serif' }) },
          { id: 'sans', label: 'Sans serif', checked: settings.readingFace === 'sans', run: () => change({ readingFace: 'sans' }) },
        ]}
      />
      <button
        type="button"
        className="icon-button"
        aria-label="Find in source"
        aria-keyshortcuts={ariaKeys('Mod+F')}
        onClick={onFind}
        disabled={shown === 'original'}
      >
        <Icon name="find" />
      </button>
      <ReviewButton source={source} />
    </div>
  );
}
