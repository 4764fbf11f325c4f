import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createIndex } from 'pagefind';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Outcome } from '../../src/checks/search-contract/ask-question.ts';
import type { Asked } from '../../src/checks/search-contract/contract.ts';
import { blindFindings, contractFigures, contractFindings } from '../../src/checks/search-contract/contract-findings.ts';
import { keepInThread } from '../../src/checks/search-contract/contract-thread.ts';
import { type KeptContract, keepContract } from '../../src/checks/search-contract/keep-contract.ts';
import { makeEdition } from '../../src/edition/edition.ts';
import { searchDocuments } from '../../src/edition/search-documents.ts';
import { readEnvironment } from '../../src/knowledge/environment.ts';
import { writeSearchIndex } from '../../src/search/write-index.ts';
import { article, type ContentOverrides, checkContent } from '../support/builders.ts';
import { newFolder } from '../support/folder.ts';

const ranking = vi.hoisted(() => ({ isSpoiled: false }));

vi.mock('../../src/search/ranking/rank.ts', async (importOriginal) => {
  const original = await importOriginal<typeof import('../../src/search/ranking/rank.ts')>();
  return {
    ...original,
    fuse: (...scores: Parameters<typeof original.fuse>) => {
      const ranked = original.fuse(...scores);
      return ranking.isSpoiled ? ranked.map(({ key, score }) => ({ key, score: -score })).reverse() : ranked;
    },
  };
});

vi.mock('../../src/search/ranking/quick-hits.ts', async (importOriginal) => {
  const original = await importOriginal<typeof import('../../src/search/ranking/quick-hits.ts')>();
  return {
    ...original,
    quickHitsOf: (...asked: Parameters<typeof original.quickHitsOf>) =>
      ranking.isSpoiled ? { articles: [], margin: 0 } : original.quickHitsOf(...asked),
  };
});

vi.mock('../../src/checks/search-contract/contract-thread.ts', async (importOriginal) => {
  const original = await importOriginal<typeof import('../../src/checks/search-contract/contract-thread.ts')>();
  return { keepInThread: vi.fn(original.keepInThread) };
});

const topics = {
  refund: {
    title: '课程可以退款吗？怎么退？',
    answers: ['买错课了想退', '退款要多久到账'],
    body: '七天之内可以申请退款，三天到账。',
  },
  invoice: { title: '怎么开发票？', answers: ['报销要票据', '发票抬头写错了'], body: '在订单页申请电子发票，抬头可以改一次。' },
  video: { title: '视频一直转圈', answers: ['看课卡得不行', '缓冲半天出不来'], body: '先换网络，再清除缓存，最后重新安装。' },
  phone: { title: '换手机号了怎么登录', answers: ['旧号码停机了', '收不到短信验证'], body: '用邮箱登录，再绑定新的手机号码。' },
  name: { title: '名字写错了怎么改', answers: ['证书上名字写错了'], body: '个人信息页可以改名字，写错了改两次为限。' },
  address: { title: '地址写错了怎么办', answers: ['收货地址填错'], body: '发货之前可以改地址，写错了请联系我们。' },
  late: { title: '发票什么时候寄', answers: ['发票还没收到'], body: '纸质发票每周五寄出。' },
  homework: { title: '作业写错了能重交吗', answers: ['作业交错了'], body: '截止之前可以重交，写错了不扣分。' },
  club: {
    title: '俱乐部活动怎么报名',
    answers: ['想参加周末的聚会', '活动名额满了'],
    body: '活动页点报名，名额满了可以排队等候。',
  },
};

const contentOf = (changes: Partial<Record<keyof typeof topics, object>> = {}): ContentOverrides => ({
  files: Object.fromEntries(
    Object.entries(topics).map(([id, fields]) => [
      `articles/zh-cn/${id}.mdx`,
      article({ ...fields, ...changes[id as keyof typeof topics] }),
    ]),
  ),
});

let folder: string;
beforeEach(() => {
  folder = newFolder();
  ranking.isSpoiled = false;
});

interface Kept extends KeptContract {
  /** `<rule> <question or title>` of each finding. */
  says: string[];
}

/** Builds the index of a content and keeps its contract, with what was kept before in the same folder. */
async function keep(
  content: ContentOverrides,
  spoil: (siteDir: string) => Promise<void> = async () => {},
  questionsPerThread?: number,
): Promise<Kept> {
  const checked = await checkContent(content);
  const environment = { ...readEnvironment({}), today: '2026-11-20' };
  const edition = makeEdition(checked, environment, checked.fragmentsDir, { version: 1, locales: {} });
  const documents = await searchDocuments(edition, checked.fragmentsDir);
  const siteDir = join(folder, 'site');
  await writeSearchIndex({ documents, frame: edition.frame, synonyms: edition.synonyms, isForBrowsers: false }, siteDir);
  await spoil(siteDir);
  const kept = await keepContract({
    edition,
    documents,
    siteDir,
    cacheDir: join(folder, 'cache'),
    ...(questionsPerThread !== undefined && { questionsPerThread }),
  });
  const findings = [...blindFindings(kept.blind, checked.articles), ...contractFindings(kept.asked, checked.articles)];
  return { ...kept, says: findings.map(({ rule, message }) => `${rule} ${/“([^”]+)”/.exec(message)?.[1]}`) };
}

describe('the search contract', () => {
  test('is kept when every question is answered among the first three', async () => {
    const { asked, says, askedAgain } = await keep(contentOf());
    expect(asked).toHaveLength(14);
    expect(askedAgain).toBe(14);
    expect(asked.every(({ shipped }) => shipped.rank >= 1 && shipped.rank <= 3)).toBe(true);
    expect(says).toEqual([]);
  });

  test('a spoiled ranking loses questions, and the articles that come first are named', async () => {
    ranking.isSpoiled = true;
    const { says, asked } = await keep(contentOf());
    expect(says.filter((text) => text.startsWith('answers/not-found')).length).toBeGreaterThan(3);
    expect(asked.every(({ shipped }) => shipped.first.length > 0)).toBe(true);
  });

  test('an index whose pages do not say their language is found out', async () => {
    const { says } = await keep(contentOf(), async (siteDir) => {
      const { index } = await createIndex({ writePlayground: false });
      for (const [id, { title, body }] of Object.entries(topics))
        await index?.addHTMLFile({
          url: `/zh-cn/articles/${id}/`,
          content: `<html><body><h1>${title}</h1><p>${body}</p></body></html>`,
        });
      await rm(join(siteDir, 'pagefind'), { recursive: true });
      await index?.writeFiles({ outputPath: join(siteDir, 'pagefind') });
      await index?.deleteIndex();
    });
    expect(says.filter((text) => text.startsWith('search/not-indexed'))).toHaveLength(Object.keys(topics).length);
  });
});

describe('with a second thread', () => {
  const inTwoLocales = (): ContentOverrides => ({
    locales: ['zh-cn', 'en'],
    files: {
      ...contentOf().files,
      'articles/en/refund.mdx': article({ title: 'Get a refund', answers: ['I want my money back'], body: 'Within a week.' }),
      'articles/en/video.mdx': article({ title: 'The video stops', answers: ['it buffers all the time'], body: 'Try wifi.' }),
    },
  });

  test('the outcomes are those of one, in the same order', async () => {
    const inOne = await keep(inTwoLocales());
    await rm(join(folder, 'cache'), { recursive: true });
    expect(keepInThread).not.toHaveBeenCalled();
    const inTwo = await keep(inTwoLocales(), undefined, 1);
    expect(keepInThread).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ locale: 'en' }));
    expect(inTwo).toEqual(inOne);
    expect(inTwo.asked.map(({ locale }) => locale)).toEqual([...Array(14).fill('zh-cn'), 'en', 'en']);
    expect((await keep(inTwoLocales(), undefined, 1)).askedAgain).toBe(0);
  });

  test('what goes wrong there goes wrong here', async () => {
    const lose = (siteDir: string) => rm(join(siteDir, 'search/en'), { recursive: true });
    await expect(keep(inTwoLocales(), lose, 1)).rejects.toThrow(/ENOENT.*search\/en\/entry\.json/);
  });
});

describe('after a change', () => {
  test('nothing is asked when nothing has changed, and what was found is still said', async () => {
    const first = await keep(contentOf());
    const second = await keep(contentOf());
    expect(second.askedAgain).toBe(0);
    expect(second.asked).toEqual(first.asked);
    expect(second.says).toEqual(first.says);
  });

  test('only what it may have moved is asked again, with the same outcome as asking everything', async () => {
    await keep(contentOf());
    const changed = contentOf({ club: { title: '周末聚会怎么报名' } });
    const again = await keep(changed);
    expect(again.askedAgain).toBeGreaterThanOrEqual(2);
    expect(again.askedAgain).toBeLessThan(14);
    await rm(join(folder, 'cache'), { recursive: true });
    const full = await keep(changed);
    expect(again.asked.map(({ question, shipped }) => [question, shipped.rank])).toEqual(
      full.asked.map(({ question, shipped }) => [question, shipped.rank]),
    );
    expect(again.says).toEqual(full.says);
  });

  test('a memory that cannot be read is no memory', async () => {
    await keep(contentOf());
    const file = join(folder, 'cache/search-contract-zh-cn.json');
    await writeFile(file, (await readFile(file, 'utf8')).slice(0, 50));
    expect((await keep(contentOf())).askedAgain).toBe(14);
  });
});

describe('figures', () => {
  const first = { rank: 1, first: [] };
  const fourth = { rank: 4, first: [] };
  const asked = (article: string, shipped: Outcome, without?: Outcome): Asked => ({
    locale: 'en',
    article,
    question: `${article} ${shipped.rank} ${without?.rank}`,
    shipped,
    ...(without && { without }),
  });

  test('count the questions of each article, and the fragile ones among them', () => {
    expect(
      contractFigures([asked('a', first, fourth), asked('b', first, first), asked('a', first, first), asked('b', fourth)]),
    ).toEqual([
      { locale: 'en', article: 'a', questions: 2, fragile: 1 },
      { locale: 'en', article: 'b', questions: 2, fragile: 0 },
    ]);
    expect(contractFigures([])).toEqual([]);
  });
});
