import { expect, test } from 'vitest';
import { contentSecurityPolicy, headersFile, siteHeaders, transportSecurity } from '../../src/server/headers.ts';

test('is the policy under which search was measured to work', () => {
  expect(contentSecurityPolicy([])).toBe(
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; img-src 'self'; font-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
  );
});

test('is the same on a host that reads a _headers file', () => {
  const general = headersFile([]).split('\n\n')[0]?.split('\n').slice(1) ?? [];
  const headers = Object.fromEntries(general.map((line) => line.trim().split(': ') as [string, string]));
  expect(headers).toEqual({ ...siteHeaders([]), ...transportSecurity, 'Cache-Control': 'no-cache' });
});
