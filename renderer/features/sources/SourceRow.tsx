import { memo, useRef } from 'react';
import { openSource } from '../../commands/source/open-source.ts';
import { saveOriginal } from '../../commands/source/save-original.ts';
import { compareVersionsOf } from '../../commands/source/show-versions.ts';
import type { Source, SourceKind } from '../../domain/source.ts';
import { openSourceDialog } from '../../state/source-dialog.ts';
import { useServices } from '../../state/use-services.ts';
import { caseWords } from '../../storage/case-words.ts';
import { Icon, type IconName } from '../../ui/Icon.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { useWaiting } from '../suggestions/use-suggestions.ts';

interface SourceRowProps {
  readonly source: Source;
  readonly name: string;
  readonly claims: number;
  /** How many versions it has, and how many claims wait to be placed in the newest. */
  readonly versions: number;
  readonly waiting: number;
  readonly current: boolean;
}

const icons: Partial<Record<SourceKind, IconName>> = {
  html: 'web',
  'pasted-html': 'web',
  pdf: 'pdf',
  docx: 'pdf',
  odt: 'pdf',
  rtf: 'pdf',
  transcript: 'speech',
};

/** One source in the list: opens it, and by its menu or a right click its details, its original and its removal. */
export const SourceRow = memo(function SourceRow({ source, name, claims, versions, waiting, current }: SourceRowProps) {
  const services = useServices();
  const toReview = useWaiting(source.id).list.length;
  const more = useRef<HTMLButtonElement>(null);
  const safely = (work: Promise<void>) => void work.catch((error: unknown) => services.alert(sentenceOf(error)));
  return (
    <li className="nav-row">
      <button
        type="button"
        className="nav-item"
        aria-current={current ? 'true' : undefined}
        onClick={() => openSource(services, source.id)}
        // whoever points at a source is about to open it: its text is in memory by then
        onPointerEnter={() => void caseWords(services.database).text(source.id)}
        onContextMenu={(event) => {
          event.preventDefault();
          more.current?.click();
        }}
      >
        <Icon name={icons[source.kind] ?? 'text'} />
        <span className="nav-text">
          <bdi className="nav-title">{name}</bdi>{' '}
          <span className="nav-meta">
            {claims === 0 ? 'No claims yet' : claims === 1 ? '1 claim' : `${claims} claims`}
            {toReview > 0 ? `, ${toReview} to review` : ''}
            {versions > 1 ? `, ${versions} versions` : ''}
            {waiting > 0 ? `, ${waiting} to place` : ''}
          </span>
        </span>
      </button>
      <Menu
        label={`More about ${name}`}
        button={
          <button ref={more} type="button" className="icon-button nav-more" aria-label={`More about ${name}`}>
            <Icon name="more" />
          </button>
        }
        entries={[
          { id: 'details', label: 'Edit details', run: () => openSourceDialog('details', source.id) },
          { id: 'original', label: 'Show original', run: () => openSourceDialog('original', source.id) },
          { id: 'save', label: 'Save original as', run: () => safely(saveOriginal(services, source.id)) },
          'line',
          { id: 'new-version', label: 'Bring in a new version', run: () => openSourceDialog('new-version', source.id) },
          { id: 'correct', label: 'Correct the text', run: () => openSourceDialog('correct', source.id) },
          ...(versions > 1 ? [{ id: 'compare', label: 'Compare versions', run: () => compareVersionsOf(services, source.id) }] : []),
          'line',
          { id: 'delete', label: 'Delete source', danger: true, run: () => openSourceDialog('delete', source.id) },
        ]}
      />
    </li>
  );
});

function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : 'That did not work.';
}
