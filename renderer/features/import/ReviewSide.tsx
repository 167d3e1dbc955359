import { changeChoices, type ImportItem, removeItem } from '../../commands/source/import-queue.ts';
import { openSource, sourceName } from '../../commands/source/open-source.ts';
import { importLabel, type ReviewLine } from '../../commands/source/review-choices.ts';
import { numberToBe } from '../../commands/source/version-offers.ts';
import type { Source } from '../../domain/source.ts';
import type { ReadSource } from '../../formats/import/import-format.ts';
import { useServices, useUi } from '../../state/use-services.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Keys } from '../../ui/Keys.tsx';
import { AboutSource } from './AboutSource.tsx';
import { AsideSection } from './AsideSection.tsx';
import { MarkSection } from './MarkSection.tsx';
import { RepairSection } from './RepairSection.tsx';
import { questionWords } from './reason-words.ts';
import { useVersionOffer, VersionSection } from './VersionSection.tsx';
import { VoiceSection } from './VoiceSection.tsx';

interface ReviewSideProps {
  readonly item: ImportItem;
  readonly read: ReadSource;
  readonly lines: readonly ReviewLine[];
  /** Blocks still asked about. */
  readonly questions: readonly number[];
  /** The source of the case with the same bytes. */
  readonly twin: Source | undefined;
  readonly busy: boolean;
  readonly onGoTo: (block: number) => void;
  readonly onFinish: () => void;
}

/** What will change: questions first, then repairs, what is set aside, and what is known about the source; at the foot, doing it. */
export function ReviewSide({ item, read, lines, questions, twin, busy, onGoTo, onFinish }: ReviewSideProps) {
  const services = useServices();
  const sourceId = useUi((state) => state.sourceId);
  const offer = useVersionOffer(item);
  const version = numberToBe(services, offer);
  const choose = (change: Parameters<typeof changeChoices>[1]) => changeChoices(item.id, change);
  const cancel = () => {
    removeItem(item.id);
    services.announce(`${item.label} was not imported`);
  };
  return (
    <div className="import-side">
      <div className="import-changes">
        <header className="inspector-head">
          <h2>What will change</h2>
        </header>
        {twin ? (
          <section className="import-twin" aria-labelledby="h-twin">
            <header className="mini-head">
              <h3 id="h-twin">Already in this case</h3>
            </header>
            <p>
              The same file was imported as “<bdi>{sourceName(twin)}</bdi>” on {new Date(twin.importedAt).toLocaleDateString()}.
            </p>
            <button
              type="button"
              className="outline"
              onClick={() => {
                removeItem(item.id);
                openSource(services, twin.id, true);
              }}
            >
              Open it
            </button>
          </section>
        ) : null}
        <VersionSection item={item} offer={offer} />
        {questions.length > 0 ? <Questions lines={lines} onGoTo={onGoTo} /> : null}
        <VoiceSection read={read} choices={item.choices} choose={choose} />
        <MarkSection read={read} choices={item.choices} choose={choose} />
        <RepairSection item={item} read={read} lines={lines} choose={choose} />
        <AsideSection read={read} choices={item.choices} choose={choose} />
        {read.warnings.length > 0 ? (
          <section aria-labelledby="h-warnings">
            <header className="mini-head">
              <h3 id="h-warnings">Good to know</h3>
            </header>
            {read.warnings.map((warning) => (
              <p key={warning} className="caution">
                <Icon name="info" />
                <span>{warning}</span>
              </p>
            ))}
          </section>
        ) : null}
        <AboutSource item={item} read={read} choose={choose} />
      </div>
      <footer className="import-foot">
        <p className="fine">{item.fileName ? 'The original file is kept unchanged.' : 'What you pasted is kept unchanged.'}</p>
        <div className="decide-row">
          <button type="button" className="primary" onClick={onFinish} aria-disabled={busy}>
            {version > 0 ? `Import as version ${version}` : twin ? 'Import anyway' : importLabel(read, item.choices)}
            <Keys shortcut="Mod+Enter" />
          </button>
          <button type="button" className="quiet" onClick={cancel} title={sourceId ? 'Take this off the list' : undefined}>
            Cancel
          </button>
        </div>
      </footer>
    </div>
  );
}

function Questions({ lines, onGoTo }: { readonly lines: readonly ReviewLine[]; readonly onGoTo: (block: number) => void }) {
  const asked = lines.filter((line) => line.state === 'ask');
  return (
    <section aria-labelledby="h-ask">
      <header className="mini-head">
        <h3 id="h-ask">{asked.length === 1 ? '1 question' : `${asked.length} questions`}</h3>
      </header>
      {asked.slice(0, 8).map((line) => (
        <p key={line.first}>
          {line.place} {questionWords(line.reason).sentence}.{' '}
          <button type="button" className="link" onClick={() => onGoTo(line.first)}>
            Go to {line.place}
          </button>
        </p>
      ))}
      {asked.length > 8 ? <p className="fine">{asked.length - 8} more. Lines that are not answered stay in.</p> : null}
    </section>
  );
}
