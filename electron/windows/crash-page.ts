import type { BackupMessage } from '../bridge/contract.ts';
import type { OwnPage } from '../security/app-protocol.ts';

export const crashPage = 'app://crash/';

/** What the analyst chose on the crash page: its links are buttons of ours, caught before they lead anywhere. */
export type CrashChoice = { readonly kind: 'reload' } | { readonly kind: 'save'; readonly backupId: string };

/** The choice behind an address the navigation guard stopped, or `null` when it is not one of ours. */
export function crashChoice(address: string): CrashChoice | null {
  if (address === `${crashPage}open-again`) return { kind: 'reload' };
  const backupId = /^app:\/\/crash\/save\/([\w-]{1,64}\/\d{8}T\d{9}Z)$/.exec(address)?.[1];
  return backupId === undefined ? null : { kind: 'save', backupId };
}

/**
 * Shown when the page ended or crashed: opens Hearsay again, or saves a copy of the newest backup of a case. Works without any script, since
 * scripts are what just failed. Everything else the analyst did is in the database and comes back with the page.
 * @param backups newest first
 */
export function renderCrashPage(backups: readonly BackupMessage[]): OwnPage {
  const newest = backups.filter(({ caseId }, index) => backups.findIndex((other) => other.caseId === caseId) === index);
  const copies = newest.map(
    ({ id, title, at }) => `<li><a class="button" href="${crashPage}save/${escaped(id)}">Save a copy of ${escaped(title)}</a>
      <span>as it was on ${escaped(moment.format(new Date(at)))}</span></li>`,
  );
  const html = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Hearsay stopped working</title>
<style>${styles}</style>
<main>
<h1>Hearsay stopped working</h1>
<p>Every change that was shown as saved is stored on this computer and is there when Hearsay opens again.</p>
<p><a class="button main" href="${crashPage}open-again">Open Hearsay again</a></p>
${copies.length === 0 ? '<p>There is no backup to copy yet.</p>' : `<h2>Backups</h2><ul>${copies.join('')}</ul>`}
</main>
</html>`;
  return { html, contentSecurityPolicy: "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'" };
}

/** In the time of this computer. */
const moment = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short' });

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

const styles = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; background: light-dark(#F5F5F3, #161719); color: light-dark(#1A1C1E, #E9E7E2); }
main { max-width: 36rem; margin: 15vh auto 0; padding: 0 24px; }
h1 { font-size: 26px; line-height: 34px; font-weight: 600; } h2 { font-size: 16px; margin-top: 32px; }
ul { list-style: none; padding: 0; } li { margin: 12px 0; } span { display: block; font-size: 13px; opacity: .8; margin-top: 4px; }
.button { display: inline-block; padding: 6px 14px; border: 1px solid; border-radius: 5px; color: inherit; text-decoration: none; }
.button.main { background: light-dark(#1A1C1E, #E9E7E2); color: light-dark(#FFFFFF, #161719); }
.button:focus-visible { outline: 2px solid light-dark(#0b57d0, #8ab4f8); outline-offset: 2px; }`;
