import { describe, expect, test } from 'vitest';
import { isFound } from '../../src/checks/search-contract/ask-question.ts';
import { contractFigures, contractFindings } from '../../src/checks/search-contract/contract-findings.ts';
import { findFragile } from '../../src/checks/search-contract/find-fragile.ts';
import { type Contested, groupQuestions } from '../../src/checks/search-contract/group-questions.ts';
import { createAskWithout } from '../../src/checks/search-contract/leave-out.ts';
import { makeEdition } from '../../src/edition/edition.ts';
import { type SearchDocument, searchDocuments } from '../../src/edition/search-documents.ts';
import { readEnvironment } from '../../src/knowledge/environment.ts';
import { writeSearchIndex } from '../../src/search/write-index.ts';
import { type ArticleOverrides, article, checkContent } from '../support/builders.ts';
import { newFolder } from '../support/folder.ts';
import { isLong } from '../support/long.ts';
import { openOnce } from '../support/open-once.ts';
import { readSampleEdition } from '../support/sample-edition.ts';

const topics = {
  refund: { title: '课程可以退款吗', answers: ['买错课了想退', '退款多久到账'], body: '七天之内可以申请退款，三天到账。' },
  invoice: { title: '怎么开发票', answers: ['报销要票据', '发票抬头写错了'], body: '在订单页申请电子发票，抬头可以改。' },
  video: { title: '视频一直转圈', answers: ['看课卡得不行'], body: '先换网络，再清除缓存。' },
  phone: { title: '换手机号了怎么登录', answers: ['旧号码停机了'], body: '用邮箱登录，再绑定新的手机号码。' },
  late: { title: '发票什么时候寄', answers: ['发票还没收到'], body: '纸质发票每周五寄出。' },
  name: { title: '名字写错了怎么改', answers: ['证书上名字写错了'], body: '写错了改两次为限。' },
  address: { title: '地址写错了怎么办', answers: ['收货地址填错'], body: '写错了请联系我们。' },
};

async function contentOf(own: Readonly<Record<string, ArticleOverrides>>) {
  const files = Object.entries(own).map(([id, fields]) => [`articles/zh-cn/${id}.mdx`, article(fields)]);
  const checked = await checkContent({ files: { 'articles/zh-cn/refund.mdx': undefined, ...Object.fromEntries(files) } });
  const environment = { ...readEnvironment({}), today: '2026-11-20' };
  const edition = makeEdition(checked, environment, checked.fragmentsDir, { version: 1, locales: {} });
  const documents = await searchDocuments(edition, checked.fragmentsDir);
  return { articles: checked.articles, documents, frame: edition.frame, synonyms: edition.synonyms };
}

describe('fragile questions', () => {
  test('are those whose article has their words nowhere else', async () => {
    const invoice = { title: '关于凭据的说明', summary: '说明。', body: '在订单页申请，可以改一次。' };
    const progress: [number, number][] = [];
    const { articles, ...content } = await contentOf({ ...topics, invoice: { ...topics.invoice, ...invoice } });
    const onProgress = (written: number, indexes: number): unknown => progress.push([written, indexes]);
    const asked = await findFragile({ ...content, folder: newFolder(), onProgress });
    const fragile = asked.filter(({ shipped, without }) => isFound(shipped) && without && !isFound(without));
    expect(fragile.map(({ question }) => question)).toContain('发票抬头写错了');
    expect(fragile.map(({ question }) => question)).not.toContain('退款多久到账');
    const messages = contractFindings(asked, articles).filter(({ rule }) => rule === 'answers/fragile');
    expect(messages).toHaveLength(fragile.length);
    expect(contractFigures(asked).reduce((sum, figures) => sum + figures.fragile, 0)).toBe(fragile.length);
    const [written, indexes] = progress.at(-1) ?? [];
    expect(written).toBe(indexes);
  }, 60_000);

  test('a question that is the title again leaves the title where it is', async () => {
    const { articles: _, ...content } = await contentOf({ ...topics, video: { ...topics.video, answers: ['视频一直转圈'] } });
    const asked = await findFragile({ ...content, folder: newFolder() });
    expect(asked.find(({ question }) => question === '视频一直转圈')?.without?.rank).toBe(1);
  }, 60_000);

  test('are asked with the outcome that the search of a site built without them has', async () => {
    const sample = await readSampleEdition();
    const { frame, synonyms } = sample.edition;
    const documents = sample.documents.filter((_, number) => number % (isLong ? 6 : 12) === 0);
    const content = { documents, frame, synonyms };
    const ask = createAskWithout(content, newFolder());
    const left = (['zh-cn', 'en'] as const).map((locale) => {
      const own = documents.filter((document) => document.locale === locale && document.answers.length > 1);
      const document = own[Math.floor(own.length / 2)] as SearchDocument;
      return { locale, article: document.id, question: document.answers[1] ?? '' };
    });
    const site = newFolder();
    const without = documents.map((document) => ({
      ...document,
      answers: document.answers.filter(
        (question) =>
          !left.some((each) => each.article === document.id && each.locale === document.locale && each.question === question),
      ),
    }));
    await writeSearchIndex({ ...content, documents: without, isForBrowsers: false }, site);
    const openSearch = openOnce(site);
    for (const [{ locale, question }, { first }] of await ask(left, left)) {
      const { hits } = await (await openSearch(locale)).search(question, { limit: first.length });
      expect(first).toEqual(hits.map(({ url }) => url.split('/').at(-2)));
    }
  }, 120_000);
});

describe('a group of questions', () => {
  const contested = (name: string, rivals: string[] = []): Contested => {
    const [locale = '', article = ''] = name.split('/');
    return { locale, article, question: name, rivals: new Set([article, ...rivals]) };
  };
  const grouped = (questions: Contested[], size = 10): string[][] =>
    groupQuestions(questions, () => size).map((group) => group.map(({ question }) => question));

  test('has one phrasing of an article', () => {
    expect(grouped([contested('en/a/1'), contested('en/a/2'), contested('en/b/1')])).toEqual([['en/a/1', 'en/b/1'], ['en/a/2']]);
  });

  test('has no article that competes with another of the group', () => {
    expect(grouped([contested('en/a', ['b']), contested('en/b'), contested('en/c', ['a']), contested('en/d')])).toEqual([
      ['en/a', 'en/d'],
      ['en/b', 'en/c'],
    ]);
  });

  test('is no larger than allowed in a locale, and an index serves one of each locale', () => {
    expect(grouped([contested('en/a'), contested('en/b'), contested('zh-cn/a')], 1)).toEqual([['en/a', 'zh-cn/a'], ['en/b']]);
    expect(grouped([])).toEqual([]);
  });
});
