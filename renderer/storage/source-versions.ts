import { SourceVersions } from '../domain/versions.ts';
import type { CaseInHand } from './case-in-hand.ts';

const perCase = new WeakMap<CaseInHand, { readonly at: number; readonly versions: SourceVersions }>();

/** The versions of the sources of a case, worked out once for as long as no source changes. */
export function versionsOf(inHand: CaseInHand): SourceVersions {
  const at = inHand.version('sources');
  const known = perCase.get(inHand);
  if (known?.at === at) return known.versions;
  const versions = new SourceVersions(inHand.all('sources'));
  perCase.set(inHand, { at, versions });
  return versions;
}
