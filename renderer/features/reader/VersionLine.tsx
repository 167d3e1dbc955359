import { waitingClaims } from '../../commands/claim/place-claim.ts';
import { runCommand } from '../../commands/run-command.ts';
import { openSource } from '../../commands/source/open-source.ts';
import { compareVersionsOf } from '../../commands/source/show-versions.ts';
import type { Source } from '../../domain/source.ts';
import { versionNumber } from '../../domain/versions.ts';
import { useRows, useServices } from '../../state/use-services.ts';
import { versionsOf } from '../../storage/source-versions.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Menu } from '../../ui/Menu.tsx';

const day = new Intl.DateTimeFormat(undefined, { dateStyle: 'long' });
const readOn = (source: Source) => day.format(new Date(source.importedAt));

/** Which version is read, in the reader bar: the way to the others and to comparing them. Nothing for a source of one version. */
export function VersionLine({ source }: { readonly source: Source }) {
  const services = useServices();
  const family = versionsOf(useRows('sources')).of(source.id);
  if (family.length < 2) return null;
  const last = family.at(-1);
  return (
    <Menu
      label="Versions"
      button={
        <button type="button" className="quiet version-line" title={`Read on ${readOn(source)}`}>
          Version {versionNumber(source)} of {last ? versionNumber(last) : family.length}
          <Icon name="down" />
        </button>
      }
      entries={[
        ...[...family].reverse().map((one) => ({
          id: one.id,
          label: `Version ${versionNumber(one)}, read ${readOn(one)}`,
          checked: one.id === source.id,
          run: () => openSource(services, one.id, true),
        })),
        'line' as const,
        { id: 'compare', label: 'Compare versions', run: () => compareVersionsOf(services, source.id) },
        { id: 'bring', label: 'Bring in a new version', run: () => runCommand(services, 'source.new-version') },
      ]}
    />
  );
}

/** Over the text: that an older version is read, or that claims wait to be placed after a new one came in. */
export function VersionBanner({ source }: { readonly source: Source }) {
  const services = useServices();
  const inHand = useRows('sources', 'claims');
  const versions = versionsOf(inHand);
  const newest = versions.newest(source.id);
  if (!newest || versions.of(source.id).length < 2) return null;
  const waiting = waitingClaims(inHand, source.id).length;
  const older = newest.id !== source.id;
  if (!older && waiting === 0) return null;
  return (
    <div className="banner version-banner" role="status">
      <Icon name={older ? 'clock' : 'info'} />
      <span>
        {older
          ? `This is version ${versionNumber(source)}, read ${readOn(source)}. It was replaced by version ${versionNumber(newest)}; what stands here is no longer in the newer text.`
          : waiting === 1
            ? '1 claim needs you after the new version.'
            : `${waiting} claims need you after the new version.`}
      </span>
      <span className="work-line">
        {older ? (
          <button type="button" className="link" onClick={() => openSource(services, newest.id, true)}>
            Open version {versionNumber(newest)}
          </button>
        ) : null}
        <button
          type="button"
          className="link"
          onClick={() => compareVersionsOf(services, older ? (afterThis(versions.of(source.id), source) ?? newest.id) : newest.id)}
        >
          {older ? 'Compare' : 'Review'}
        </button>
      </span>
    </div>
  );
}

/** The version that replaced this one. */
function afterThis(family: readonly Source[], source: Source): string | undefined {
  return family[family.findIndex((one) => one.id === source.id) + 1]?.id;
}
