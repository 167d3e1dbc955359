import { useState } from 'react';
import { openLink } from '../../commands/open-link.ts';
import type { Source, SourceText } from '../../domain/source.ts';
import { useServices } from '../../state/use-services.ts';
import { useSourceText } from '../../state/use-source-text.ts';

/** How many links are listed at first. */
const atFirst = 30;

/** Where the links of a text lead, in the order of the text, each address once; those of set-aside lines are left out. Opening one asks first. */
export function LinksHere({ source }: { readonly source: Source }) {
  const services = useServices();
  const text = useSourceText(source.id);
  const [all, setAll] = useState(false);
  const links = text ? linksOf(source, text) : [];
  if (links.length === 0) return null;
  return (
    <section className="links-here" aria-labelledby="h-links">
      <h3 id="h-links">
        Links in this text <span className="count">{links.length.toLocaleString('en')}</span>
      </h3>
      <ul role="list" aria-labelledby="h-links">
        {links.slice(0, all ? undefined : atFirst).map(({ words, url }) => (
          <li key={url}>
            <bdi className="links-words">{words}</bdi>
            {url.startsWith('http:') ? (
              <span className="links-address" dir="ltr">
                {url}
              </span>
            ) : (
              <button
                type="button"
                className="link links-address"
                dir="ltr"
                aria-label={`Open ${url}`}
                onClick={() => openLink(services, url)}
              >
                {url}
              </button>
            )}
          </li>
        ))}
      </ul>
      {!all && links.length > atFirst ? (
        <button type="button" className="link" onClick={() => setAll(true)}>
          Show all {links.length.toLocaleString('en')}
        </button>
      ) : null}
    </section>
  );
}

function linksOf({ setAside }: Source, { text, blocks, links = [] }: SourceText): { readonly words: string; readonly url: string }[] {
  const aside = new Set(setAside.map(({ start }) => start));
  const found = new Map<string, string>();
  let at = 0;
  for (const { start, end, url } of links) {
    while (at < blocks.length && (blocks[at]?.end ?? 0) <= start) at += 1;
    if (found.has(url) || aside.has(blocks[at]?.start ?? -1)) continue;
    const words = text.slice(start, end).replace(/\s+/g, ' ').trim();
    found.set(url, words.length > 120 ? `${words.slice(0, 120)}…`.toWellFormed() : words);
  }
  return [...found].map(([url, words]) => ({ words, url }));
}
