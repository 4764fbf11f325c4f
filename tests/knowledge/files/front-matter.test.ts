import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { article, makeFolder } from '../../support/builders.ts';
import { readArticle } from '../../support/read-content.ts';

test('a language after the dashes is refused and nothing is evaluated', async () => {
  const proof = join(await makeFolder(), 'evaluated');
  const code = `{ title: (globalThis.evaluated = true, require('node:fs').writeFileSync(${JSON.stringify(proof)}, '')) }`;
  for (const language of ['js', 'javascript', 'json', 'coffee', ' js']) {
    expect(await readArticle(`---${language}\n${code}\n---\n正文`)).toMatchObject({
      rule: 'schema/front-matter',
      line: 1,
      column: 1,
      message: 'The file does not start with front matter.',
    });
  }
  expect(existsSync(proof)).toBe(false);
  expect(globalThis).not.toHaveProperty('evaluated');
});

test('YAML tags create no objects', async () => {
  const found = await readArticle(
    article({ title: 'X' }).replace('title: X', "title: !!js/function 'function () { throw 1 }'\nnope: 1"),
  );
  expect(found).toMatchObject({ rule: 'schema/unknown-key' });
});

test('front matter that is not closed is one finding', async () => {
  expect(await readArticle('---\ntitle: 退款\n\n正文')).toMatchObject({
    rule: 'schema/front-matter',
    message: 'The front matter is not closed.',
    hint: 'Start the file with a line `---`, then the fields, then another line `---`.',
  });
});

test.each([
  ['an empty file', ''],
  ['a text alone', '正文'],
  ['a first line of four dashes', '----\ntitle: x\n---\n'],
])('%s has no front matter', async (_name, text) => {
  expect(await readArticle(text)).toMatchObject({ rule: 'schema/front-matter' });
});

test('broken YAML is reported at its line of the file', async () => {
  expect(await readArticle('---\ntitle: 退款\nsummary: a: b\n---\n正文')).toMatchObject({
    rule: 'schema/syntax',
    line: 3,
    column: 10,
  });
});
