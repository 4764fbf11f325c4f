import { expect, test } from 'vitest';
import { maxFileBytes } from '../../../src/knowledge/files/text-file.ts';
import { article } from '../../support/builders.ts';
import { readArticle } from '../../support/read-content.ts';

test('bytes that are not UTF-8 are reported at their position', async () => {
  const text = Buffer.from(article({ title: 'Refund', body: '第一行\n再来 X\n' }));
  const at = text.lastIndexOf('X');
  text[at] = 0xb5;
  const lines = article({ title: 'Refund', body: '第一行\n再来 X\n' }).split('\n');
  expect(await readArticle(text)).toMatchObject({
    rule: 'schema/encoding',
    line: lines.indexOf('再来 X') + 1,
    column: 4,
    message: 'The file is not UTF-8.',
    hint: expect.stringContaining('Save it as UTF-8'),
  });
});

test('a file saved as UTF-16 is not UTF-8', async () => {
  const text = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(article(), 'utf16le')]);
  expect(await readArticle(text)).toMatchObject({ rule: 'schema/encoding', line: 1, column: 1 });
});

test('five megabytes are refused without being parsed', async () => {
  const found = await readArticle(article({ body: '退款。'.repeat((5 * maxFileBytes) / 9) }));
  expect(found).toMatchObject({
    rule: 'schema/too-large',
    message: 'The file is 5120 KiB.',
    hint: expect.stringContaining('1024 KiB'),
  });
});
