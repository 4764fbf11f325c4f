import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readKnowledgeBase } from '../../src/knowledge/knowledge-base.ts';
import { article, makeFolder, places, shorten, site, taxonomy, UnreadableFile, writeContent } from '../support/builders.ts';
import { asOrdinaryUser } from '../support/ordinary-user.ts';
import { articleFile, readArticle, readContent } from '../support/read-content.ts';

describe('files that can be read', () => {
  test('valid content has no findings', async () => {
    expect(await readContent({})).toEqual({ ids: ['refund'], findings: [] });
  });

  test('gives articles by locale in the order of site.yaml, then by id, whatever their folders', async () => {
    const folder = await writeContent({
      locales: ['zh-cn', 'en'],
      files: { 'articles/en/b.mdx': article(), 'articles/zh-cn/z/a.mdx': article(), 'articles/zh-cn/a/z.mdx': article() },
    });
    const { articles } = await readKnowledgeBase(folder);
    expect(articles.map(({ locale, id }) => `${locale}/${id}`)).toEqual(['zh-cn/a', 'zh-cn/refund', 'zh-cn/z', 'en/b']);
  });

  test('ignores Windows line endings and a byte order mark', async () => {
    const text = article({ body: '第一行\n\n第二行\n' });
    const bom = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(text.replaceAll('\n', '\r\n'))]);
    const [plain, windows] = await Promise.all(
      [text, bom].map(async (content) => readKnowledgeBase(await writeContent({ files: { [articleFile]: content } }))),
    );
    expect(windows?.findings).toEqual([]);
    expect(windows?.articles[0]?.body).toBe(plain?.articles[0]?.body);
    expect(windows?.articles[0]?.bodyLine).toBe(plain?.articles[0]?.bodyLine);
    expect(windows?.articles[0]?.source.locate(['title'])).toMatchObject({ line: 2, column: 8 });
  });

  test('counts lines from the start of the file, even with spaces after the dashes', async () => {
    const text = article({ reviewed: 'x' });
    const spaced = text.replace('---\n', '---  \n');
    expect((await readArticle(spaced)).line).toBe((await readArticle(text)).line);
  });

  test('knows the line on which the body begins', async () => {
    const { articles } = await readKnowledgeBase(
      await writeContent({ files: { [articleFile]: '---\ntitle: 怎样退款\n---\n\n正文' } }),
    );
    expect(articles).toEqual([]);
    const text = article({ body: '\n正文\n' });
    const kb = await readKnowledgeBase(await writeContent({ files: { [articleFile]: text } }));
    expect(kb.articles[0]?.bodyLine).toBe(text.split('\n').indexOf('正文'));
  });
});

describe('the content folder', () => {
  test('a content folder that does not exist lacks each required file and has no articles', async () => {
    const folder = join(await makeFolder(), 'nowhere');
    const { findings } = await readKnowledgeBase(folder);
    expect(places(findings.map((found) => shorten(found, folder)))).toEqual([
      'schema/missing-file content/site.yaml:1:1',
      'schema/missing-file content/taxonomy.yaml:1:1',
      'schema/missing-file content/team.yaml:1:1',
      'schema/missing-file content/channels.yaml:1:1',
      'schema/no-articles content/articles:1:1',
    ]);
  });

  test('a file where the content folder should be does not throw either', async () => {
    const path = join(await makeFolder(), 'content');
    await writeFile(path, '');
    expect((await readKnowledgeBase(path)).findings.map(({ rule }) => rule)).toContain('schema/missing-file');
  });

  test('a folder in place of a file is a missing file', async () => {
    const folder = await writeContent({ files: { 'site.yaml': undefined } });
    await mkdir(join(folder, 'site.yaml'));
    const { findings } = await readKnowledgeBase(folder);
    expect(findings.map(({ rule }) => rule)).toEqual(['schema/missing-file']);
  });

  test('a missing required file is a finding that says what to do, and the articles are still read', async () => {
    const { ids, findings } = await readContent({ files: { 'team.yaml': undefined } });
    expect(ids).toEqual(['refund']);
    expect(findings).toMatchObject([
      {
        rule: 'schema/missing-file',
        file: 'content/team.yaml',
        message: '`content/team.yaml` does not exist.',
        hint: 'Create it; for a new help centre `npm run init` writes all files. KB_CONTENT names the content folder.',
      },
    ]);
  });

  test('optional files are not reported as missing', async () => {
    expect((await readContent({ files: { 'facts.yaml': undefined } })).findings).toEqual([]);
  });

  test('a folder without articles is a finding, not an empty help centre', async () => {
    const { findings } = await readContent({ files: { [articleFile]: undefined, 'articles/zh-cn/notes.txt': 'x' } });
    expect(findings).toMatchObject([
      { rule: 'schema/unexpected-file', hint: 'Rename it to `notes.mdx`.' },
      {
        rule: 'schema/no-articles',
        message: 'There are no articles in `content/articles`.',
        hint: expect.stringContaining('<id>.mdx'),
      },
    ]);
  });
});

describe('permissions', () => {
  const readPlaces = async (folder: string): Promise<string[]> => {
    const { findings } = await asOrdinaryUser(() => readKnowledgeBase(folder));
    return places(findings.map((found) => shorten(found, folder))).sort();
  };

  test('an unreadable file is one finding, and its article does not count as missing', async () => {
    const folder = await writeContent({ files: { 'facts.yaml': new UnreadableFile(), [articleFile]: new UnreadableFile() } });
    const { broken } = await asOrdinaryUser(() => readKnowledgeBase(folder));
    expect(broken.articles).toMatchObject([{ locale: 'zh-cn', id: 'refund' }]);
    expect(await readPlaces(folder)).toEqual([
      `schema/unreadable content/${articleFile}:1:1`,
      'schema/unreadable content/facts.yaml:1:1',
    ]);
  });

  test('a folder that cannot be listed is one finding, and nobody says that it has no articles', async () => {
    const folder = await writeContent();
    await chmod(join(folder, 'articles/zh-cn'), 0o311);
    expect(await readPlaces(folder)).toEqual(['schema/unreadable content/articles/zh-cn:1:1']);
  });

  test('a file in a folder that cannot be entered is one finding', async () => {
    const folder = await writeContent();
    await chmod(join(folder, 'articles/zh-cn'), 0o644);
    expect(await readPlaces(folder)).toEqual([`schema/unreadable content/${articleFile}:1:1`]);
  });

  test('a content folder that cannot be listed is a finding', async () => {
    const folder = await writeContent();
    await chmod(folder, 0);
    expect(await readPlaces(folder)).toContain('schema/unreadable content:1:1');
  });
});

test('one run reports the errors of all files', async () => {
  const { ids, findings } = await readContent({
    files: {
      'site.yaml': site({ contact: 'nobody' }),
      'taxonomy.yaml': taxonomy({ stages: 'all' }),
      'channels.yaml': 'a: [',
      'articles/zh-cn/a.mdx': 'no front matter',
      'articles/zh-cn/b.mdx': article({ title: 1, owner: undefined, extra: true }),
      'articles/zh-cn/C.mdx': article(),
      'articles/zh-cn/d.mdx': Buffer.from([0xff]),
    },
  });
  expect(ids).toEqual(['refund']);
  expect(findings.map(({ rule, file }) => `${rule} ${file}`).sort()).toEqual([
    'schema/encoding content/articles/zh-cn/d.mdx',
    'schema/file-name content/articles/zh-cn/C.mdx',
    'schema/front-matter content/articles/zh-cn/a.mdx',
    'schema/invalid-value content/articles/zh-cn/b.mdx',
    'schema/invalid-value content/site.yaml',
    'schema/invalid-value content/taxonomy.yaml',
    'schema/missing-field content/articles/zh-cn/b.mdx',
    'schema/syntax content/channels.yaml',
    'schema/unknown-key content/articles/zh-cn/b.mdx',
  ]);
});
