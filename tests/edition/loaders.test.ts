import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { LoaderContext } from 'astro/loaders';
import { describe, expect, test } from 'vitest';
import { type Edition, makeEdition } from '../../src/edition/edition.ts';
import { editionFile, readEdition, writeEdition } from '../../src/edition/edition-file.ts';
import { editionLoader, fileListLoader } from '../../src/edition/loaders.ts';
import { article, checkContent, environment, makeFolder, writeFiles } from '../support/builders.ts';

async function editionOf(title: string): Promise<Edition> {
  const { kb, articles, handbook } = await checkContent({ files: { 'articles/zh-cn/refund.mdx': article({ title }) } });
  return makeEdition({ kb, articles, handbook }, environment({ contentDir: kb.dir }), '', { version: 1, locales: {} });
}

interface Entry {
  id: string;
  data: unknown;
  filePath?: string;
  digest: string;
}

/** What the loaders use of Astro: a project in `root`, its cache in `root/cache`, and a store. */
function astro(root: string, { contentIntellisense = true } = {}): { context: LoaderContext; entries: Map<string, Entry> } {
  const entries = new Map<string, Entry>();
  const store = {
    keys: () => [...entries.keys()],
    delete: (id: string) => entries.delete(id),
    set: (entry: Entry) => entries.set(entry.id, entry),
  };
  const config = {
    root: pathToFileURL(`${root}/`),
    cacheDir: pathToFileURL(`${join(root, 'cache/astro')}/`),
    experimental: { contentIntellisense },
  };
  return { context: { store, config, generateDigest: JSON.stringify } as unknown as LoaderContext, entries };
}

describe('the file of the edition', () => {
  test('is read once for all that ask, and again when it is another', async () => {
    const file = editionFile(await makeFolder());
    expect(await readEdition(file)).toBeUndefined();
    await writeEdition(file, await editionOf('甲'));
    const [first, second] = await Promise.all([readEdition(file), readEdition(file)]);
    expect(first?.articles[0]?.title).toBe('甲');
    expect(second).toBe(first);
    await writeEdition(file, await editionOf('乙'));
    expect((await readEdition(file))?.articles[0]?.title).toBe('乙');
  });
});

describe('the loader of the edition', () => {
  const loader = editionLoader('jieda:edition');

  test('says where the edition is, and when it is another; nothing before the first build', async () => {
    const root = await makeFolder();
    const { context, entries } = astro(root);
    await loader.load(context);
    expect(entries.size).toBe(0);
    entries.set('gone', { id: 'gone', data: {}, digest: '' });
    await writeFiles(root, { 'cache/keep': '' });
    const file = editionFile(join(root, 'cache'));
    const load = async (title: string): Promise<Entry | undefined> => {
      await writeEdition(file, await editionOf(title));
      await loader.load(context);
      return entries.get('latest');
    };
    const first = await load('甲');
    expect(first?.data).toMatchObject({ file });
    expect([...entries.keys()]).toEqual(['latest']);
    expect((await load('乙'))?.digest).not.toBe(first?.digest);
    expect((await load('甲'))?.digest).toBe(first?.digest);
  });
});

describe('the loader of files', () => {
  const loader = fileListLoader('jieda:article-files', 'content/articles');

  test('names every article file by its path in the project, whatever is in it', async () => {
    const root = await makeFolder();
    const { context, entries } = astro(root);
    await writeFiles(root, {
      'content/articles/zh-cn/draft.mdx': article({ state: 'draft' }),
      'content/articles/en/deep/broken.mdx': '---',
      'content/articles/en/notes.txt': '',
    });
    await loader.load(context);
    expect([...entries.values()].map(({ data, filePath }) => ({ data, filePath }))).toEqual(
      expect.arrayContaining([
        { data: {}, filePath: 'content/articles/en/deep/broken.mdx' },
        { data: {}, filePath: 'content/articles/zh-cn/draft.mdx' },
      ]),
    );
    expect(entries.size).toBe(2);
  });

  test('costs a build nothing: without editor support it lists no file', async () => {
    const root = await makeFolder();
    const { context, entries } = astro(root, { contentIntellisense: false });
    await writeFiles(root, { 'content/articles/zh-cn/refund.mdx': article() });
    await loader.load(context);
    expect(entries.size).toBe(0);
  });

  test('lists nothing where there is no such folder', async () => {
    const { context, entries } = astro(await makeFolder());
    await loader.load(context);
    expect(entries.size).toBe(0);
  });
});
