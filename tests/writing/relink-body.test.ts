import fc from 'fast-check';
import type { Root } from 'mdast';
import { expect, test } from 'vitest';
import { parseBody } from '../../src/markdown/parse.ts';
import { visit } from '../../src/markdown/visit.ts';
import { relinkBody } from '../../src/writing/moving/relink-body.ts';
import { runs } from '../support/properties.ts';

/** Pieces that make links, break them, and look like them. */
const pieces =
  '[ ] ( ) < > ` ** " \\ | > - [r]: ![a](/b.png) [a][r] :::note[ ::: &amp; /en/articles/old/ [退款](/en/articles/old/) [b](/en/articles/other/)'
    .split(' ')
    .concat('\n', '\n\n', ' ');

function textsIn(tree: Root): { urls: string[]; words: string[] } {
  const [urls, words]: [string[], string[]] = [[], []];
  visit(tree, (node) => {
    if (node.type === 'link' || node.type === 'definition') urls.push(node.url);
    if (node.type === 'text') words.push(node.value);
  });
  return { urls, words };
}

test('whatever is around them, the links that should change do, and no other link and no word', () => {
  const relink = (url: string) => (url.includes('/old/') ? { url: url.replace('/old/', '/new/') } : undefined);
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 16 }), (parts) => {
      const body = parts.join('');
      const before = parseBody(body);
      fc.pre('tree' in before);
      if (!('tree' in before)) return;
      const after = parseBody(relinkBody(body, relink) ?? '');
      const { urls, words } = textsIn(before.tree);
      const expected = { urls: urls.map((url) => relink(url)?.url ?? url), words };
      expect('tree' in after && textsIn(after.tree)).toEqual(expected);
    }),
    { numRuns: runs(100) },
  );
});
