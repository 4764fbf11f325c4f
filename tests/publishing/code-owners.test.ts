import { expect, test } from 'vitest';
import { codeOwners, type OwnedContent } from '../../src/publishing/code-owners.ts';

const content = (owners: Record<string, string>): OwnedContent =>
  ({
    dir: 'content',
    articles: Object.entries(owners).map(([file, owner]) => ({ file: `content/articles/en/${file}`, data: { owner } })),
    team: {
      teams: [
        { id: 'billing', github: 'acme/billing', mail: 'billing@example.org' },
        { id: 'tech', mail: 'tech@example.org' },
      ],
      people: [{ id: 'lin' }],
    },
  }) as unknown as OwnedContent;

test('the owner of most articles is asked about a folder, and others about their own, in whatever order they are read', () => {
  const owners = { 'a/1.mdx': 'tech', 'a/2.mdx': 'billing', 'a/3.mdx': 'billing', 'b c/1.mdx': 'tech' };
  const { text } = codeOwners(content(owners));
  expect(text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))).toEqual([
    '/content/ @acme/billing tech@example.org',
    '/content/articles/en/a/ @acme/billing',
    '/content/articles/en/a/1.mdx tech@example.org',
    '/content/articles/en/b\\ c/ tech@example.org',
  ]);
  expect(codeOwners(content(Object.fromEntries(Object.entries(owners).reverse()))).text).toBe(text);
});

test('owners whom GitHub cannot ask are named', () => {
  expect(codeOwners(content({ 'a.mdx': 'lin' })).unreachable).toEqual(['lin']);
});
