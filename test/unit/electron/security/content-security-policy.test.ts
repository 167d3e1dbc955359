import { describe, expect, it } from 'vitest';
import { contentSecurityPolicyFor } from '../../../../electron/security/content-security-policy.ts';

const directives = (policy: string) => new Map(policy.split('; ').map((part) => [part.split(' ')[0], part.split(' ').slice(1)]));

describe('the content security policy', () => {
  it('lets the page load its own files and nothing else', () => {
    const page = directives(contentSecurityPolicyFor('index.html'));
    expect(page.get('default-src')).toEqual(["'none'"]);
    for (const name of ['script-src', 'style-src', 'font-src', 'connect-src', 'worker-src']) expect(page.get(name)).toEqual(["'self'"]);
    for (const name of ['base-uri', 'form-action', 'frame-ancestors']) expect(page.get(name)).toEqual(["'none'"]);
    expect([...page.values()].flat().join(' ')).not.toMatch(/unsafe|https?:|\*/);
  });

  it('forbids turning strings into markup or script, but for the one policy that starts workers', () => {
    const page = directives(contentSecurityPolicyFor('index.html'));
    expect(page.get('require-trusted-types-for')).toEqual(["'script'"]);
    expect(page.get('trusted-types')).toEqual(['app-worker']);
  });

  it('leaves workers no network', () => {
    expect(contentSecurityPolicyFor('workers/import.worker-AbCd1234.js')).toBe("default-src 'none'; script-src 'self'");
  });
});
