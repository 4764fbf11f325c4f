import { isDeepStrictEqual } from 'node:util';
import { describe, expect, test } from 'vitest';
import { compileSources } from '../../../src/markdown/compile/compile-pool.ts';
import type { CompileLimits } from '../../../src/markdown/compile/compile-thread.ts';
import { fragmentDigest, readFacts, readFragment, type Source } from '../../../src/markdown/fragments.ts';
import { makeFolder } from '../../support/builders.ts';
import { threadsOf } from '../../support/threads.ts';
import { compile, shownData } from '../compile-body.ts';

const plain: Source = { locale: 'zh-cn', body: '没有组件。' };

/** At every blank line the parser tries whether the export ends there, which takes half a minute. */
const endless: Source = { locale: 'en', body: `export const a = [\n\n${'0,\n\n'.repeat(20_000)}` };

const briefly: CompileLimits = { cpuMs: 500, wallMs: 60_000, memoryMb: 512 };

describe('the pool', () => {
  test('threads give what one after the other gives, in the order of the sources', async () => {
    const extras = ['<Fact id="refund-days" />', '```js\nconst a = 1;\n```', '{broken', '<constructor />', '| a |\n|:-:|\n| b |'];
    const sources = Array.from(
      { length: 120 },
      (_, index): Source => ({
        locale: index % 2 === 0 ? 'zh-cn' : 'en',
        body: `## 第 ${index} 篇\n\n${extras[index % extras.length]}\n`,
      }),
    );
    const folder = await makeFolder();
    const pooled = await compileSources(folder, sources, shownData);
    const alone = [];
    for (const { body, locale } of sources) alone.push(await compile(body, locale));
    expect(await Promise.all(pooled.map(({ digest }) => readFragment(folder, digest)))).toEqual(alone);
    expect(alone).toMatchObject(pooled.map(({ fragment }) => fragment));
    expect(pooled.map(({ digest }) => digest)).toEqual(sources.map((source) => fragmentDigest(source, shownData)));
  });

  test('articles with the same text do not get in each other’s way', async () => {
    const folder = await makeFolder();
    const compiled = await compileSources(
      folder,
      Array.from({ length: 300 }, () => plain),
      shownData,
    );
    const { html: _html, markdown: _markdown, ...alone } = await compile(plain.body);
    expect(compiled).toHaveLength(300);
    expect(compiled.every(({ fragment }) => isDeepStrictEqual({ ...fragment }, alone))).toBe(true);
  });

  test('a text that is saved again is compiled by the thread that is there', async () => {
    const folder = await makeFolder();
    await compileSources(folder, [{ ...plain, body: '一' }], shownData);
    const { threads } = await threadsOf(() => compileSources(folder, [{ ...plain, body: '二' }], shownData));
    expect(threads).toEqual([]);
  });
});

describe('an article that exceeds a limit', () => {
  test('is stopped, named and not remembered, and the articles around it are compiled', async () => {
    const folder = await makeFolder();
    const sources = [plain, endless, { locale: 'en', body: 'Fine.' }, endless, { locale: 'en', body: 'Fine, too.' }];
    const compiled = await compileSources(folder, sources, shownData, { limits: briefly });
    expect(compiled.map(({ fragment }) => fragment.words)).toEqual([['没有组件。'], [], ['Fine.'], [], ['Fine, too.']]);
    expect(compiled[1]?.fragment.findings).toEqual([
      {
        rule: 'mdx/too-slow',
        line: 1,
        column: 1,
        message: 'Compiling the article takes more than 0.5 s, so it was stopped.',
        hint: 'Simplify or split it; text pasted from a program belongs in a code block.',
      },
    ]);
    // The next run tries it again, since only the machine may have been busy.
    expect(compiled.map(({ digest }) => readFacts(folder, digest) !== undefined)).toEqual([true, false, true, false, true]);
  });

  test('is stopped after its wall-clock limit as well', async () => {
    const [compiled] = await compileSources(await makeFolder(), [endless], shownData, {
      limits: { ...briefly, cpuMs: 60_000, wallMs: 500 },
    });
    expect(compiled?.fragment.findings).toMatchObject([{ rule: 'mdx/too-slow' }]);
  });

  test('is stopped when it fills the memory', async () => {
    const [hungry, other] = await compileSources(
      await makeFolder(),
      [{ locale: 'en', body: '<br/>'.repeat(20_000) }, plain],
      shownData,
      { limits: { cpuMs: 60_000, wallMs: 60_000, memoryMb: 40 } },
    );
    expect(hungry?.fragment.findings).toMatchObject([
      { rule: 'mdx/too-slow', message: expect.stringContaining('more than 40 MB of memory') },
    ]);
    expect(other?.fragment.words).toEqual(['没有组件。']);
  });
});
