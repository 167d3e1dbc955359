import { closeSourceDialog, useSourceDialog } from '../../state/source-dialog.ts';
import { useRows } from '../../state/use-services.ts';
import { CorrectText } from './CorrectText.tsx';
import { DeleteSource } from './DeleteSource.tsx';
import { NewVersion } from './NewVersion.tsx';
import { OriginalText } from './OriginalText.tsx';
import { SourceDetails } from './SourceDetails.tsx';

/** The dialog about one source, over whatever view is shown. */
export function SourceDialogs() {
  const { kind, sourceId } = useSourceDialog();
  const source = useRows('sources').get('sources', sourceId);
  if (kind === '' || !source) return null;
  if (kind === 'details') return <SourceDetails source={source} onClose={closeSourceDialog} />;
  if (kind === 'original') return <OriginalText source={source} onClose={closeSourceDialog} />;
  if (kind === 'new-version') return <NewVersion source={source} onClose={closeSourceDialog} />;
  if (kind === 'correct') return <CorrectText source={source} onClose={closeSourceDialog} />;
  return <DeleteSource source={source} onClose={closeSourceDialog} />;
}
