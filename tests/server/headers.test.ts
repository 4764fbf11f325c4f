import { expect, test } from 'vitest';
import { plainHosting } from '../../src/knowledge/hosting.ts';
import {
  cacheControl,
  contentSecurityPolicy,
  headersFile,
  headersOf,
  siteHeaders,
  transportSecurity,
} from '../../src/server/headers.ts';

test('is the policy under which search was measured to work', () => {
  expect(contentSecurityPolicy([])).toBe(
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; img-src 'self'; media-src 'self'; font-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
  );
});

test('is the same on a host that reads a _headers file', () => {
  const general = headersFile([]).split('\n\n')[0]?.split('\n').slice(1) ?? [];
  const headers = Object.fromEntries(general.map((line) => line.trim().split(': ') as [string, string]));
  expect(headers).toEqual({ ...siteHeaders([]), ...transportSecurity, 'Cache-Control': 'no-cache' });
});

test('pictures and downloads are kept by browsers, run nothing, and have the styles that drawings need', () => {
  const { 'Content-Security-Policy': policy = '' } = headersOf('/media/refund.3f2a9c1d00.svg');
  expect(policy).toMatch(/^default-src 'none';.*style-src 'unsafe-inline'/);
  expect(policy).not.toContain('script-src');
  expect(headersOf('/zh-cn/')).toEqual({});
  expect(cacheControl('/media/refund.3f2a9c1d00.svg')).toContain('immutable');
  const blocks = headersFile([])
    .split('\n\n')
    .filter((block) => block.startsWith('/media/'));
  expect(blocks.map((block) => block.trim())).toEqual([
    `/media/*\n  ! Cache-Control\n  Cache-Control: ${cacheControl('/media/a')}\n  ! Content-Security-Policy\n  Content-Security-Policy: ${policy}`,
  ]);
});

test('the editor alone may style itself and reach the host of the repository, and no page changes for it', () => {
  const hosting = { ...plainHosting, editor: { connect: ['https://api.github.com'], img: [] } };
  const { 'Content-Security-Policy': policy = '', ...others } = headersOf('/edit/', hosting);
  expect(policy).toMatch(/connect-src [^;]* https:\/\/api\.github\.com;/);
  expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval';");
  expect(policy).not.toMatch(/unsafe-eval'(?!;)|unpkg|cdn/);
  expect(others).toEqual({ 'Cross-Origin-Opener-Policy': 'same-origin-allow-popups' });
  expect([headersOf('/en/', hosting), headersOf('/edit/')]).toEqual([{}, {}]);
  expect(siteHeaders([], hosting)).toEqual(siteHeaders([]));
  expect(headersFile([], hosting).replace(headersFile([]), '')).toBe(
    `\n/edit/*\n  ! Content-Security-Policy\n  Content-Security-Policy: ${policy}\n  ! Cross-Origin-Opener-Policy\n  Cross-Origin-Opener-Policy: same-origin-allow-popups\n`,
  );
});

test('what carries a digest of its content in its path is kept by browsers for good, the search’s files included', () => {
  for (const path of ['/_astro/a.js', '/search/en/postings/0a/1.json', '/search/en/ready/0a/1.json'])
    expect(cacheControl(path), path).toContain('immutable');
  for (const path of ['/search/en/entry.json', '/search/en/articles/en_1.json', '/pagefind/pagefind.js'])
    expect(cacheControl(path), path).toBe('no-cache');
});
