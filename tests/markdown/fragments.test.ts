import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compileSources } from '../../src/markdown/compile/compile-pool.ts';
import type { Fragment } from '../../src/markdown/fragment.ts';
import { fragmentDigest, pruneFragments, readFragment, type Source } from '../../src/markdown/fragments.ts';
import { makeFolder } from '../support/builders.ts';
import { shownData } from './compile-body.ts';

const plain: Source = { locale: 'zh-cn', body: '没有组件。' };
const withFact: Source = { locale: 'zh-cn', body: '在 <Fact id="refund-days" /> 内。' };
const withChannel: Source = { locale: 'zh-cn', body: '请找 <Channel id="mail" />。' };
const otherFacts = { ...shownData, facts: [{ id: 'refund-days', value: { 'zh-cn': '14 天' } }] };

describe('the cache of compiled bodies', () => {
  test('a second run reads what the first one wrote', async () => {
    const folder = await makeFolder();
    const first = await compileSources(folder, [plain, withFact], shownData);
    const [name = ''] = (await readdir(folder)).filter((file) => file === `${first[0]?.digest}.json`);
    const marked = { ...(JSON.parse(await readFile(join(folder, name), 'utf8')) as Fragment), html: 'from the cache' };
    await writeFile(join(folder, name), JSON.stringify(marked));
    const second = await compileSources(folder, [plain, withFact], shownData);
    expect(second[0]?.fragment.html).toBe('from the cache');
    expect(second[1]).toEqual(first[1]);
  });

  test('changed facts and channels concern only the texts that show them', () => {
    expect(fragmentDigest(plain, otherFacts)).toBe(fragmentDigest(plain, shownData));
    expect(fragmentDigest(withFact, otherFacts)).not.toBe(fragmentDigest(withFact, shownData));
    expect(fragmentDigest(withChannel, { ...shownData, channels: [] })).not.toBe(fragmentDigest(withChannel, shownData));
  });

  test('a changed fact is on the page after the next run', async () => {
    const folder = await makeFolder();
    await compileSources(folder, [withFact], shownData);
    const [again] = await compileSources(folder, [withFact], otherFacts);
    expect(again?.fragment.html).toContain('14 天');
  });

  test('locale and body are parts of the name', () => {
    const names = [plain, { ...plain, locale: 'en' }, { ...plain, body: '别的' }].map((source) =>
      fragmentDigest(source, shownData),
    );
    expect(new Set(names).size).toBe(3);
  });

  test('half a file, as a full disk leaves it, is compiled again', async () => {
    const folder = await makeFolder();
    const [made] = await compileSources(folder, [plain], shownData);
    const path = join(folder, `${made?.digest}.json`);
    await writeFile(path, (await readFile(path, 'utf8')).slice(0, 20));
    expect(await readFragment(folder, made?.digest ?? '')).toBeUndefined();
    expect(await compileSources(folder, [plain], shownData)).toEqual([made]);
    expect(await readFragment(folder, made?.digest ?? '')).toEqual(made?.fragment);
  });

  test('what no article has any more is deleted, and what is being written is not', async () => {
    const folder = await makeFolder();
    const [kept] = await compileSources(folder, [plain, withFact], shownData);
    await writeFile(join(folder, `${kept?.digest}.json.unfinished`), '{');
    await pruneFragments(folder, new Set([kept?.digest ?? '']));
    expect((await readdir(folder)).sort()).toEqual([`${kept?.digest}.json`, `${kept?.digest}.json.unfinished`]);
    await expect(pruneFragments(join(folder, 'nowhere'), new Set())).resolves.toBeUndefined();
  });

  test('compiling the same text twice at once leaves one complete file', async () => {
    const folder = await makeFolder();
    await Promise.all([1, 2].map(() => compileSources(folder, [plain], shownData)));
    expect(await readdir(folder)).toHaveLength(1);
  });
});
