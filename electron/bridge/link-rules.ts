/** An address the app may open outside itself, in the form it is shown before opening. */
export type CheckedLink = { readonly ok: true; readonly url: string } | { readonly ok: false; readonly reason: string };

/** Only https and mailto addresses, without user names or passwords in them, and without invisible characters that disguise where they lead. */
export function checkLink(text: string): CheckedLink {
  if (text.length > 8000) return { ok: false, reason: 'This address is too long to open.' };
  if (/[\u0000-\u0020\u007f-\u00a0\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u.test(text))
    return { ok: false, reason: 'This address contains invisible characters, so it is not opened.' };
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return { ok: false, reason: 'This is not an address that can be opened.' };
  }
  if (url.protocol !== 'https:' && url.protocol !== 'mailto:') return { ok: false, reason: 'Only https and mailto addresses are opened.' };
  if (url.username !== '' || url.password !== '')
    return { ok: false, reason: 'This address carries a user name or password, so it is not opened.' };
  return { ok: true, url: url.href };
}
