import { verdictsOf } from '../case/case-acts.ts';
import { setConfidence, setVerdict } from '../claim/claim-acts.ts';
import { type Command, needsClaim } from '../command.ts';
import type { Services } from '../services.ts';

const none = { menu: 'Claim', scope: 'text', undoable: 'yes' } as const;
const digits = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;
const levels = ['Low', 'Moderate', 'High'] as const;

/** Gives the claim in hand the verdict of a digit. */
function judge(services: Services, digit: number): void {
  const verdict = verdictsOf(services)[digit - 1];
  if (!verdict) return;
  void setVerdict(services, [services.ui.getState().claimId], verdict.key);
  services.announce(verdict.label);
}

/** Verdict and confidence by digit, after the open case's own scale. */
export const verdictCommands: readonly Command[] = [
  ...digits.map(
    (digit): Command => ({
      ...none,
      id: `verdict.${digit}`,
      title: `Verdict ${digit} of the scale`,
      keywords: `judge assess ${['supported true', 'disputed', 'needs context misleading', 'refuted false', 'unverifiable'][digit - 1] ?? ''}`,
      titleNow: (services) => {
        const verdict = verdictsOf(services)[digit - 1];
        return verdict ? `Verdict: ${verdict.label}` : null;
      },
      keys: [String(digit)],
      unavailable: (services) => {
        const { length } = verdictsOf(services);
        if (digit > length) return `This case’s scale has ${length} verdicts`;
        return needsClaim(services);
      },
      run: (services) => judge(services, digit),
    }),
  ),
  {
    ...none,
    id: 'verdict.clear',
    title: 'Verdict: Not checked',
    keywords: 'clear verdict judge assess',
    keys: ['0'],
    unavailable: needsClaim,
    run: (services) => {
      void setVerdict(services, [services.ui.getState().claimId], '');
      services.announce('Not checked');
    },
  },
  ...levels.map(
    (level, i): Command => ({
      ...none,
      id: `confidence.${i + 1}`,
      title: `${level} confidence`,
      keywords: 'sure certain',
      keys: [`Shift+${i + 1}`],
      unavailable: (services) => {
        const claim = services.open.inHand.get('claims', services.ui.getState().claimId);
        if (!claim) return needsClaim(services) || 'Choose a claim first';
        return claim.verdict === '' ? 'Give a verdict first' : '';
      },
      run: (services) => {
        void setConfidence(services, [services.ui.getState().claimId], i + 1);
        services.announce(`${level} confidence`);
      },
    }),
  ),
];
