import { attributionLines } from './attribution-lines.ts';
import { brat } from './brat.ts';
import { claimReview } from './claim-review.ts';
import { conll } from './conll.ts';
import { dna } from './dna.ts';
import { doccano } from './doccano.ts';
import type { ExchangeFile, ExchangeFormat } from './exchange-format.ts';
import { labelStudio } from './label-studio.ts';
import { qdc, qdpx } from './qdpx.ts';
import { qualcoder } from './qualcoder.ts';
import { hypothesisAnnotations, recogitoAnnotations, zoteroAnnotations } from './quoted-annotations.ts';
import { taguette } from './taguette.ts';
import { tei } from './tei.ts';
import { uimaCas } from './uima-cas.ts';
import { webAnnotation } from './web-annotation.ts';
import { webannoTsv } from './webanno-tsv.ts';

/** Every kind of other tools' data that can be read. */
export const allExchanges: readonly ExchangeFormat[] = [
  webAnnotation,
  claimReview,
  uimaCas,
  tei,
  webannoTsv,
  qdpx,
  qdc,
  brat,
  dna,
  qualcoder,
  taguette,
  conll,
  doccano,
  labelStudio,
  hypothesisAnnotations,
  recogitoAnnotations,
  zoteroAnnotations,
  attributionLines,
];

/** The format that files are of, or undefined where they are of none of them. */
export function exchangeOf(files: readonly ExchangeFile[]): ExchangeFormat | undefined {
  const ranked = allExchanges.map((format) => ({ format, fit: format.recognise(files) })).sort((a, b) => b.fit - a.fit);
  const [best] = ranked;
  return best && best.fit > 0.5 ? best.format : undefined;
}
