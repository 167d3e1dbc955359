import { describe, expect, it } from 'vitest';
import { checkLink } from '../../../../electron/bridge/link-rules.ts';

describe('links that may be opened', () => {
  it.each(['https://example.org/', 'https://example.org/a?b=c#d', 'mailto:desk@example.org'])('opens %s', (url) => {
    expect(checkLink(url)).toEqual({ ok: true, url });
  });

  it('shows a name in another script as what is really asked for', () => {
    expect(checkLink('https://еxample.org/')).toEqual({ ok: true, url: 'https://xn--xample-2of.org/' });
  });

  it.each([
    'http://example.org/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/html,x',
    'app://renderer/index.html',
    'vbscript:x',
    'smb://server/share',
    'https://me:secret@example.org/',
    'https://me@example.org/',
    'https://',
    'example.org',
    '',
    ' https://example.org/',
    'https://example.org/\u202egpj.exe',
    'https://exa\u200bmple.org/',
    'https://example.org/\n',
    `https://example.org/${'a'.repeat(9000)}`,
  ])('refuses %j with a sentence', (url) => {
    const checked = checkLink(url);
    expect(checked.ok).toBe(false);
    if (!checked.ok) expect(checked.reason).toMatch(/^[A-Z].*\.$/);
  });
});
