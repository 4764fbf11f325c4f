import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readContent } from '../../src/content/read-content.ts';
import { applyChanges } from '../../src/writing/editing/apply-changes.ts';
import { allDrafts, chooseDrafts } from '../../src/writing/publishing/choose-drafts.ts';
import { type Publication, publishDrafts } from '../../src/writing/publishing/publish-drafts.ts';
import { article, today, writeContent } from '../support/builders.ts';
import { newFolder } from '../support/folder.ts';

/** A draft that shares no question with another. */
const draft = (fields: Parameters<typeof article>[0] = {}): string => article({ state: 'draft', answers: [], ...fields });
const linkTo = (id: string): string => `[那一篇](/zh-cn/articles/${id}/)\n`;

async function openContent(files: Readonly<Record<string, string>>) {
  const articles = Object.fromEntries(Object.entries(files).map(([id, text]) => [`articles/zh-cn/${id}.mdx`, text]));
  const contentDir = await writeContent({ files: { 'articles/zh-cn/refund.mdx': undefined, ...articles } });
  const fragmentsDir = newFolder();
  return { contentDir, fragmentsDir, content: await readContent(contentDir, fragmentsDir) };
}

async function publish(files: Readonly<Record<string, string>>, fields = {}): Promise<Publication> {
  const { content, ...folders } = await openContent(files);
  return publishDrafts(content, allDrafts(content), { ...folders, today, fields });
}

const published = ({ edit }: Publication): string[] => edit.changes().map(({ path }) => path.replace(/^.*\/|\.mdx$/g, ''));
const reasons = ({ errors }: Publication): string[] =>
  errors.map(({ file, rule }) => `${file.replace(/^.*\/|\.mdx$/g, '')} ${rule}`);

test('drafts without an error are published, and the others are told with what is wrong', async () => {
  const publication = await publish({
    good: draft(),
    unfinished: draft({ title: '怎么⟪做什么⟫' }),
    faulty: draft({ category: 'nothing', title: '另一篇' }),
    invalid: draft({ type: 'nonsense' }),
    'in-review': article({ state: 'in-review', answers: [] }),
  });
  expect(published(publication)).toEqual(['good']);
  expect(reasons(publication)).toEqual(
    expect.arrayContaining([
      'faulty taxonomy/unknown-category',
      'invalid schema/invalid-value',
      'unfinished structure/placeholder',
    ]),
  );
});

test('a draft that links to one which stays a draft stays one, too; drafts that link to each other are published together', async () => {
  const publication = await publish({
    one: draft({ title: '第一篇', body: linkTo('two') }),
    two: draft({ title: '第二篇', body: linkTo('one') }),
    three: draft({ title: '第三篇', body: linkTo('four') }),
    four: draft({ title: '第四篇', body: linkTo('nowhere') }),
  });
  expect(published(publication)).toEqual(['one', 'two']);
});

test('nothing changes but the state, and the review and the owner where they are asked for', async () => {
  const text = `${draft({ reviewed: '2026-01-31' }).replace('state: draft', "state:   'draft' # 等确认").replaceAll('\n', '\r\n')}`;
  const [plain] = (await publish({ a: text })).edit.changes();
  expect(plain).toMatchObject({ before: text, after: text.replace("'draft'", "'published'") });
  const [full] = (await publish({ a: text }, { reviewed: today, owner: 'billing' })).edit.changes();
  expect(full?.after).toContain(`reviewed: ${today}`);
});

test('drafts are named by id, file or folder, and what is no draft is refused', async () => {
  const { contentDir, content, fragmentsDir } = await openContent({
    'orders/refund': draft(),
    'orders/invoice': draft({ title: '发票' }),
    'lessons/player': draft({ title: '播放' }),
    'lessons/app': article({ title: '应用' }),
  });
  const idsOf = (...names: string[]): string[] =>
    chooseDrafts(content, contentDir, names)
      .map(({ id }) => id)
      .sort();
  expect(idsOf('refund')).toEqual(['refund']);
  expect(idsOf('articles/zh-cn/orders')).toEqual(['invoice', 'refund']);
  expect(idsOf(join(contentDir, 'articles/zh-cn/lessons'), 'articles/zh-cn/orders/refund.mdx')).toEqual(['player', 'refund']);
  expect(() => idsOf('app', 'refunds', 'articles/zh-cn/orders')).toThrow(
    'There is no draft in `app`, only `published`.\nThere is no article or folder `refunds`. Did you mean `refund`?',
  );
  const { edit } = await publishDrafts(content, chooseDrafts(content, contentDir, ['refund']), {
    contentDir,
    fragmentsDir,
    today,
  });
  await (await applyChanges(contentDir, edit.changes())).keep();
  expect(await readFile(join(contentDir, 'articles/zh-cn/orders/refund.mdx'), 'utf8')).toContain('\nstate: published\n');
});
