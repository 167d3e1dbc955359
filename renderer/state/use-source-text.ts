import { useEffect, useState } from 'react';
import type { Services } from '../commands/services.ts';
import type { SourceText } from '../domain/source.ts';
import type { CaseDatabase } from '../storage/case-database.ts';
import { readText } from '../storage/open-case.ts';
import { useServices } from './use-services.ts';

/** Texts kept at once; a text never changes, so what was read stays right. */
const held = 24;
const texts = new WeakMap<CaseDatabase, Map<string, Promise<SourceText>>>();

/** The text of a source, read once while it is among the last ones used. @throws Error with a sentence when it is missing or damaged. */
export function sourceText({ database }: Pick<Services, 'database'>, sourceId: string): Promise<SourceText> {
  const known = texts.get(database) ?? new Map<string, Promise<SourceText>>();
  texts.set(database, known);
  const reading = known.get(sourceId) ?? readText(database, sourceId);
  known.delete(sourceId);
  known.set(sourceId, reading);
  reading.catch(() => known.delete(sourceId));
  const oldest = known.keys().next().value;
  if (known.size > held && oldest !== undefined) known.delete(oldest);
  return reading;
}

/** The text of a source, or null while it is read and where it is missing. */
export function useSourceText(sourceId: string): SourceText | null {
  const services = useServices();
  const [text, setText] = useState<SourceText | null>(null);
  useEffect(() => {
    let gone = false;
    if (sourceId === '') return;
    sourceText(services, sourceId).then(
      (read) => !gone && setText(read),
      () => !gone && setText(null),
    );
    return () => {
      gone = true;
    };
  }, [services, sourceId]);
  return text?.id === sourceId ? text : null;
}
