import { useCallback, useEffect, useState } from 'react';
import { passwordOf, rememberPassword } from '../../commands/source/document-passwords.ts';
import type { Source, SourceText } from '../../domain/source.ts';
import type { PageGeometry } from '../../formats/import/pdf/page-geometry.ts';
import { useServices } from '../../state/use-services.ts';
import { readOriginal } from '../../storage/open-case.ts';
import { PageDocument, PageFailure } from '../../workers/page-document.ts';

export type OpenedPages =
  | { readonly state: 'opening' }
  | { readonly state: 'locked'; readonly wrong: boolean }
  | { readonly state: 'failed'; readonly problem: string }
  | {
      readonly state: 'open';
      readonly document: PageDocument;
      /** Null until the words have been found on the pages. */
      readonly places: readonly PageGeometry[] | null;
      /** Why they cannot be found, or ''. */
      readonly problem: string;
    };

/** The pages of the stored original, opened in a worker; closed again when they are no longer shown. `unlock` gives the password. */
export function usePageDocument(
  source: Source,
  text: SourceText,
): { readonly pages: OpenedPages; readonly unlock: (password: string) => void } {
  const { database } = useServices();
  const [pages, setPages] = useState<OpenedPages>({ state: 'opening' });
  const [password, setPassword] = useState(() => passwordOf(source.sha256));
  const { id, sha256 } = source;
  useEffect(() => {
    let stopped = false;
    let opened: PageDocument | undefined;
    const open = async () => {
      const original = await readOriginal(database, id);
      if (stopped) return;
      if (!original) {
        setPages({ state: 'failed', problem: 'is missing from this case' });
        return;
      }
      const document = await PageDocument.open(original.bytes, password);
      opened = document;
      if (stopped) {
        document.close();
        return;
      }
      if (password !== '') rememberPassword(sha256, password);
      setPages({ state: 'open', document, places: null, problem: '' });
      try {
        const places = await document.places(text.text);
        if (!stopped) setPages({ state: 'open', document, places, problem: '' });
      } catch (error) {
        if (!stopped) setPages({ state: 'open', document, places: null, problem: reasonOf(error) });
      }
    };
    open().catch((error: unknown) => {
      if (stopped) return;
      if (error instanceof PageFailure && error.locked) setPages({ state: 'locked', wrong: password !== '' });
      else setPages({ state: 'failed', problem: reasonOf(error) });
    });
    return () => {
      stopped = true;
      opened?.close();
    };
  }, [database, id, sha256, text, password]);
  const unlock = useCallback((word: string) => {
    setPages({ state: 'opening' });
    setPassword(word);
  }, []);
  return { pages, unlock };
}

const reasonOf = (error: unknown) => (error instanceof PageFailure ? error.message : 'cannot be shown');
