import { useEffect, useMemo, useState } from 'react';
import { namePhrasesIn } from '../../attribution/name-phrases.ts';
import { knownSpeaker } from '../../attribution/who-is-meant.ts';
import { openInText } from '../../commands/view/open-in-text.ts';
import type { Span } from '../../domain/schema.ts';
import { useRows, useServices } from '../../state/use-services.ts';
import { caseWords } from '../../storage/case-words.ts';
import { versionsOf } from '../../storage/source-versions.ts';

/** Names looked for in so many sources, and shown, at most. */
const sourcesAtMost = 40;
const shownAtMost = 12;
/** How long one stretch of looking may take, in ms, so that typing and scrolling stay smooth. */
const slice = 6;

interface Named {
  readonly name: string;
  readonly count: number;
  readonly sourceId: string;
  readonly span: Span;
}

/** People and organisations that texts name and that are no speakers of the case, most named first. Looked for while nothing else is done. */
export function useNamedOnly() {
  const services = useServices();
  const inHand = useRows('sources', 'speakers');
  const [found, setFound] = useState<readonly Named[]>([]);
  const version = `${inHand.version('sources')} ${inHand.version('speakers')}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version stands for the rows
  useEffect(() => {
    const stop = new AbortController();
    void look(services, stop.signal).then((names) => !stop.signal.aborted && setFound(names));
    return () => stop.abort();
  }, [services, version]);
  return useMemo(
    () =>
      found.map((one) => {
        const source = inHand.get('sources', one.sourceId);
        return {
          name: one.name,
          place: (source && caseWords(services.database).place(source, one.span.start)) ?? '',
          open: () => openInText(services, { sourceId: one.sourceId, span: one.span, claimId: '' }),
        };
      }),
    [found, inHand, services],
  );
}

async function look(services: ReturnType<typeof useServices>, signal: AbortSignal): Promise<readonly Named[]> {
  const { inHand } = services.open;
  const speakers = [...inHand.all('speakers')];
  const words = caseWords(services.database);
  const names = new Map<string, Named>();
  const sources = [...versionsOf(inHand).listed()].sort((a, b) => b.importedAt.localeCompare(a.importedAt)).slice(0, sourcesAtMost);
  for (const source of sources) {
    const text = await words.text(source.id);
    if (signal.aborted) return [];
    const aside = new Set(source.setAside.map((entry) => entry.start));
    let since = performance.now();
    for (const block of text?.blocks ?? []) {
      if (!text || aside.has(block.start) || block.kind === 'title') continue;
      for (const phrase of namePhrasesIn(text.text, block)) {
        if ((phrase.kind !== 'person' && phrase.kind !== 'organisation') || !phrase.name.includes(' ')) continue;
        if (knownSpeaker(phrase, speakers)) continue;
        const before = names.get(phrase.name);
        names.set(
          phrase.name,
          before
            ? { ...before, count: before.count + 1 }
            : { name: phrase.name, count: 1, sourceId: source.id, span: { start: phrase.start, end: phrase.end } },
        );
      }
      if (performance.now() - since > slice) {
        await new Promise((resolve) => setTimeout(resolve, 0));
        if (signal.aborted) return [];
        since = performance.now();
      }
    }
  }
  return [...names.values()].sort((a, b) => b.count - a.count).slice(0, shownAtMost);
}
