import { Fragment } from 'react';
import type { Claim } from '../../domain/claim.ts';

/** The claim's own words, part by part; what stands between parts is said to be left out. */
export function ClaimQuotes({ claim }: { readonly claim: Claim }) {
  return (
    <blockquote className="said">
      {claim.quotes.map((quote, i) => (
        <Fragment key={claim.spans[i]?.start ?? quote.exact}>
          {i > 0 ? (
            <p className="gap">
              <span>[…] left out</span>
            </p>
          ) : null}
          <p dir="auto">{quote.exact}</p>
        </Fragment>
      ))}
      {claim.noContent ? <p className="fine">The text does not give the words themselves. This is where it tells of them.</p> : null}
    </blockquote>
  );
}
