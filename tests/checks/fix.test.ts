import { chmod, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fixContent } from '../../src/checks/fix.ts';
import { runChecks } from '../../src/checks/index.ts';
import { readContent } from '../../src/content/read-content.ts';
import { article, today, writeContent } from '../support/builders.ts';

/** Fixes a content folder; returns the names of the files that were changed. */
async function fix(folder: string): Promise<string[]> {
  const files = await fixContent(async () => {
    const content = await readContent(folder, join(folder, '../fragments'));
    return { content, findings: runChecks({ ...content, today, publicFiles: new Set() }) };
  });
  return files.map((file) => file.slice(file.indexOf('content/') + 'content/'.length));
}

const zh = 'articles/zh-cn/refund.mdx';
const en = 'articles/en/refund.mdx';

test('--fix corrects what needs no writer, and leaves every other character and the line endings', async () => {
  const written = `${article({ body: '' }).replace('type: faq', 'type：faq').replace('stage: learning', 'stage： learning')}
##怎么申请

打开App，共14位<br>再点<br>，然后
${'甲<br>'.repeat(30)}

<Callout type=“note”>看App里的\`a中b,c\`和[App里](/zh-cn/),好</Callout>

## 用App看
`;
  const folder = await writeContent({
    files: { [zh]: written.replaceAll('\n', '\r\n'), 'synonyms.yaml': 'zh-cn：\n  - [a, b]\nen： []\n' },
  });
  await chmod(join(folder, zh), 0o640);
  expect(await fix(folder)).toEqual([zh, 'synonyms.yaml']);
  const meant = written
    .replace('type：faq', 'type: faq')
    .replace('stage： learning', 'stage: learning')
    .replace('##怎么', '## 怎么')
    .replace('打开App，共14位<br>再点<br>，', '打开 App，共 14 位<br />再点<br />，')
    .replaceAll('甲<br>', '甲<br />')
    .replace('“note”>看App里的', '"note">看 App 里的');
  expect(await readFile(join(folder, zh), 'utf8')).toBe(meant.replaceAll('\n', '\r\n'));
  expect(await readFile(join(folder, 'synonyms.yaml'), 'utf8')).toBe('zh-cn: \n  - [a, b]\nen: []\n');
  expect((await stat(join(folder, zh))).mode & 0o777).toBe(0o640);
  expect(await fix(folder)).toEqual([]);
});

test('a translation that was up to date still is after its original is fixed', async () => {
  const folder = await writeContent({
    locales: ['zh-cn', 'en'],
    files: { [zh]: article({ body: '先付款,再开课。\n' }), [en]: article({ answers: ['x'], body: 'Text.\n' }) },
  });
  const { articles } = await readContent(folder, join(folder, '../fragments'));
  const revision = articles.find(({ locale }) => locale === 'zh-cn')?.revision ?? '';
  await writeFile(join(folder, en), article({ answers: ['x'], translates: revision, body: 'Text.\n' }));
  expect(await fix(folder)).toEqual([en, zh]);
  const after = await readContent(folder, join(folder, '../fragments'));
  expect(runChecks({ ...after, today, publicFiles: new Set() }).filter(({ rule }) => rule === 'translation/outdated')).toEqual(
    [],
  );
  expect(after.articles.find(({ locale }) => locale === 'en')?.data.translates).not.toBe(revision);
});

test('a translation that was out of date still is', async () => {
  const old = '0123456789ab';
  const folder = await writeContent({
    locales: ['zh-cn', 'en'],
    files: {
      [zh]: article({ body: '先付款,再开课。\n' }),
      [en]: article({ answers: ['x'], translates: old, body: 'Text.\n' }),
    },
  });
  expect(await fix(folder)).toEqual([zh]);
  expect(await readFile(join(folder, en), 'utf8')).toContain(old);
});
