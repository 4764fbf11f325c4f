import { describe, expect, test } from 'vitest';
import type { Outcome } from '../../src/checks/search-contract/ask-question.ts';
import type { Asked } from '../../src/checks/search-contract/contract.ts';
import { type Rule, rules } from '../../src/findings/rules.ts';
import { articleSchema } from '../../src/knowledge/schemas/article.ts';
import { themeProperties } from '../../src/knowledge/theme-properties.ts';
import { components } from '../../src/markdown/components/index.ts';
import {
  type ArticleOverrides,
  article,
  type ContentOverrides,
  category,
  channel,
  checkContent,
  drawing,
  type FileContent,
  label,
  ofRule,
  person,
  SymbolicLink,
  site,
  taxonomy,
  team,
  UnreadableFile,
} from '../support/builders.ts';

interface Case {
  broken: ContentOverrides;
  /** The rule's findings: `<place> <message> <hint>`. */
  says: readonly string[];
  kept: ContentOverrides;
}

const zh = 'articles/zh-cn/refund.mdx';
const en = 'articles/en/refund.mdx';
const both = ['zh-cn', 'en'];

const on = (fields: ArticleOverrides): ContentOverrides => ({ files: { [zh]: article(fields) } });
const resolved = { status: 'resolved', since: '2026-10-12', resolved: '2026-10-26', severity: 'low' };
const channels = (file: object | object[]): ContentOverrides => ({ files: { 'channels.yaml': file } });
const open = (weekly: Record<string, string[]>) => ({ zone: 'Asia/Shanghai', weekly, holidays: [], exceptions: [] });
const weekdays = { mon: ['09:00-18:00'], wed: ['09:00-18:00'], fri: ['09:00-18:00'] };
const targets = (...metrics: string[]): string =>
  metrics.map((metric) => `- { metric: ${metric}, better: higher, target: 0.8, alert: 0.6, scale: 0.1 }\n`).join('');
const body = (text: string): ContentOverrides => on({ body: text });
const withMedia = (text: string, media: Readonly<Record<string, FileContent>>): ContentOverrides => ({
  files: {
    ...body(text).files,
    ...Object.fromEntries(Object.entries(media).map(([name, content]) => [`media/${name}`, content])),
  },
});
const pair = (fields: ArticleOverrides, other: ArticleOverrides): ContentOverrides => ({
  files: { [zh]: article(fields), 'articles/zh-cn/other.mdx': article({ title: '别的', answers: ['别的问题'], ...other }) },
});
const english = (fields: ArticleOverrides): ContentOverrides & { files: Record<string, string> } => ({
  locales: ['en'],
  files: { [en]: article({ title: 'Refunds', summary: 'Refunds in a week.', body: 'Open the order.\n', ...fields }) },
});
/** A picture of 152 bytes. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAwAAAAMAgMAAAArG7R0AAAADFBMVEVv0DHQMZEff+FTbswTCRNWAAAACXBIWXMAAAPoAAAD6AG1e1JrAAAAMklEQVQImQXBQREAMAgDweOBhFQa00EBMlInSO0uq6XcRCeTi1y4g5uDVrgeHZccsccfEYALCuHBLhMAAAAASUVORK5CYII=',
  'base64',
);
const plainSvg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"/>';
const branded = (brand: object): ContentOverrides => ({
  files: {
    'site.yaml': site({ brand }),
    'media/logo.svg': plainSvg,
    'media/unsafe.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><script>alert(1)</script></svg>',
  },
});
const themed = (css: string): ContentOverrides => ({ files: { 'theme.css': css } });
const whatThemesHold =
  'Set custom properties only, in `:root`, or for the dark scheme in `:root[data-theme="dark"]` or `@media (prefers-color-scheme: dark) { :root { … } }`.';
const manyReviewedOn = (count: number): ContentOverrides => ({
  files: Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `articles/zh-cn/a${index}.mdx`,
      article({ answers: [`问题${index}`], reviewed: '2026-11-02' }),
    ]),
  ),
});

/** Twenty articles, each listed as related by the one before it; the first by the last, unless it is left out. */
const chained = (first: number): ContentOverrides => ({
  files: {
    [zh]: undefined,
    ...Object.fromEntries(
      Array.from({ length: 20 }, (_, index) => [
        `articles/zh-cn/a${index}.mdx`,
        article({
          answers: [`问题${index}`],
          reviewed: `2026-11-0${1 + (index % 9)}`,
          related: [`a${Math.max(first, (index + 1) % 20)}`],
        }),
      ]),
    ),
  },
});
/** Sentences by number, each different from the others. */
const sentences = (from: number, to: number): string =>
  Array.from(
    { length: to - from },
    (_, index) => `第${from + index}步${String.fromCodePoint(0x4e00 + (from + index) * 7)}好。\n`,
  ).join('\n');
const glossary = {
  'glossary.yaml': [
    {
      id: 'log-in',
      term: { 'zh-cn': '登录', en: 'log in' },
      definition: label('进入账号', both),
      avoid: { 'zh-cn': ['登陆'], en: ['sign-in'] },
    },
    {
      id: 'invoice',
      term: { 'zh-cn': '数电发票', en: 'Digital invoice' },
      definition: label('发票', both),
      avoid: { 'zh-cn': ['电发票'] },
    },
  ],
};

const task = (overrides: object): object => ({
  article: 'refund',
  label: label('退款'),
  description: label('七天内'),
  ...overrides,
});

const askedOf = (shipped: Outcome, without: Outcome): Asked => ({
  locale: 'zh-cn',
  article: 'refund',
  question: '买错课了想退',
  shipped,
  without,
});

/** For each rule, content in which it is broken, and content near by in which it is kept. */
const cases: Readonly<Record<Rule, Case>> = {
  'schema/syntax': {
    says: [
      'content/facts.yaml:1:5 Flow sequence in block collection must be sufficiently indented and end with a ]. Fix the YAML here: indent with spaces, write one `field: value` per line, and quote text that contains `: ` or ` #` or starts with a special character.',
    ],
    broken: { files: { 'facts.yaml': 'a: [' } },
    kept: { files: { 'facts.yaml': '[]' } },
  },
  'schema/encoding': {
    says: [
      'content/articles/zh-cn/refund.mdx:1:2 The file is not UTF-8. Save it as UTF-8 (in most editors: “Save with encoding”). GBK and UTF-16 are not supported.',
    ],
    broken: { files: { [zh]: Buffer.from([0x2d, 0xff]) } },
    kept: on({ body: '\u{1f600} é 中' }),
  },
  'schema/too-large': {
    says: [
      'content/articles/zh-cn/refund.mdx:1:1 The file is 1024 KiB. Split it, or move anything that is not text elsewhere; the limit is 1024 KiB.',
    ],

    broken: body('a'.repeat(1024 * 1024)),
    kept: body('a b\n'.repeat(200)),
  },
  'schema/special-file': {
    says: [
      'content/articles/zh-cn/linked.mdx:1:1 `content/articles/zh-cn/linked.mdx` is a symbolic link; links are not followed. Replace the link with the file or folder itself.',
      'content/facts.yaml:1:1 `content/facts.yaml` is a symbolic link; links are not followed. Replace the link with the file or folder itself.',
    ],
    broken: { files: { 'articles/zh-cn/linked.mdx': new SymbolicLink('refund.mdx'), 'facts.yaml': new SymbolicLink('nowhere') } },
    // Editors leave such locks beside the file that is open.
    kept: { files: { 'articles/zh-cn/.#refund.mdx': new SymbolicLink('lin@desk.1234') } },
  },
  'schema/unreadable': {
    says: [
      'content/articles/zh-cn/pay.mdx:1:1 `content/articles/zh-cn/pay.mdx` cannot be read: permission denied. Give read permission to the user who runs the command, for example with `chmod u+r content/articles/zh-cn/pay.mdx`.',
      'content/team.yaml:1:1 `content/team.yaml` cannot be read: permission denied. Give read permission to the user who runs the command, for example with `chmod u+r content/team.yaml`.',
    ],
    broken: { files: { 'articles/zh-cn/pay.mdx': new UnreadableFile(), 'team.yaml': new UnreadableFile() } },
    kept: { files: { 'README.md': new UnreadableFile() } },
  },
  'schema/missing-file': {
    says: [
      'content/channels.yaml:1:1 `content/channels.yaml` does not exist. Create it; for a new help centre `npm run init` writes all files. KB_CONTENT names the content folder.',
    ],
    broken: { files: { 'channels.yaml': undefined } },
    kept: { files: { 'facts.yaml': undefined } },
  },
  'schema/no-articles': {
    says: [
      'content/articles:1:1 There are no articles in `content/articles`. Add one as `articles/<locale>/<id>.mdx`. KB_CONTENT names the content folder.',
    ],
    broken: { files: { [zh]: undefined } },
    kept: on({ state: 'draft' }),
  },
  'schema/front-matter': {
    says: [
      'content/articles/zh-cn/refund.mdx:1:1 The file does not start with front matter. Start the file with a line `---`, then the fields, then another line `---`.',
    ],
    broken: { files: { [zh]: '正文' } },
    kept: on({ body: '---\n\n正文' }),
  },
  'schema/unknown-key': {
    says: [
      `content/articles/zh-cn/refund.mdx:14:1 \`colour\` is not a field here. Correct its spelling or remove it. The fields are ${Object.keys(
        articleSchema.shape,
      )
        .map((field) => `\`${field}\``)
        .join(', ')}.`,
    ],
    broken: on({ colour: 'red' }),
    kept: on({ reviewEvery: 30 }),
  },
  'schema/missing-field': {
    says: ['content/articles/zh-cn/refund.mdx:2:1 `stage` is missing. Add `stage: …` (text).'],
    broken: on({ stage: undefined }),
    kept: on({ related: undefined }),
  },
  'schema/invalid-value': {
    says: [
      'content/articles/zh-cn/refund.mdx:4:7 `how to` is not a value of `type`. Did you mean `how-to`? Use one of `faq`, `troubleshooting`, `how-to`, `policy`, `known-issue`.',
    ],
    broken: on({ type: 'how to' }),
    kept: on({ type: 'how-to' }),
  },
  'schema/unknown-locale': {
    says: ['content/articles/jp/refund.mdx:1:1 `jp` is not a locale. The locales in site.yaml are `zh-cn`.'],
    broken: { files: { 'articles/jp/refund.mdx': article() } },
    kept: { locales: both, files: { [en]: article() } },
  },
  'schema/unknown-metric': {
    says: [
      'content/targets.yaml:1:13 `helpfullness` is not a figure of the reports. Did you mean `helpfulness`? Use one of `search-success`, `helpfulness`, `coverage`, `promises-kept`, `csat`, `first-reply-time`, `stage-time`, `resolution-rate`, `fcr`, `service-quality`, `handled-per-person`, `self-service-score`, `deflection`, `unsure-rate`, `empty-rate`, `churn`, `renewal`, `active`, `conversion`, `effect`.',
    ],
    broken: { files: { 'targets.yaml': '- { metric: helpfullness, better: higher, target: 0.8, alert: 0.6, scale: 0.1 }\n' } },
    kept: { files: { 'targets.yaml': '- { metric: helpfulness, better: higher, target: 0.8, alert: 0.6, scale: 0.1 }\n' } },
  },
  'target/missing': {
    says: [
      'content/targets.yaml:1:1 `coverage`, `csat` have no target, so the overview of the report cannot say whether they are good. Add a line for each, such as `{ metric: csat, better: higher, target: 0.9, alert: 0.8, scale: 0.05 }`.',
    ],
    broken: { files: { 'targets.yaml': targets('search-success', 'helpfulness', 'promises-kept') } },
    // Whoever has no targets yet is told so by the report.
    kept: { files: { 'targets.yaml': targets('search-success', 'helpfulness', 'coverage', 'promises-kept', 'csat') } },
  },
  'target/contradiction': {
    says: [
      'content/targets.yaml:1:27 `csat` is better the higher it is, not lower. Write `better: higher`.',
      'content/targets.yaml:2:54 `fcr` is a share, which cannot be 75. Write shares from 0 to 1: 0.9 for 90 %.',
      'content/targets.yaml:3:73 An alert at 0.1 would be raised although the target of 0.2 is met. Make `alert` at least 0.2.',
      'content/targets.yaml:4:54 A median of 5000 minutes meets the target, although `mail`, the slowest channel, promises replies for which half of the askers wait at most 4620. Lower it to at most 4620, or promise more time in channels.yaml. Times of targets run around the clock, promises in opening hours.',
    ],
    broken: {
      files: {
        'targets.yaml': `- { metric: csat, better: lower, target: 0.1, alert: 0.2, scale: 0.1 }
- { metric: fcr, better: higher, alert: 0.6, target: 75, scale: 0.1 }
- { metric: unsure-rate, better: lower, scale: 0.1, target: 0.2, alert: 0.1 }
- { metric: first-reply-time, better: lower, target: 5000, alert: 6000, scale: 60 }
`,
      },
    },
    kept: {
      files: {
        'targets.yaml': `- { metric: effect, better: higher, target: -0.1, alert: -0.2, scale: 0.1 }
- { metric: self-service-score, better: higher, target: 12, alert: 6, scale: 3 }
`,
      },
    },
  },
  'schema/unexpected-file': {
    says: [
      'content/articles/zh-cn/pay.md:1:1 `pay.md` is not read: only `.mdx` files are. Rename it to `pay.mdx`.',
      'content/articles/zh-cn/plan.docx:1:1 `plan.docx` is not read: only `.mdx` files are. Move it out of this folder. Pictures and downloads belong in `media/`.',
      'content/artikles:1:1 `artikles` is not read. Did you mean `articles`? Articles belong in `articles/`, handbook pages in `handbook/`, reply templates in `replies/`, pictures and downloads in `media/`.',
      'content/synonym.yaml:1:1 `synonym.yaml` is not read. Did you mean `synonyms.yaml`? Rename it, or move it out of the content folder. The files that are read are `site.yaml`, `taxonomy.yaml`, `team.yaml`, `channels.yaml`, `facts.yaml`, `targets.yaml`, `synonyms.yaml`, `glossary.yaml`, `theme.css`, `figures.csv`.',
    ],
    broken: {
      files: {
        'articles/zh-cn/pay.md': article(),
        'articles/zh-cn/plan.docx': 'x',
        'artikles/zh-cn/pay.mdx': article(),
        'synonym.yaml': '{}',
      },
    },
    kept: { files: { 'README.md': 'Ours.', 'articles/.DS_Store': 'x', 'articles/README.md': 'Ours.', 'synonyms.yaml': '{}' } },
  },
  'schema/file-name': {
    says: [
      'content/articles/zh-cn/My Refund.mdx:1:1 The file name cannot be used as an id. Rename it, for example to `my-refund.mdx`. Use a-z, 0-9 and hyphens only.',
    ],
    broken: { files: { 'articles/zh-cn/My Refund.mdx': article() } },
    kept: { files: { 'articles/zh-cn/My Folder/re-2.mdx': article() } },
  },
  'version/older': {
    says: [
      'content/site.yaml:1:1 The content is version 1, this engine reads 3. Run `npm run upgrade`, which says what it changes and what is left to do.',
    ],
    broken: { files: { 'site.yaml': { ...site(), contentVersion: undefined } } },
    kept: { files: { 'site.yaml': { ...site(), contentVersion: 3 } } },
  },
  'version/newer': {
    says: [
      'content/site.yaml:11:17 The content is version 4, this engine reads 3. Update the engine; an older one would misread the content.',
    ],
    broken: { files: { 'site.yaml': { ...site(), contentVersion: 4 } } },
    kept: { files: { 'site.yaml': { ...site(), contentVersion: 3 } } },
  },
  'taxonomy/unknown-category': {
    says: [
      'content/articles/zh-cn/refund.mdx:5:11 `order` is not a category. Did you mean `orders`? A category is defined in content/taxonomy.yaml.',
    ],
    broken: on({ category: 'order' }),
    kept: on({ category: 'orders' }),
  },
  'taxonomy/unknown-product': {
    says: [
      'content/articles/zh-cn/refund.mdx:8:5 `course` is not a product. Did you mean `courses`? A product is defined in content/taxonomy.yaml.',
    ],
    broken: on({ products: ['courses', 'course'] }),
    kept: on({ products: ['courses'] }),
  },
  'taxonomy/unknown-stage': {
    says: [
      'content/articles/zh-cn/refund.mdx:8:8 `learnin` is not a stage. Did you mean `learning`? A stage is defined in content/taxonomy.yaml.',
    ],
    broken: on({ stage: 'learnin' }),
    kept: on({ stage: 'learning' }),
  },
  'taxonomy/unknown-channel': {
    says: [
      'content/articles/zh-cn/refund.mdx:14:13 `email` is not a channel. Did you mean `mail`? A channel is defined in content/channels.yaml.',
    ],
    broken: on({ escalateTo: 'email' }),
    kept: on({ escalateTo: 'mail' }),
  },
  'taxonomy/empty-category': {
    says: [
      'content/taxonomy.yaml:9:13 The category `refunds` has no article, not even a draft. Write one (`npm run report` shows what readers ask), or remove the category.',
    ],

    broken: {
      files: {
        'taxonomy.yaml': taxonomy({
          categories: [category({ children: [category({ id: 'refunds' })] }), category({ id: 'money' })],
        }),
        [zh]: article({ category: 'money' }),
      },
    },
    kept: {
      files: {
        'taxonomy.yaml': taxonomy({ categories: [category({ children: [category({ id: 'refunds' })] })] }),
        // Someone is writing.
        [zh]: article({ category: 'refunds', state: 'draft' }),
      },
    },
  },
  'taxonomy/unknown-icon': {
    says: [
      'content/site.yaml:17:11 There is no icon `reciept`. Did you mean `receipt`? All icons are on https://lucide.dev/icons.',
      'content/taxonomy.yaml:8:11 There is no icon `undo2`. Did you mean `undo`? All icons are on https://lucide.dev/icons.',
    ],
    broken: {
      files: {
        'site.yaml': site({ tasks: [task({ icon: 'reciept' })] }),
        'taxonomy.yaml': taxonomy({ categories: [category({ icon: 'undo2' })] }),
      },
    },
    kept: {
      files: {
        'site.yaml': site({ tasks: [task({ icon: 'receipt' })] }),
        'taxonomy.yaml': taxonomy({ categories: [category({ icon: 'undo-2' })] }),
      },
    },
  },
  'taxonomy/task': {
    says: [
      'content/site.yaml:12:14 `refunds` is not a published, public article. Did you mean `refund`? Name the id of such an article, or remove the task.',
    ],
    broken: { files: { 'site.yaml': site({ tasks: [task({ article: 'refunds' })] }) } },
    kept: { files: { 'site.yaml': site({ tasks: [task({})] }) } },
  },
  'taxonomy/orphan': {
    says: ['content/taxonomy.yaml:18:9 No article uses the stage `leaving`, not even a draft. Write one, or remove the stage.'],

    broken: {
      files: {
        'taxonomy.yaml': taxonomy({
          stages: [
            { id: 'learning', label: label('学') },
            { id: 'leaving', label: label('走') },
          ],
        }),
      },
    },
    kept: {},
  },
  'owner/unknown': {
    says: [
      'content/articles/zh-cn/refund.mdx:10:8 `biling` is not a team or person. Did you mean `billing`? Teams and people are listed in content/team.yaml.',
    ],
    broken: on({ owner: 'biling' }),
    kept: on({ owner: 'lin' }),
  },
  'owner/skill': {
    says: [
      'content/articles/zh-cn/refund.mdx:10:8 Nobody in `billing` has the skill `orders`. Choose an owner with that skill, or add it to `skills` in content/team.yaml.',
    ],

    broken: { files: { 'team.yaml': team({ people: [person({ skills: [] })] }) } },
    // A parent’s skill stands for its children; a team without people says nothing.
    kept: {
      files: {
        'taxonomy.yaml': taxonomy({ categories: [category({ children: [category({ id: 'refunds' })] })] }),
        // Someone is writing.
        [zh]: article({ category: 'refunds', state: 'draft' }),
      },
    },
  },
  'staleness/due': {
    says: [
      'content/articles/zh-cn/refund.mdx:11:11 The review is due on 2026-11-28 (every 180 days). Compare the whole article with the service as it is today, fix what has changed, and set `reviewed` to that day.',
    ],
    broken: on({ reviewed: '2026-06-01' }),
    kept: on({ reviewed: '2026-11-20' }),
  },
  'staleness/overdue': {
    says: [
      'content/articles/zh-cn/refund.mdx:11:11 The review was due on 2026-10-28, 23 days ago (every 180 days). Compare the whole article with the service as it is today, fix what has changed, and set `reviewed` to that day.',
    ],
    broken: on({ reviewed: '2026-05-01' }),
    kept: on({ reviewed: '2026-05-01', reviewEvery: 365 }),
  },
  'staleness/future': {
    says: [
      'content/articles/zh-cn/refund.mdx:11:11 `2026-11-21` is in the future; today is 2026-11-20. Write the day on which someone last read the whole article and confirmed that it is correct.',
    ],
    broken: on({ reviewed: '2026-11-21' }),
    kept: on({ reviewed: '2026-11-20' }),
  },
  'staleness/bulk-bump': {
    says: [
      'content/articles/zh-cn/a0.mdx:11:11 16 articles in `zh-cn` have the review date 2026-11-02. Change `reviewed` only after reading the whole article; otherwise stale articles go unnoticed.',
    ],
    broken: manyReviewedOn(16),
    kept: manyReviewedOn(15),
  },
  'id/duplicate': {
    says: [
      'content/articles/zh-cn/orders/refund.mdx:1:1 `refund` is also the id of content/articles/zh-cn/refund.mdx. Rename one of them, and add `redirectFrom` to it if its URL was already public.',
      'content/articles/zh-cn/refund.mdx:1:1 `refund` is also the id of content/articles/zh-cn/orders/refund.mdx. Rename one of them, and add `redirectFrom` to it if its URL was already public.',
    ],

    broken: { files: { 'articles/zh-cn/orders/refund.mdx': article({ answers: ['另一个'] }) } },
    kept: { locales: both, files: { [en]: article() } },
  },
  'link/broken': {
    says: [
      'content/articles/zh-cn/refund.mdx:15:2 There is no article `refunds` in `zh-cn`. Did you mean `refund`? Correct the id: it is the article’s file name without `.mdx`.',
    ],
    broken: body('见[退款](/zh-cn/articles/refunds/)'),
    kept: body(
      '见[首页](/)、[订单](/zh-cn/categories/orders/)、[课](/zh-cn/products/courses)、[搜](/zh-cn/search/?q=a)、[图](/images/player.png)、[外](https://example.org)',
    ),
  },
  'link/anchor': {
    says: [
      'content/articles/zh-cn/refund.mdx:17:2 This article has no heading `#退款进度`. Did you mean `退款-进度`? Its headings are `#退款-进度`.',
    ],
    broken: body('## 退款 进度\n\n见[下](#退款进度)'),
    kept: body('## 退款 进度\n\n见[下](#退款-进度)、[编码](#%E9%80%80%E6%AC%BE-%E8%BF%9B%E5%BA%A6)'),
  },
  'link/self': {
    says: ['content/articles/zh-cn/refund.mdx:15:2 The article links to itself. Write `#x`.'],
    broken: body('见[本文](/zh-cn/articles/refund/#x)'),
    kept: body('## x\n\n见[本文](#x)'),
  },
  'link/redirect-conflict': {
    says: [
      'content/articles/zh-cn/refund.mdx:16:5 `/zh-cn/search` is the path of an existing page. Remove it: a page cannot also be a redirect.',
    ],
    broken: on({ redirectFrom: ['/old', '/zh-cn/search'] }),
    kept: on({ redirectFrom: ['/old', '/old/'] }),
  },
  'link/unsafe': {
    says: [
      'content/articles/zh-cn/refund.mdx:15:1 `javascript:x` does not use https, http, mailto or tel. Link to https://…, to a path of this site such as `/<locale>/articles/<id>/`, or to #heading.',
    ],
    broken: body('[点](javascript:x)'),
    kept: body('[点](tel:10086)'),
  },
  'link/swallowed': {
    says: [
      'content/articles/zh-cn/refund.mdx:15:3 The bare link swallows what follows: `https://example.org/a，好`. Write `[https://example.org/a](https://example.org/a)，好`.',
    ],
    broken: body('见 https://example.org/a，好'),
    kept: body('见 https://example.org/a ，好'),
  },
  'link/outside': {
    says: [
      'content/articles/zh-cn/refund.mdx:15:1 `https://a.org/gone` answered with status 404. Find out where it has moved and link there, or put what matters into the article.',
      'content/articles/zh-cn/refund.mdx:15:25 `https://b.org/` did not respond. Find out where it has moved and link there, or put what matters into the article.',
      'content/articles/zh-cn/refund.mdx:15:45 `https://c.org/` refused the request with status 403. Open it in a browser; if it works there, leave it as it is.',
    ],
    broken: {
      ...body('[甲](https://a.org/gone) [乙](https://b.org/) [丙](https://c.org/)\n'),
      outside: new Map([
        ['https://a.org/gone', 404],
        ['https://b.org/', 0],
        ['https://c.org/', 403],
      ]),
    },
    kept: { ...body('[甲](https://a.org/) [乙](https://b.example/)\n'), outside: new Map([['https://a.org/', 204]]) },
  },
  'related/missing': {
    says: [
      'content/articles/zh-cn/refund.mdx:15:5 There is no article `refunds`. Did you mean `refund`? Correct the id: it is the article’s file name without `.mdx`.',
    ],
    broken: on({ related: ['refunds'] }),
    kept: pair({ related: ['other'] }, {}),
  },
  'related/unpublished': {
    says: [
      'content/articles/zh-cn/refund.mdx:15:5 `other` is not published (state `draft`), so it is not shown. Publish it, or list another article.',
    ],
    broken: pair({ related: ['other'] }, { state: 'draft' }),
    kept: pair({ related: ['other'], state: 'draft' }, { state: 'draft' }),
  },
  'related/audience': {
    says: [
      'content/articles/zh-cn/refund.mdx:15:5 `other` is internal; readers of this public article cannot open it. List a public article instead.',
    ],
    broken: pair({ related: ['other'] }, { audience: 'internal' }),
    kept: pair({ related: ['other'], audience: 'internal' }, { audience: 'internal' }),
  },
  'answers/missing': {
    says: [
      'content/articles/zh-cn/refund.mdx:12:10 The article does not list any questions it answers. Add `answers:` with four or more questions in learners’ own words; every build tests search with them.',
    ],
    broken: on({ answers: [] }),
    kept: on({ answers: [], state: 'draft' }),
  },
  'answers/duplicate': {
    says: [
      'content/articles/zh-cn/other.mdx:13:5 “买错了，能退吗？” is also listed by content/articles/zh-cn/refund.mdx. Decide which article answers it, remove it from the other, and link the two.',
      'content/articles/zh-cn/refund.mdx:13:5 “买错了能退吗” is also listed by content/articles/zh-cn/other.mdx. Decide which article answers it, remove it from the other, and link the two.',
    ],
    broken: pair({}, { answers: ['买错了，能退吗？'] }),
    kept: pair({}, { answers: ['买错了能退吗'], state: 'archived' }),
  },
  'answers/copied-from-title': {
    says: [
      'content/articles/zh-cn/refund.mdx:13:5 “怎样退款？” only repeats the title. Write it the way a learner would type it; the title is searched anyway.',
    ],
    broken: on({ answers: ['怎样退款？'] }),
    kept: on({ answers: ['怎样才能退款'] }),
  },
  'answers/few': {
    says: [
      'content/articles/zh-cn/refund.mdx:13:3 Readers voted on it or searched for it 12 times, but the article lists only 1 question. List at least 5, in learners’ own words; reports/proposals.patch proposes some.',
    ],
    broken: { demand: new Map([['zh-cn/refund', 12]]) },
    kept: { ...on({ answers: ['退款一', '退款二', '退款三', '退款四', '退款五'] }), demand: new Map([['zh-cn/refund', 12]]) },
  },
  'answers/unrelated': {
    says: [
      'content/articles/zh-cn/refund.mdx:13:5 “珠穆朗玛峰有多高” has no word in common with the rest of the article. Move it to the article that answers it, use its words in the title or the text, or add synonyms to content/synonyms.yaml. If it is meant as it is, write it as `{question: "…", meant: true}`.',
    ],
    broken: on({ answers: ['珠穆朗玛峰有多高'] }),
    kept: on({ answers: [{ question: '珠穆朗玛峰有多高', meant: true }] }),
  },
  'answers/not-found': {
    says: [
      'content/articles/zh-cn/refund.mdx:13:5 For “买错课了想退”, this article is only result 5; the first results are content/articles/zh-cn/other.mdx (“别的”). Use its words in the title or the text. If another article answers it better, move the question there; if two articles compete for it, make their titles say which one answers what, or merge them.',
    ],
    broken: {
      ...pair({ answers: ['买错课了想退'] }, {}),
      asked: [askedOf({ rank: 5, first: ['other'] }, { rank: 0, first: [] })],
    },
    kept: {
      ...pair({ answers: ['买错课了想退'] }, {}),
      asked: [askedOf({ rank: 3, first: ['other', 'other', 'refund'] }, { rank: 1, first: ['refund'] })],
    },
  },
  'answers/fragile': {
    says: [
      'content/articles/zh-cn/refund.mdx:13:5 “买错课了想退” is found only because it is listed word for word: without the entry, the article is not found at all; the first results are content/articles/zh-cn/other.mdx (“别的”). Use its key words in the title, the summary or a heading, add two or three other phrasings to `answers`, or add synonyms to content/synonyms.yaml.',
    ],
    broken: {
      ...pair({ answers: ['买错课了想退'] }, {}),
      asked: [askedOf({ rank: 1, first: ['refund'] }, { rank: 0, first: ['other'] })],
    },
    kept: {
      ...pair({ answers: ['买错课了想退'] }, {}),
      asked: [askedOf({ rank: 1, first: ['refund'] }, { rank: 3, first: ['other'] })],
    },
  },
  'search/not-indexed': {
    says: [
      'content/articles/zh-cn/refund.mdx:2:8 No word of the title “Refunds” finds the article in the search index. At least half of the articles have this finding, so the index does not support their language. Delete .cache/ and build again; if that does not help, check that the locales in site.yaml match the language of the texts.',
    ],
    broken: { ...on({ title: 'Refunds' }), blind: [{ locale: 'zh-cn', article: 'refund' }] },
    kept: { ...on({ title: 'Refunds' }), blind: [] },
  },
  'translation/missing': {
    says: [
      'content/articles/zh-cn/refund.mdx:2:8 There is no `en` translation; readers see this text instead. `npm run new -- faq refund --locale en` starts one.',
    ],
    broken: { locales: both },
    kept: { locales: both, files: { [zh]: article({ audience: 'internal' }) } },
  },
  'translation/outdated': {
    says: [
      "content/articles/en/refund.mdx:14:13 content/articles/zh-cn/refund.mdx has changed since it was translated (revision `0123456789ab`, now `<revision>`). `npm run translations -- status refund` shows what is different. Bring the translation up to date; `npm run translations -- accept refund --locale en` sets `translates: '<revision>'`.",
    ],
    broken: { locales: both, files: { [en]: article({ translates: '0123456789ab' }) } },
    kept: { locales: both, files: { [zh]: undefined, [en]: article() } },
  },
  'translation/label': {
    says: ['content/facts.yaml:3:5 `[0].value` has no text for `en`. Add `en: …`.'],
    broken: { locales: both, files: { 'facts.yaml': [{ id: 'refund-days', value: { 'zh-cn': '7 天' } }] } },
    kept: { locales: both, files: { 'facts.yaml': [{ id: 'refund-days', value: { 'zh-cn': '7 天', en: '7 days' } }] } },
  },
  'structure/heading-level': {
    says: ['content/articles/zh-cn/refund.mdx:15:1 The heading jumps from level 1 to level 3. Write `##`.'],
    broken: body('### 深\n\n文'),
    kept: body('## 浅\n\n### 深\n\n文'),
  },
  'structure/heading-space': {
    says: [
      'content/articles/zh-cn/refund.mdx:16:1 `##怎么申请` is shown as text. Write a space after the signs of a heading: `## 怎么申请`.',
    ],
    broken: body('文字\n##怎么申请\n'),
    kept: body('## 怎么申请\n\n文字 ##1，`a\n##b`，\n\\##c\n#1\n'),
  },
  'structure/list-as-text': {
    says: [
      'content/articles/zh-cn/refund.mdx:15:1 `1、打开订单` is not an item of a list: it continues the line before it. Begin each item with `- ` or `1. `, with the space, and leave a blank line before the first.',
      'content/articles/zh-cn/refund.mdx:20:3 `3. 再点` is not an item of a list: it continues the line before it. Begin each item with `- ` or `1. `, with the space, and leave a blank line before the first.',
    ],
    broken: body('1、打开订单\n2、点申请\n\n> 然后\n> 这样\n> 3. 再点\n'),
    kept: body('- 一\n   - 二\n     - 三\n\n1. 甲\n2. 乙\n\n10.5 元\n-5 度\n1、只有一项\n'),
  },
  'structure/bold-as-text': {
    says: [
      'content/articles/zh-cn/refund.mdx:15:1 The asterisks of `点** 申请退款 **。` are shown as text. Write bold text as `**text**`, without spaces inside of the asterisks. Write `\\*\\*` for asterisks that are meant as text.',
    ],
    broken: body('点** 申请退款 **。\n'),
    kept: body('点**申请退款**，“**注意：**”，`2 ** 3`，\\*\\*，3 * 4。\n'),
  },
  'structure/duplicate-heading': {
    says: [
      'content/articles/zh-cn/refund.mdx:19:1 The heading “甲” appears more than once. Say in each heading what its section is about, so readers and links can tell them apart.',
    ],
    broken: body('## 甲\n\n文\n\n## 甲\n\n文'),
    kept: body('## 甲\n\n文\n\n## 乙\n\n文'),
  },
  'structure/empty': {
    says: [
      'content/articles/zh-cn/refund.mdx:15:1 The article has no text. Write it, or leave the file out of the pull request until it is ready.',
    ],
    broken: body('\n{/* 待写 */}\n'),
    kept: body('![图](/images/player.png)'),
  },
  'structure/empty-heading': {
    says: ['content/articles/zh-cn/refund.mdx:15:1 The heading has no text. Give it a text, or remove it.'],
    broken: body('##\n\n文'),
    kept: body('## ![图](/images/player.png)\n\n文'),
  },
  'structure/too-long': {
    says: [
      'content/articles/zh-cn/refund.mdx:15:1 The article has 2001 words. Split it into one article per question and link them; the limit is 2000 words.',
    ],
    broken: body(`${'退'.repeat(1999)} refund now`),
    kept: body(`${'退'.repeat(1998)} refund now 2026`),
  },
  'structure/wide-table': {
    says: [
      'content/articles/zh-cn/refund.mdx:15:1 The table has 8 columns. Split it, or swap rows and columns: a phone can show up to 7.',
    ],
    broken: body(`|${' a |'.repeat(8)}\n|${' - |'.repeat(8)}\n`),
    kept: body(`|${' a |'.repeat(7)}\n|${' - |'.repeat(7)}\n`),
  },
  'structure/troubleshooting': {
    says: [
      'content/articles/zh-cn/refund.mdx:4:7 The troubleshooting article lacks <Cause>, <Fix>. Add what is missing, or choose another `type`.',
    ],
    broken: on({ type: 'troubleshooting', body: '<Symptom>\n卡\n</Symptom>' }),
    kept: on({ type: 'troubleshooting', body: '<Symptom>\n卡\n</Symptom>\n\n<Cause>\n网\n</Cause>\n\n<Fix>\n换\n</Fix>' }),
  },
  'structure/status-in-title': {
    says: [
      'content/articles/en/refund.mdx:2:8 The title says the status, “Resolved”. Leave it out: pages show `issue.status` beside the title, and readers find the article by the same title when the status changes.',
      'content/articles/zh-cn/refund.mdx:2:8 The title says the status, “已修复”. Leave it out: pages show `issue.status` beside the title, and readers find the article by the same title when the status changes.',
    ],
    broken: {
      locales: both,
      files: {
        [zh]: article({ type: 'known-issue', issue: resolved, title: '【已修复】讲义打开是空白页' }),
        [en]: article({ type: 'known-issue', issue: resolved, title: 'Resolved: handouts open as blank pages' }),
      },
    },
    kept: on({ type: 'known-issue', issue: resolved, title: '投屏没有声音（iOS App 6.8）：已修复的版本怎么装' }),
  },
  'structure/placeholder': {
    says: [
      'content/articles/zh-cn/refund.mdx:3:10 Readers would see ⟪答案⟫. Replace it, brackets included, or delete it.',
      'content/articles/zh-cn/refund.mdx:17:4 Readers would see ⟪哪里⟫. Replace it, brackets included, or delete it.',
      'content/articles/zh-cn/refund.mdx:17:11 Readers would see ⟪哪一项. Replace it, brackets included, or delete it.',
    ],
    broken: on({ summary: '⟪答案⟫', body: '文\n\n先打开⟪哪里⟫，再点⟪哪一项\n' }),
    kept: on({ summary: '⟪答案⟫', state: 'draft', body: '文⟪哪里⟫' }),
  },
  'structure/unfinished': {
    says: [
      'content/articles/zh-cn/other.mdx:13:5 ⟪问法⟫ is still to be written. Replace it, brackets included, or delete it.',
      'content/articles/zh-cn/refund.mdx:13:5 ⟪问法⟫ is still to be written. Replace it, brackets included, or delete it.',
    ],
    broken: pair({ state: 'draft', answers: ['⟪问法⟫'] }, { state: 'in-review', answers: ['⟪问法⟫'] }),
    kept: on({ state: 'archived', title: '⟪问题⟫', body: '《退款须知》' }),
  },
  'structure/unknown-language': {
    says: [
      'content/articles/zh-cn/refund.mdx:15:1 `jsn` is not a language that can be highlighted. Did you mean `json`? Use `text`, or one of `bash`, `css`, `diff`, `html`, `http`, `ini`, `javascript`, `json`, `jsx`, `markdown`, `powershell`, `python`, `sql`, `tsx`, `typescript`, `xml`, `yaml`.',
    ],
    broken: body('```jsn\na\n```'),
    kept: body(['JSON', 'ts', 'jsx', 'md', 'text'].map((language) => `\`\`\`${language}\n{}\n\`\`\``).join('\n\n')),
  },
  'prose/language': {
    says: [
      'content/articles/en/refund.mdx:17:1 This text is in Chinese characters, and 1 more is, but the article is in `en`. Translate it, or move the file to the folder of its language. What an app or a message says word for word is a quotation (`> …`) or code.',
      'content/articles/zh-cn/refund.mdx:15:1 This text is in Latin letters, but the article is in `zh-cn`. Translate it, or move the file to the folder of its language. What an app or a message says word for word is a quotation (`> …`) or code.',
    ],
    broken: {
      locales: both,
      files: {
        [zh]: article({ body: 'Open the order and tap Request refund to get it back.\n\n文字。\n' }),
        [en]: article({ body: 'Text.\n\n打开订单，点申请退款就可以了。\n\n- 一共有七天的时间可以申请\n' }),
      },
    },
    kept: {
      locales: both,
      files: {
        [zh]: article({
          body: '请点 Request refund，页面上写着 Your money is on its way。\n\n> The conditions of a refund are not met.\n',
        }),
        [en]: article({
          body: 'Tap **提交退款申请**, then wait until “退款成功” is shown.\n\n`退款条件没有满足，请您联系客服`\n',
        }),
      },
    },
  },
  'prose/spacing': {
    says: [
      'content/articles/zh-cn/refund.mdx:15:5 “用App看” should be “用 App看”, and 1 more. Write a space between Chinese characters and Latin words or numbers, and none beside full-width punctuation. It changes the anchor of the heading; correct the links to it, too.',
      'content/articles/zh-cn/refund.mdx:17:3 “打开App，共14位” should be “打开 App，共14位”, and 3 more. Write a space between Chinese characters and Latin words or numbers, and none beside full-width punctuation. `npm run check -- --fix` does it.',
    ],
    broken: body('## 用App看\n\n打开App，共14位 ，好。'),
    kept: body('打开 App，共 14 位，“我的 → 订单”里 `打开App`，[打开App](/zh-cn/)，<kbd>按Ctrl键</kbd>，按 `Esc`键。'),
  },
  'prose/punctuation': {
    says: [
      'content/articles/zh-cn/refund.mdx:15:4 “先付款,再开课.” should be “先付款，再开课.”, and 1 more. Write full-width punctuation in Chinese sentences. `npm run check -- --fix` does it.',
    ],
    broken: body('先付款,再开课.'),
    kept: body('先付款，再开课。C++, C#. 1.5 倍，10:30，a.b，`先,后`，文件.**pdf**'),
  },
  'prose/term': {
    says: [
      'content/articles/en/refund.mdx:17:1 “Sign-In” is a word to avoid. Write “log in”, the term of content/glossary.yaml. What an app or a message says word for word is code or a quotation (`> …`).',
      'content/articles/zh-cn/refund.mdx:2:8 “登陆” is a word to avoid. Write “登录”, the term of content/glossary.yaml. What an app or a message says word for word is code or a quotation (`> …`).',
      'content/articles/zh-cn/refund.mdx:17:1 “电发票” is a word to avoid. Write “数电发票”, the term of content/glossary.yaml. What an app or a message says word for word is code or a quotation (`> …`).',
    ],
    broken: {
      locales: both,
      files: {
        ...glossary,
        [zh]: article({ title: '怎样登陆', body: '文字。\n\n电发票，数电发票。\n' }),
        [en]: article({ body: 'Text.\n\nSign-In here.\n' }),
      },
    },
    kept: {
      locales: both,
      files: {
        ...glossary,
        [zh]: article({ title: '怎样登录', answers: ['登陆不了'], body: '数电发票，`登陆`。\n\n> 请登陆\n' }),
        [en]: article({ body: 'Design-inspired resign-ins.\n' }),
      },
    },
  },
  'prose/spelling': {
    says: [
      'content/articles/en/refund.mdx:3:10 “wihtin” is not a usual English word. Did you mean “within”? A word of your own belongs in content/glossary.yaml; what an app or a message says word for word is code or a quotation (`> …`).',
      'content/articles/en/refund.mdx:17:5 “recieve” is not a usual English word. Did you mean “receive”? A word of your own belongs in content/glossary.yaml; what an app or a message says word for word is code or a quotation (`> …`).',
    ],
    broken: english({ summary: 'Refunds wihtin a week.', body: 'Wait a few days.\n\nYou recieve the money. See `recieve`.\n' }),
    kept: {
      locales: ['en'],
      files: {
        ...english({
          answers: ['when do i recieve it'],
          body: 'You’ll get the colour, enrolment, café, iPhones, v2.refnud and recieve-api of Refnud.\n\n> You recieve\n\nA checkin, see [checkin](https://example.org/recieve). We studdy.\n',
        }).files,
        'glossary.yaml': [{ id: 'checkin', term: { en: 'Checkin' }, definition: { en: 'A practice record' } }],
        'articles/en/second.mdx': article({ title: 'Second', summary: 'Two.', answers: ['second'], body: 'We studdy.\n' }),
        'articles/en/third.mdx': article({ title: 'Third', summary: 'We studdy.', answers: ['third'], body: 'Three.\n' }),
      },
    },
  },
  'prose/repeated-word': {
    says: ['content/articles/en/refund.mdx:15:10 “the” is written twice in a row. Delete one of them.'],
    broken: english({ body: 'Open the the order.\n' }),
    kept: english({ body: 'What you had had that that `x` that. The. the **is** `is` is.\n\nDuran Duran\n' }),
  },
  'prose/a-or-an': {
    says: [
      'content/articles/en/refund.mdx:15:8 “a option” should be “an option”. “an” goes before a vowel as it is spoken: an app, an hour; a user, a one-time code.',
      'content/articles/en/refund.mdx:15:22 “an course” should be “a course”. “an” goes before a vowel as it is spoken: an app, an hour; a user, a one-time code.',
    ],
    broken: english({ body: 'Choose a option, not an course.\n' }),
    kept: english({ body: 'A user, a one-time code, an hour, an SMS, a European order, an `x` course, a `y` app.\n' }),
  },
  'prose/plain-words': {
    says: [
      'content/articles/en/refund.mdx:15:10 “In order to” is harder to read than it needs to be. Write “to”, or turn the sentence round it.',
      'content/articles/en/refund.mdx:16:14 “hereby” is harder to read than it needs to be. Leave it out.',
    ],
    broken: english({ body: 'We wait. In order to pay, open it; you\n  are **then hereby** done.\n' }),
    kept: english({ body: 'In the order, to pay, open it: `in order to`.\n' }),
  },
  'fact/contradicted': {
    says: [
      'content/articles/zh-cn/other.mdx:15:7 “14 天” contradicts content/articles/zh-cn/refund.mdx:15, where the fact `refund-days` says “7 天” in nearly the same sentence. Write `<Fact id="refund-days" />`, or say what is different here.',
      'content/articles/zh-cn/refund.mdx:3:10 The summary says “5 天”, but the text does not: the facts that it shows say “7 天” (`refund-days`). Correct the one that is wrong; a value of facts.yaml that has changed has to be changed here, too.',
    ],
    broken: pair(
      { summary: '付款后 5 天内可以退。', body: '付款成功后 <Fact id="refund-days" />内可以申请退款，原路退回。' },
      { body: '付款成功后 14 天内可以申请退款，原路退回。' },
    ),
    kept: pair(
      { summary: '付款后七天内可以退，3 天到账，两天审核。', body: '付款后 <Fact id="refund-days" />内可以退，3 天到账。' },
      { body: '`付款后 14 天内可以退`。证书在结课后 14 天内发出。' },
    ),
  },
  'fact/hard-coded': {
    says: [
      'content/articles/zh-cn/other.mdx:15:7 “7 天” is the fact `refund-days`, which content/articles/zh-cn/refund.mdx:15 shows. Write `<Fact id="refund-days" />`, so that it changes with the fact.',
    ],
    broken: pair(
      { body: '付款成功后 <Fact id="refund-days" />内可以申请退款，原路退回。' },
      { body: '付款成功后 7 天内可以申请退款，原路退回。' },
    ),
    kept: pair(
      { body: '付款成功后 <Fact id="refund-days" />内可以申请退款，原路退回。' },
      { body: '作业在截止以后 7 天之内还可以补交。' },
    ),
  },
  'duplicate/near': {
    says: [
      'content/articles/zh-cn/refund.mdx:15:1 The text is nearly that of content/articles/zh-cn/other.mdx: they have 97 % in common. Keep one of them, with the questions of both in `answers` and the address of the other in `redirectFrom`; or say in each what is different.',
    ],
    broken: pair({ body: sentences(0, 60) }, { body: sentences(2, 60) }),
    kept: pair({ body: sentences(0, 60) }, { body: sentences(20, 80) }),
  },
  'link/orphan': {
    says: [
      'content/articles/zh-cn/a0.mdx:2:8 No other article links to it or lists it as related. Link to it where readers may need it next, or add it to `related` of a neighbouring article.',
    ],
    broken: chained(1),
    kept: chained(0),
  },
  'media/alt': {
    says: [
      'content/articles/zh-cn/refund.mdx:15:1 The picture `/media/a.svg` has no text alternative. Describe what the picture shows, as you would on the phone. The text goes into the brackets: `![…](…)`.',
      'content/articles/zh-cn/refund.mdx:17:1 The picture `/media/a.svg` has the text alternative `IMG_2041.png`, which does not say what it shows. Describe what the picture shows, as you would on the phone. The text goes into the brackets: `![…](…)`.',
      'content/articles/zh-cn/refund.mdx:19:1 The screenshot has the text alternative `截图 1`, which does not say what it shows. Describe what the picture shows, as you would on the phone.',
    ],
    broken: withMedia('![](/media/a.svg)\n\n![IMG_2041.png](/media/a.svg)\n\n<Screenshot src="/media/a.svg" alt="截图 1" />\n', {
      'a.svg': drawing(),
    }),
    kept: withMedia('![订单详情页](/media/a.svg)', { 'a.svg': drawing() }),
  },
  'media/missing': {
    says: [
      'content/articles/zh-cn/refund.mdx:15:1 There is no file `content/media/A.svg`. Did you mean `/media/a.svg`? Upper and lower case differ.',
      'content/articles/zh-cn/refund.mdx:17:1 There is no file `content/media/b.svg`. Did you mean `/media/a.svg`? Add the file to content/media/ or correct the path.',
      'content/articles/zh-cn/refund.mdx:17:22 There is no file `content/media/none.pdf`. Add the file to content/media/ or correct the path.',
      'content/articles/zh-cn/refund.mdx:19:1 There is no file `content/media/../site.yaml`. Add the file to content/media/ or correct the path.',
      'content/channels.yaml:16:7 There is no file `content/media/gone.png`. Add the file to content/media/ or correct the path.',
    ],
    broken: {
      files: {
        ...withMedia('![订单](/media/A.svg)\n\n![订单](/media/b.svg) 看[附件](/media/none.pdf)\n\n![订单](/media/../site.yaml)', {
          'a.svg': drawing(),
        }).files,
        'channels.yaml': [channel({ qr: '/media/gone.png' })],
      },
    },
    kept: withMedia('![订单](/media/甲/a.svg) [附件](/media/form.pdf#page=2) ![订单][p]\n\n[p]: /media/甲/a.svg', {
      '甲/a.svg': drawing(),
      'form.pdf': '%PDF-1.7',
    }),
  },
  'media/external': {
    says: [
      'content/articles/zh-cn/refund.mdx:15:1 `https://example.org/a.png` is not a file of content/media/. Put the file into content/media/ and write its path from there: `/media/….png`.',
      'content/articles/zh-cn/refund.mdx:17:1 `../../media/a.png` is not a file of content/media/. Put the file into content/media/ and write its path from there: `/media/a.png`.',
      'content/articles/zh-cn/refund.mdx:19:1 `player.example` is not among the video hosts. Put the file into content/media/ and write `src="/media/….mp4"`, or use a host of `videoHosts` in site.yaml (it names none yet).',
    ],
    broken: body(
      '![图](https://example.org/a.png)\n\n![图](../../media/a.png)\n\n<Video src="https://player.example/1" title="片">字</Video>',
    ),
    kept: {
      files: {
        ...body('![图][p]\n\n<Video src="https://player.example/1" title="片">字</Video>\n\n[p]: /media/player.png').files,
        'site.yaml': site({ videoHosts: ['player.example'] }),
      },
    },
  },
  'media/type': {
    says: [
      'content/articles/zh-cn/refund.mdx:15:1 `/media/b.pdf` cannot be shown here: it is a download, not a picture or drawing. Link to it instead: `[text](/media/…)`.',
      'content/media/a.gif:1:1 `.gif` is not a type of file that is published. Save it as PNG, or an animation as MP4 for `<Video>`.',
      'content/media/a.png:1:1 The picture cannot be read: Input buffer contains unsupported image format. Export it again as PNG, JPEG or WebP.',
      'content/media/form.pdf:1:1 The content of `/media/form.pdf` is not what its name says. Export it as `.pdf` again, or correct the name.',
    ],
    broken: withMedia('![表](/media/b.pdf) /media/form.pdf /media/a.png', {
      'a.gif': 'GIF89a',
      'a.png': 'not a PNG',
      'form.pdf': '<html>',
      'b.pdf': '%PDF-1.7',
    }),
    kept: withMedia('[表](/media/b.pdf)', { 'b.pdf': '%PDF-1.7', 'README.md': '图', '.DS_Store': '' }),
  },
  'media/damaged': {
    says: ['content/media/a.png:1:1 The picture is damaged or cut off: vipspng: libpng read error. Copy or export it again.'],
    broken: withMedia('文', { 'a.png': png.subarray(0, 100) }),
    kept: withMedia('文', { 'a.png': png }),
  },
  'media/too-large': {
    says: [
      'content/media/a.svg:1:1 The file has 201 KB. Optimise it, for example with SVGO, or save it as PNG. The limit is 200 KB.',
    ],
    broken: withMedia('文', { 'a.svg': drawing(' '.repeat(200 * 1024)) }),
    kept: withMedia('文', { 'a.svg': drawing(' '.repeat(199 * 1024)) }),
  },
  'media/unsafe-drawing': {
    says: [
      'content/media/a.svg:2:1 `<script>` is not allowed in a drawing. Export it as plain or optimised SVG, with text, shapes, gradients and `<use href="#…">` only.',
    ],
    broken: withMedia('文', { 'a.svg': drawing('\n<script>alert(1)</script>') }),
    kept: withMedia('文', { 'a.svg': drawing('<title>script</title><defs><g id="a"/></defs><use href="#a" fill="url(#b)"/>') }),
  },
  'media/name': {
    says: [
      'content/media/a b.svg:1:1 `/media/a b.svg` cannot be written in an article. Use letters, digits, `-`, `_`, `.` and `@` in names.',
    ],
    broken: withMedia('文', { 'a b.svg': drawing() }),
    kept: withMedia('文', { '退款-2@2x.svg': drawing() }),
  },
  'media/dark': {
    says: [
      'content/articles/zh-cn/refund.mdx:15:1 `/media/a.dark.svg` is the dark version of a picture. Name the light one: dark pages show the other by themselves.',
      'content/media/a.dark.svg:1:1 It has 10 × 10 pixels, `/media/a.svg` 280 × 560. Give both the same size, so that the page does not move when the theme changes.',
      'content/media/b.dark.svg:1:1 There is no `/media/b.svg` for light pages. Add it under that name; articles name only the light picture.',
    ],
    broken: withMedia('![订单](/media/a.dark.svg)', {
      'a.svg': drawing(),
      'a.dark.svg': drawing('', { width: 10, height: 10 }),
      'b.dark.svg': drawing(),
    }),
    kept: withMedia('![订单](/media/a.svg)', { 'a.svg': drawing(), 'a.dark.svg': drawing() }),
  },
  'media/transcript': {
    says: [
      'content/articles/zh-cn/refund.mdx:15:1 The video has no transcript. Write what is said and shown between `<Video …>` and `</Video>`, with blank lines around it.',
    ],
    broken: body('<Video src="/media/a.mp4" title="退款" />'),
    kept: body('<Video src="/media/a.mp4" title="退款">\n\n先打开订单。\n\n</Video>'),
  },
  'media/unused': {
    says: [
      'content/media/a.svg:1:1 Nothing shows or links to `/media/a.svg`, so it is not published. Delete it, or use it in an article.',
    ],
    broken: withMedia('文', { 'a.svg': drawing() }),
    kept: {
      files: {
        ...withMedia('![订单](/media/a.svg)', { 'a.svg': drawing(), 'a.dark.svg': drawing(), 'b.svg': drawing() }).files,
        'articles/zh-cn/draft.mdx': article({ state: 'draft', answers: ['别的'], body: '![订单](/media/b.svg)' }),
      },
    },
  },
  'brand/missing-picture': {
    says: [
      'content/site.yaml:12:9 There is no picture `media/Logo.svg`. Did you mean `logo.svg`? Add the file to media/ in the content folder, or correct the path, which is case-sensitive.',
    ],
    broken: branded({ logo: 'Logo.svg' }),
    kept: branded({ logo: { light: 'logo.svg', dark: 'logo.svg' }, mark: 'logo.svg', favicon: 'logo.svg' }),
  },
  'brand/picture': {
    says: [
      'content/site.yaml:12:9 `media/unsafe.svg` cannot be shown (1:61): `<script>` is not allowed in a drawing. Export it as plain or optimised SVG, with text, shapes, gradients and `<use href="#…">` only.',
    ],
    broken: branded({ mark: 'unsafe.svg' }),
    kept: branded({ mark: 'logo.svg' }),
  },
  'brand/contrast': {
    says: [
      'content/theme.css:1:9 `--link` on `--tint-2` has a contrast of 1.64 in the light scheme. Choose colours that are further apart: at least 4.5.',
    ],
    broken: themed(':root { --link: #7fc8a4 }'),
    kept: themed(':root { --link: #00603d } :root[data-theme="dark"] { --link: #84d9ad }'),
  },
  'theme/syntax': {
    says: ['content/theme.css:1:1 The CSS cannot be parsed: Unclosed block. Correct it here.'],
    broken: themed(':root { --link: #00603d;'),
    kept: themed('/* Nothing yet. */'),
  },
  'theme/unexpected': {
    says: [
      `content/theme.css:1:1 \`a\` cannot be used here. ${whatThemesHold}`,
      `content/theme.css:2:1 \`@import "a.css"\` is not allowed here. ${whatThemesHold}`,
      `content/theme.css:3:9 \`color: red\` does not set a custom property. ${whatThemesHold}`,
    ],
    broken: themed('a { --r1: 0 }\n@import "a.css";\n:root { color: red }'),
    kept: themed('@media (prefers-color-scheme: dark) { :root:not([data-theme="light"]) { --bg: #000 } }'),
  },
  'theme/unknown-property': {
    says: [
      `content/theme.css:1:9 \`--lonk\` is not a property of the pages. Did you mean \`--link\`? Correct or remove it. The properties are ${themeProperties.map((name) => `\`${name}\``).join(', ')}.`,
    ],
    broken: themed(':root { --lonk: #00603d }'),
    kept: themed(':root { --r1: 0; --font: "Inter", sans-serif }'),
  },
  'theme/value': {
    says: [
      'content/theme.css:1:9 `--font: url(https://fonts.example/a)` could load a file. Write a colour, a length or names of fonts.',
      'content/theme.css:2:9 `--bg: nearly white` is not an opaque colour. Write a colour such as `#00603d`.',
      'content/theme.css:3:9 `--r1: \\75rl(x)` has a character that is not allowed. Write a colour, a length or names of fonts.',
    ],
    broken: themed(':root { --font: url(https://fonts.example/a) }\n:root { --bg: nearly white }\n:root { --r1: \\75rl(x) }'),
    kept: themed(':root { --bg: oklch(99% 0.01 200) }'),
  },
  'mdx/syntax': {
    says: [
      'content/articles/zh-cn/refund.mdx:17:1 `<Steps>` is not closed. Close it with `</Steps>` at the same indentation, with blank lines around its content.',
    ],
    broken: body('文\n\n<Steps>\n'),
    kept: body('文 \\<Steps> &lt;3 `<b` \\{a'),
  },
  'mdx/too-slow': {
    says: [
      'content/articles/zh-cn/refund.mdx:17:2 The paragraph has 6000 `~`, of which this is the first: too many to parse in reasonable time. Split the text with blank lines, or put it into a code block; a paragraph may have up to 2000.',
    ],
    broken: body(`文\n\n字${'~~a'.repeat(3000)}\n`),
    kept: body(`${'~~a\n\n'.repeat(3000)}\`\`\`text\n${'~~a'.repeat(3000)}\n\`\`\`\n`),
  },
  'mdx/import': {
    says: [
      "content/articles/zh-cn/refund.mdx:15:1 `import a from 'b'` would run as code. Remove it: components need no import, and data belongs in the operator’s YAML files.",
    ],
    broken: body("import a from 'b'"),
    kept: body('文 import a from b'),
  },
  'mdx/expression': {
    says: [
      'content/articles/zh-cn/refund.mdx:15:3 `{a}` is an expression, which is never evaluated. Write the text itself; braces that are meant as text are written `\\{` and `\\}`.',
    ],
    broken: body('文 {a}'),
    kept: body('文 {/* a */} \\{a\\} `{a}`'),
  },
  'mdx/unknown-component': {
    says: [
      `content/articles/zh-cn/refund.mdx:15:1 \`<Step>\` is not a component. Did you mean \`Steps\`? The components are ${Object.keys(
        components,
      )
        .map((name) => `\`${name}\``)
        .join(', ')}.`,
    ],
    broken: body('<Step>\n文\n</Step>'),
    kept: body('<Steps>\n文\n</Steps>'),
  },
  'mdx/unsafe-element': {
    says: ['content/articles/zh-cn/refund.mdx:15:3 `<b>` is not an element an article may use. Write bold text as `**text**`.'],
    broken: body('文 <b>粗</b>'),
    kept: body('文 <kbd>Q</kbd> `<b>`'),
  },
  'mdx/attribute': {
    says: ['content/articles/zh-cn/refund.mdx:15:1 `info` is not a value of `type`. Use one of `note`, `tip`, `warning`.'],
    broken: body('<Callout type="info">文</Callout>'),
    kept: body('<Callout type="note">文</Callout>'),
  },
  'mdx/placement': {
    says: [
      'content/articles/zh-cn/refund.mdx:15:3 `<Steps>` is inside a sentence. Put it on a line of its own, with a blank line before and after.',
    ],
    broken: body('文 <Steps>步</Steps>'),
    kept: body('<Steps>步</Steps>'),
  },
  'mdx/aside': {
    says: [
      'content/articles/zh-cn/refund.mdx:15:1 `:::caution` is not an aside. Did you mean `:::warning`? The asides are `:::note`, `:::tip`, `:::warning`.',
      'content/articles/zh-cn/refund.mdx:19:1 `::: note` is shown as text. Write `:::note[Title]` or `:::note` alone on a line, then the text, then `:::` alone on a line.',
      'content/articles/zh-cn/refund.mdx:21:1 `:::note 标题` is shown as text. Write `:::note[Title]` or `:::note` alone on a line, then the text, then `:::` alone on a line.',
      'content/articles/zh-cn/refund.mdx:23:1 `{class}` after the name has no effect. Write `:::note[Title]` or `:::note` alone on a line, then the text, then `:::` alone on a line.',
      'content/articles/zh-cn/refund.mdx:27:1 The aside is not closed, so everything after it belongs to it. End it with a line that has only `:::`.',
    ],
    broken: body(':::caution\n小心\n:::\n\n::: note\n\n:::note 标题\n\n:::tip{.a}\n好\n:::\n\n:::tip\n好\n'),
    kept: body('10:30 :smile: ::name a:::b\n\n:::note[标题]\n好\n:::\n\n> :::tip\n> 好\n> :::\n'),
  },
  'mdx/unknown-fact': {
    says: [
      'content/articles/zh-cn/refund.mdx:15:1 `refund-day` is not a fact. Did you mean `refund-days`? Each fact is listed in facts.yaml.',
    ],
    broken: body('<Fact id="refund-day" />'),
    kept: body('<Fact id="refund-days" />'),
  },
  'mdx/unknown-term': {
    says: [
      'content/articles/zh-cn/refund.mdx:15:3 `camps` is not a term. Did you mean `camp`? Each term is listed in glossary.yaml.',
    ],
    broken: {
      files: {
        ...body('进 <Term id="camps">营</Term>').files,
        'glossary.yaml': [{ id: 'camp', term: label('营'), definition: label('班') }],
      },
    },
    kept: {
      files: {
        ...body('进 <Term id="camp">营</Term>').files,
        'glossary.yaml': [{ id: 'camp', term: label('营'), definition: label('班') }],
      },
    },
  },
  'taxonomy/no-channel': {
    says: [
      'content/channels.yaml:1:1 No channel supports the product `courses`. Add it to `products` of a channel, or leave `products` out where a channel supports everything.',
    ],
    broken: channels([channel({ products: [] })]),
    kept: channels([channel({ products: [] }), channel({ id: 'phone', products: ['courses'] })]),
  },
  'hours/promise-without-hours': {
    says: [
      'content/channels.yaml:13:22 `mail` promises a reply within 60 minutes of opening hours, but has none. Write its opening hours in `weekly`, or remove the channel.',
    ],
    broken: channels([channel({ hours: open({}) })]),
    kept: channels([channel({ hours: { ...open({}), exceptions: [{ date: '2026-12-01', hours: ['09:00-18:00'] }] } })]),
  },
  'hours/overlap': {
    says: [
      'content/channels.yaml:12:9 `09:00-13:00` and `12:00-20:00` overlap. Write one span for both, or correct one of them.',
    ],
    broken: channels([channel({ hours: open({ mon: ['12:00-20:00', '09:00-13:00'] }) })]),
    kept: channels([channel({ hours: open({ mon: ['12:00-20:00', '09:00-12:00'] }) })]),
  },
  'hours/closed-for-a-week': {
    says: [
      'content/channels.yaml:15:7 `mail` is closed for seven days or more from 2026-12-19. Correct its hours, or give it hours on these days; if the closure is meant, readers see it on the contact page.',
    ],
    broken: channels({
      holidays: [{ name: label('冬假'), from: '2026-12-20', to: '2027-01-31' }],
      channels: [channel({ hours: open(weekdays) })],
    }),
    kept: channels({
      holidays: [{ name: label('元旦'), from: '2027-01-01', to: '2027-01-31' }],
      channels: [channel({ hours: open(weekdays) })],
    }),
  },
  'hours/holidays-end': {
    says: [
      'content/channels.yaml:2:5 The last holiday is on 2027-01-03. Add the holidays of the coming year: a day that is not listed counts as an ordinary one.',
    ],
    broken: channels({ holidays: [{ name: label('元旦'), from: '2027-01-01', to: '2027-01-03' }], channels: [channel()] }),
    kept: channels({
      holidays: [
        { name: label('春节'), from: '2027-02-05', to: '2027-02-11' },
        { name: label('元旦'), from: '2027-01-01', to: '2027-01-03' },
      ],
      channels: [channel()],
    }),
  },
  'hours/past-days': {
    says: ['content/channels.yaml:19:9 2025-10-01 was more than a year ago. Remove it: it no longer has any effect.'],
    broken: channels([channel({ hours: { ...open(weekdays), exceptions: [{ date: '2025-10-01', hours: [] }] } })]),
    kept: channels([channel({ hours: { ...open(weekdays), exceptions: [{ date: '2025-11-01', hours: [] }] } })]),
  },
  'audience/leak': {
    says: [
      'content/articles/zh-cn/refund.mdx:15:2 `other` is internal; readers of this public article cannot open it. Link to a public article, or make this one internal.',
    ],
    broken: pair({ body: '见[内](/zh-cn/articles/other/)' }, { audience: 'internal' }),
    kept: pair({ audience: 'internal', body: '见[内](/zh-cn/articles/other/)' }, { audience: 'internal' }),
  },
};

const seen = new Set<string>();

describe.each(Object.entries(cases) as [Rule, Case][])('%s', (rule, { broken, says, kept }) => {
  test('is found where it is broken, in words', async () => {
    const found = ofRule((await checkContent(broken)).findings, rule);
    for (const { severity } of found) expect(severity).toBe(rules[rule].severity);
    if (found.length > 0) seen.add(rule);
    expect(found.map(({ file, line, column, message, hint }) => `${file}:${line}:${column} ${message} ${hint}`)).toEqual(
      says.map((text) => (text.includes('<revision>') ? expect.stringMatching(patternOf(text)) : text)),
    );
  });

  test('is not found where it is kept', async () => {
    expect(ofRule((await checkContent(kept)).findings, rule)).toEqual([]);
  });
});

test('every rule of the table was found in a test above', () => {
  expect([...seen].sort()).toEqual(Object.keys(rules).sort());
});

function patternOf(text: string): RegExp {
  const parts = text.split('<revision>').map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('[0-9a-f]{12}')}$`);
}
