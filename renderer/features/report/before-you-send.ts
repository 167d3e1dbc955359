import { runCommand } from '../../commands/run-command.ts';
import type { Services } from '../../commands/services.ts';
import { openClaim } from '../../commands/view/open-in-text.ts';
import type { ReportOptions } from '../../formats/export/report-options.ts';
import type { CaseInHand } from '../../storage/case-in-hand.ts';
import type { IconName } from '../../ui/Icon.tsx';
import { resetClaimsView, useClaimsView } from '../claims/claims-view-state.ts';

/** Something that would mislead a reader if nobody looked at it, and the way to it. */
export interface Caution {
  readonly id: string;
  readonly icon: IconName;
  readonly words: string;
  /** What the way is called; '' where there is none. */
  readonly act: string;
  readonly go: (services: Services) => void;
}

/** Suggestions of the chosen sources that wait for a decision, and the first source that has some. */
export interface UndecidedSuggestions {
  readonly count: number;
  readonly sourceId: string;
}

/** What to look at before a report goes out, for the sources chosen. */
export function cautions(
  inHand: CaseInHand,
  options: ReportOptions,
  undecided: UndecidedSuggestions = { count: 0, sourceId: '' },
): Caution[] {
  const chosen = new Set(options.sources);
  const claims = [...inHand.shownClaims()].filter((claim) => chosen.size === 0 || chosen.has(claim.sourceId));
  const unchecked = claims.filter((claim) => claim.verdict === '');
  const open = claims.filter((claim) => {
    const attributions = inHand.attributionsByClaim.of(claim.id);
    return attributions.length === 0 || attributions.some((row) => row.speakerId === '' && !row.unattributed);
  });
  const cited = claims.filter((claim) => inHand.evidenceByClaim.of(claim.id).some((row) => row.kind === 'cited'));
  const list: Caution[] = [];
  if (claims.length === 0)
    list.push({ id: 'none', icon: 'info', words: 'No claims are marked yet', act: 'Read', go: ({ ui }) => ui.setState({ view: 'read' }) });
  if (inHand.hidden > 0) {
    const words =
      inHand.hidden === 1 ? '1 claim is hidden or set aside and stays out' : `${inHand.hidden} claims are hidden or set aside and stay out`;
    list.push({ id: 'hidden', icon: 'info', words, act: 'See', go: ({ ui }) => ui.setState({ view: 'agreement', backTo: '' }) });
  }
  if (open.length > 0) {
    list.push({
      id: 'open',
      icon: 'warn',
      words: open.length === 1 ? '1 claim has no speaker set' : `${open.length} claims have no speaker set`,
      act: 'See',
      go: (services) => openClaim(services, open[0]?.id ?? ''),
    });
  }
  if (undecided.count > 0) {
    list.push({
      id: 'undecided',
      icon: 'info',
      words:
        undecided.count === 1 ? '1 suggestion is not decided and stays out' : `${undecided.count} suggestions are not decided and stay out`,
      act: 'Review',
      go: (services) => {
        services.ui.setState({ view: 'read', sourceId: undecided.sourceId, claimId: '' });
        runCommand(services, 'suggestion.list');
      },
    });
  }
  if (cited.length > 0) {
    const count = cited.reduce((sum, claim) => sum + inHand.evidenceByClaim.of(claim.id).filter((row) => row.kind === 'cited').length, 0);
    list.push({
      id: 'cited',
      icon: 'missing',
      words: count === 1 ? '1 cited source is not held' : `${count} cited sources are not held`,
      act: 'See',
      go: (services) => openClaim(services, cited[0]?.id ?? ''),
    });
  }
  if (unchecked.length > 0) {
    list.push({
      id: 'unchecked',
      icon: 'info',
      words: unchecked.length === 1 ? '1 claim is not checked and says so' : `${unchecked.length} claims are not checked and say so`,
      act: 'See',
      go: ({ ui, open: { inHand: now } }) => {
        resetClaimsView(now.caseId);
        useClaimsView.setState({ verdicts: [''] });
        ui.setState({ view: 'claims' });
      },
    });
  }
  if (options.pseudonyms) {
    list.push({
      id: 'pseudonyms',
      icon: 'warn',
      words: 'Names are replaced as whole words. Read the preview: descriptions and other forms may still give a person away',
      act: '',
      go: () => undefined,
    });
  }
  return list;
}
