import type { ReactNode } from 'react';
import { sourceName } from '../../commands/source/open-source.ts';
import { changeSource } from '../../commands/source/source-acts.ts';
import type { Source, SourceFacts } from '../../domain/source.ts';
import { useServices } from '../../state/use-services.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { DraftField } from '../../ui/DraftField.tsx';
import { encodingFoundBy, encodingLabel } from '../import/encoding-label.ts';
import { languageName, languageTag } from '../import/language-names.ts';
import { LinksHere } from './LinksHere.tsx';

const facts: readonly { readonly key: keyof SourceFacts; readonly label: string; readonly longest: number }[] = [
  { key: 'title', label: 'Title', longest: 2000 },
  { key: 'byline', label: 'Byline', longest: 2000 },
  { key: 'publisher', label: 'Outlet', longest: 1000 },
  { key: 'publishedAt', label: 'Published', longest: 60 },
  { key: 'language', label: 'Language', longest: 40 },
  { key: 'url', label: 'Address', longest: 4000 },
];

/** What is known about a source: facts that can be corrected, each saved while typing, and how the file was read. */
export function SourceDetails({ source, onClose }: { readonly source: Source; readonly onClose: () => void }) {
  const services = useServices();
  const { encoding } = source;
  return (
    <Dialog title="Source details" onClose={onClose}>
      <div className="details-fields">
        {facts.map(({ key, label, longest }) => (
          <DraftField
            key={key}
            label={label}
            value={key === 'language' ? languageName(source.language) : source[key]}
            placeholder="Not found"
            onSave={(value, join) => {
              const fact = key === 'language' ? languageTag(value) : value;
              void changeSource(services, source.id, { [key]: fact.trim().slice(0, longest) }, `${join} ${key}`);
            }}
          />
        ))}
        <DraftField
          label="Note"
          multiline
          value={source.note}
          onSave={(note, join) => void changeSource(services, source.id, { note }, `${join} note`)}
        />
      </div>
      <dl className="fact-list details-facts">
        <Fact name="File">{source.fileName || (source.kind.startsWith('pasted') ? 'Pasted' : sourceName(source))}</Fact>
        <Fact name="Size">{`${source.byteLength.toLocaleString('en')} bytes`}</Fact>
        <Fact name="Encoding">{`${encodingLabel(encoding.name)}, ${encodingFoundBy[encoding.from]}`}</Fact>
        <Fact name="Imported">
          {new Date(source.importedAt).toLocaleString()}
          {source.importedBy ? `, by ${source.importedBy}` : ''}
        </Fact>
        <Fact name="SHA-256">
          <code>{source.sha256}</code>
        </Fact>
        {source.warnings.length > 0 ? <Fact name="Warnings">{source.warnings.join(' ')}</Fact> : null}
      </dl>
      <LinksHere source={source} />
    </Dialog>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}
