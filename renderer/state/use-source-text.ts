import { useEffect, useState } from 'react';
import type { Services } from '../commands/services.ts';
import type { SourceText } from '../domain/source.ts';
import { caseWords } from '../storage/case-words.ts';
import { useServices } from './use-services.ts';

/** The text of a source; read once while it is in memory. @throws Error with a sentence when it is missing or damaged. */
export async function sourceText({ database }: Pick<Services, 'database'>, sourceId: string): Promise<SourceText> {
  const text = await caseWords(database).text(sourceId);
  if (!text) throw new Error('The text of this source is missing or damaged.');
  return text;
}

/** The text of a source, or null while it is read and where it is missing. */
export function useSourceText(sourceId: string): SourceText | null {
  const words = caseWords(useServices().database);
  const [text, setText] = useState<SourceText | null>(() => words.heldText(sourceId) ?? null);
  useEffect(() => {
    let gone = false;
    if (sourceId === '') return;
    void words.text(sourceId).then((read) => !gone && setText(read));
    return () => {
      gone = true;
    };
  }, [words, sourceId]);
  return text?.id === sourceId ? text : null;
}
