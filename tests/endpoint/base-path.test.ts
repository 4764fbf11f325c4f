import { expect, test } from 'vitest';
import { addBasePathToPage, addBasePathToRedirect } from '../../src/endpoint/base-path.ts';

test('addresses of a page get the base path; those of other hosts and texts do not', () => {
  const body = '<a href="/en/">a</a><form action="/api/votes"><a href="//host/">b</a><p>say &quot; href=&quot;/x&quot;</p>';
  expect(addBasePathToPage(body, '/help')).toBe(
    '<a href="/help/en/">a</a><form action="/help/api/votes"><a href="//host/">b</a><p>say &quot; href=&quot;/x&quot;</p>',
  );
  expect(addBasePathToPage(body, '')).toBe(body);
});

test('redirects stay below the base path', () => {
  expect(addBasePathToRedirect('/api/votes/x', '/help')).toBe('/help/api/votes/x');
  expect(addBasePathToRedirect('https://host/', '/help')).toBe('https://host/');
});
