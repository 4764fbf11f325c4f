import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compileSources } from '../../src/markdown/compile/compile-pool.ts';
import { fragmentDigest, pruneFragments, readFragment, type Source } from '../../src/markdown/fragments.ts';
import { TextCache } from '../../src/text-cache.ts';
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
    const marked = { ...(await readFragment(folder, first[0]?.digest ?? '')), words: ['from', 'the', 'cache'] };
    TextCache.in(folder).set('facts', [
      [first[0]?.digest ?? '', `${JSON.stringify({ ...marked, words: undefined })}\n${JSON.stringify(marked.words)}\n`],
    ]);
    const second = await compileSources(folder, [plain, withFact], shownData);
    expect(second[0]?.fragment.words).toEqual(['from', 'the', 'cache']);
    expect(second[1]).toEqual(first[1]);
  });

  test('a run that needs pages compiles what an earlier one has only checked', async () => {
    const folder = await makeFolder();
    const [checked] = await compileSources(folder, [plain], shownData, { withPages: false });
    expect(await readFragment(folder, checked?.digest ?? '')).toBeUndefined();
    const [whole] = await compileSources(folder, [plain], shownData);
    expect(whole?.fragment).toEqual({ ...checked?.fragment, extras: { icons: [], styles: [] } });
    expect((await readFragment(folder, checked?.digest ?? ''))?.html).toContain('没有组件');
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
    expect((await readFragment(folder, again?.digest ?? ''))?.html).toContain('14 天');
  });

  test('locale and body are parts of the name', () => {
    const names = [plain, { ...plain, locale: 'en' }, { ...plain, body: '别的' }].map((source) =>
      fragmentDigest(source, shownData),
    );
    expect(new Set(names).size).toBe(3);
  });

  test('a fragment of which only half is there is compiled again', async () => {
    const folder = await makeFolder();
    const [made] = await compileSources(folder, [plain], shownData);
    const digest = made?.digest ?? '';
    const whole = await readFragment(folder, digest);
    TextCache.in(folder).set('facts', [[digest, JSON.stringify(made?.fragment).slice(0, 20)]]);
    expect(await readFragment(folder, digest)).toBeUndefined();
    expect(await compileSources(folder, [plain], shownData)).toEqual([made]);
    expect(await readFragment(folder, digest)).toEqual(whole);
  });

  test('what no article has any more is deleted', async () => {
    const folder = await makeFolder();
    const [kept, other] = await compileSources(folder, [plain, withFact], shownData);
    pruneFragments(folder, new Set([kept?.digest ?? '']));
    expect(await readFragment(folder, kept?.digest ?? '')).toBeDefined();
    expect(await readFragment(folder, other?.digest ?? '')).toBeUndefined();
    expect(() => pruneFragments(join(folder, 'nowhere'), new Set())).not.toThrow();
  });
});
