import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { ImportItem } from '../../commands/source/import-queue.ts';
import { sourceName } from '../../commands/source/open-source.ts';
import type { VersionSign } from '../../commands/source/recognise-version.ts';
import { tallyWords } from '../../commands/source/show-versions.ts';
import { chooseVersion, lookForVersion, numberToBe, type VersionOffer, versionOffers } from '../../commands/source/version-offers.ts';
import { useRows, useServices } from '../../state/use-services.ts';
import { versionsOf } from '../../storage/source-versions.ts';

const signs: Record<VersionSign, string> = {
  address: 'the same address',
  title: 'the same title and outlet',
  'file name': 'the same file name',
  text: 'much of the same text',
};

/** The offer for an item, looked for once it is read; undefined while there is none. */
export function useVersionOffer(item: ImportItem): VersionOffer | undefined {
  const services = useServices();
  const ready = item.state === 'ready' && item.read !== null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: an item is looked at once each time it has been read
  useEffect(() => {
    if (ready) void lookForVersion(services, item);
  }, [services, item.id, item.read, ready]);
  return useStore(versionOffers, (state) => state.byItem.get(item.id));
}

/** Asks whether a text is a newer version of a source of the case, and says what would become of its claims. */
export function VersionSection({ item, offer }: { readonly item: ImportItem; readonly offer: VersionOffer | undefined }) {
  const services = useServices();
  const inHand = useRows('sources');
  const target = offer ? versionsOf(inHand).newest(offer.askedFor || (offer.found?.source.id ?? '')) : undefined;
  if (!offer || !target) return null;
  const { found } = offer;
  const choose = (sourceId: string) =>
    void chooseVersion(services, item.id, sourceId).catch((error: unknown) =>
      services.alert(error instanceof Error ? error.message : 'The versions could not be compared.'),
    );
  const asVersion = offer.versionOf !== '';
  const number = numberToBe(services, { ...offer, versionOf: target.id });
  return (
    <section className="import-version" aria-labelledby="h-version">
      <header className="mini-head">
        <h3 id="h-version">{found?.same ? 'The same text' : 'A newer version?'}</h3>
      </header>
      {found ? (
        <p>
          {found.same ? 'Word for word the text of ' : 'It has '}
          {found.same
            ? null
            : `${signs[found.sign]}${found.sign !== 'text' && found.share > 0 ? ` and ${share(found.share)} of the words` : ''} as `}
          “<bdi>{sourceName(target)}</bdi>”, read on {new Date(target.importedAt).toLocaleDateString()}.
        </p>
      ) : null}
      <div role="radiogroup" aria-labelledby="h-version">
        <label>
          <input type="radio" name={`version-${item.id}`} checked={asVersion} onChange={() => choose(target.id)} />
          <span>
            New version of “<bdi>{sourceName(target)}</bdi>”
            <span className="muted" role="status">
              {asVersion
                ? offer.problem || (offer.tally ? `Version ${number}: ${tallyWords(offer.tally)}` : 'Comparing with the version before')
                : ''}
            </span>
          </span>
        </label>
        <label>
          <input type="radio" name={`version-${item.id}`} checked={!asVersion} onChange={() => choose('')} />
          <span>Separate source</span>
        </label>
      </div>
    </section>
  );
}

const share = (part: number) => `${Math.max(1, Math.round(part * 100))} %`;
