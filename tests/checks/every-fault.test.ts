import { expect, test } from 'vitest';
import type { Finding } from '../../src/findings/finding.ts';
import { article, category, channel, checkContent, label, places, site, taxonomy, team } from '../support/builders.ts';

const refund = 'articles/zh-cn/refund.mdx';

const faulty = {
  category: 'ordres',
  products: ['coures'],
  stage: 'learnin',
  owner: 'biling',
  reviewed: '2027-01-01',
  related: ['exchange'],
  answers: ['怎样退款'],
  escalateTo: 'mial',
  body: '见[换货](/zh-cn/articles/exchange/)和![图](/media/none.png)',
};

const withoutTheOneAdded = (findings: readonly Finding[]): string[] =>
  places(findings).filter(
    (place) => !place.startsWith('schema/') && !place.startsWith('taxonomy/empty') && !place.startsWith('taxonomy/orphan'),
  );

test.each([
  ['a wrong type', { type: 'fqa' }],
  ['an unknown field', { colour: 'red' }],
  ['a missing field', { summary: undefined }],
])('%s hides no other fault of the article', async (_fault, fields) => {
  const all = await checkContent({ files: { [refund]: article(faulty) } });
  const { findings } = await checkContent({ files: { [refund]: article({ ...faulty, ...fields }) } });
  expect(findings.filter(({ rule }) => rule.startsWith('schema/'))).toHaveLength(1);
  const rulesOf = (found: readonly Finding[]): string[] =>
    withoutTheOneAdded(found)
      .map((place) => place.split(' ')[0]!)
      .sort();
  expect(rulesOf(findings)).toEqual(rulesOf(all.findings));
  expect(rulesOf(findings)).toEqual([
    'answers/copied-from-title',
    'link/broken',
    'media/missing',
    'owner/unknown',
    'related/missing',
    'staleness/future',
    'taxonomy/unknown-category',
    'taxonomy/unknown-channel',
    'taxonomy/unknown-product',
    'taxonomy/unknown-stage',
  ]);
});

test('an invalid field does not hide that a known issue lacks its status', async () => {
  const { findings } = await checkContent({ files: { [refund]: article({ type: 'known-issue', title: 5 }) } });
  expect(places(findings).slice(0, 2)).toEqual([
    'schema/invalid-value content/articles/zh-cn/refund.mdx:2:1',
    'schema/invalid-value content/articles/zh-cn/refund.mdx:2:8',
  ]);
});

test('front matter that cannot be parsed hides no fault of the body', async () => {
  const text = article({ body: '见[换货](/zh-cn/articles/exchange/)\n\n<Unknown />\n' }).replace('type: faq', 'type：faq');
  const { findings } = await checkContent({ files: { [refund]: text } });
  expect(places(findings)).toEqual([
    'schema/syntax content/articles/zh-cn/refund.mdx:4:5',
    'link/broken content/articles/zh-cn/refund.mdx:15:2',
    'mdx/unknown-component content/articles/zh-cn/refund.mdx:17:1',
  ]);
});

test('links to headings of an article with invalid front matter are checked in its own text', async () => {
  const { findings } = await checkContent({
    locales: ['zh-cn', 'en'],
    files: {
      [refund]: article({ body: '## 条件\n\n文字\n' }),
      'articles/en/refund.mdx': article({ type: 'fqa', answers: ['refund please'], body: '## Conditions\n\nText\n' }),
      'articles/en/other.mdx': article({
        answers: ['another question'],
        body: '[a](/en/articles/refund/#conditions) [b](/en/articles/refund/#conditons)',
      }),
    },
  });
  expect(findings.filter(({ severity }) => severity === 'error').map(({ rule, message }) => `${rule} ${message}`)).toEqual([
    'link/anchor `refund` has no heading `#conditons`. Did you mean `conditions`?',
    'schema/invalid-value `fqa` is not a value of `type`. Did you mean `faq`?',
  ]);
});

const body = [
  '<Fact id="refund-days" />内可退，见<Term id="cooling-off">冷静期</Term>，',
  '[退款](/zh-cn/categories/orders/)或[主页](/zh-cn/)，[搜索](/zh-cn/search/)。\n\n<Channel id="mail" />\n',
].join('');

const answers = ['怎样退款最快', '退款多久到', '能不能退款', '退款到哪里', '银子能要回来吗'];

/** Content in which each file of the operator is needed by another. */
const connected = {
  'site.yaml': site({ tasks: [{ article: 'refund', label: label('退款'), description: label('七天内') }] }),
  'taxonomy.yaml': taxonomy({ categories: [category({ reviewEvery: 1000 })] }),
  'team.yaml': team(),
  'channels.yaml': { channels: [channel()], notice: { label: label('小心'), description: label('骗子'), article: 'refund' } },
  'facts.yaml': [{ id: 'refund-days', value: label('7 天') }],
  'glossary.yaml': [{ id: 'cooling-off', term: label('冷静期'), definition: label('七天') }],
  'synonyms.yaml': { 'zh-cn': [['银子', '退款']] },
  [refund]: article({ body, related: ['other'], reviewed: '2025-06-01', escalateTo: 'mail', answers }),
  'articles/zh-cn/other.mdx': article({ title: '别的', owner: 'lin', answers: ['别的问题'] }),
};

test('content in which everything is connected has no finding', async () => {
  expect(places((await checkContent({ files: connected })).findings)).toEqual([]);
});

test.each(['site', 'taxonomy', 'team', 'channels', 'facts', 'glossary', 'synonyms'])(
  'an error in %s.yaml is one finding and causes no other',
  async (name) => {
    const file = `${name}.yaml` as keyof typeof connected;
    const syntax = await checkContent({ files: { ...connected, [file]: 'a: [' } });
    expect(places(syntax.findings)).toEqual([`schema/syntax content/${name}.yaml:1:5`]);
    const data = connected[file] as object;
    const isList = Array.isArray(data);
    const invalid = isList ? [...(data as object[]), { id: 5 }] : { ...data, UNKNOWN: 1 };
    const { findings } = await checkContent({ files: { ...connected, [file]: invalid } });
    expect(new Set(findings.map(({ file: path, rule }) => `${path} ${rule.split('/')[0]}`))).toEqual(
      new Set([`content/${name}.yaml schema`]),
    );
  },
);

test('a site.yaml without locales is the only finding', async () => {
  const { findings } = await checkContent({ files: { ...connected, 'site.yaml': site({ locales: undefined }) } });
  expect(places(findings)).toEqual(['schema/missing-field content/site.yaml:1:1']);
});
