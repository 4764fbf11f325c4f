import { execFileSync } from 'node:child_process';
import { mkdir, readFile, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Content, readContent } from '../../src/content/read-content.ts';
import { acceptTranslations } from '../../src/writing/translating/accept-translations.ts';
import { describeStatus } from '../../src/writing/translating/describe-status.ts';
import { sinceTranslated } from '../../src/writing/translating/outdated-texts.ts';
import { translationStatus } from '../../src/writing/translating/translation-status.ts';
import { changedLines } from '../../src/writing/translating/word-diff.ts';
import { article, category, label, makeFolder, taxonomy, writeContent, writeFiles } from '../support/builders.ts';

const locales = ['zh-cn', 'en'];
const refund = {
  title: '怎样退款',
  body: '## 条件\n\n付款后 <Fact id="refund-days" />内可以申请退款。\n\n打开订单，点“申请退款”，三天内到账。\n',
};
const translation = { title: 'Refunds', summary: 'Within a week.', answers: ['money back'], body: 'Open the order.\n' };

let contentDir: string;
let revision: string;

const read = (folder = contentDir): Promise<Content> => readContent(folder, join(contentDir, '../fragments'));

function git(...args: string[]): void {
  execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], { cwd: dirname(contentDir) });
}

function commit(): void {
  git('add', '--all');
  git('commit', '--quiet', '--message', 'content');
}

async function describeAll(folder = contentDir, demand: ReadonlyMap<string, number> = new Map()): Promise<string> {
  const content = await read(folder);
  const all = translationStatus(content, demand);
  const since = await sinceTranslated(content, folder, all);
  return describeStatus(all, { since, hasDemand: demand.size > 0, isWhole: false }).replaceAll(content.kb.dir, 'content');
}

beforeAll(async () => {
  const facts = [{ id: 'refund-days', value: label('7 天', locales) }];
  const reviewed = (id: string, reviewEvery: number) => category({ id, reviewEvery }, locales);
  contentDir = await writeContent({
    locales,
    files: {
      'facts.yaml': facts,
      'taxonomy.yaml': taxonomy({ categories: [reviewed('orders', 90), reviewed('lessons', 30)] }, locales),
      'articles/zh-cn/refund.mdx': article(refund),
      'articles/zh-cn/invoice.mdx': article({ title: '怎样开发票', answers: ['发票抬头'], body: '填写抬头。\n' }),
      'articles/zh-cn/player.mdx': article({ title: '播放器', answers: ['怎么播放'], category: 'lessons' }),
    },
  });
  revision = (await read()).articles.find(({ id }) => id === 'refund')?.revision ?? '';
  git('init', '--quiet');
  commit();
  await writeFiles(contentDir, {
    // As a writer may have written it.
    'articles/en/refund.mdx': article({ ...translation, translates: revision }).replace('type: faq', 'type:   faq # sure'),
    'facts.yaml': [{ id: 'refund-days', value: label('14 天', locales) }],
  });
  commit();
  await mkdir(join(contentDir, 'articles/zh-cn/money'));
  await rename(join(contentDir, 'articles/zh-cn/refund.mdx'), join(contentDir, 'articles/zh-cn/money/refund.mdx'));
  const body = refund.body.replace('申请退款”，三天', '申请退款”，七天');
  await writeFiles(contentDir, { 'articles/zh-cn/money/refund.mdx': article({ ...refund, title: '怎样申请退款', body }) });
  commit();
});

describe('the status of translations', () => {
  test('names what is missing and outdated, with the words and facts that changed, though the file was moved', async () => {
    expect(await describeAll()).toBe(
      [
        'en: 0 up to date, 1 outdated, 2 missing.',
        'What is reviewed most often comes first: there is no report that says what readers ask for (`npm run report`).',
        '',
        '  missing  content/articles/zh-cn/player.mdx',
        '    Start it with `npm run new -- faq player --locale en`.',
        '',
        '  missing  content/articles/zh-cn/invoice.mdx',
        '    Start it with `npm run new -- faq invoice --locale en`.',
        '',
        '  outdated  content/articles/en/refund.mdx',
        '    title: 怎样{+申请+}退款',
        '    line 19: 打开订单，点“申请退款”，[-三天-]{+七天+}内到账。',
        '    fact refund-days: [-7 天-]{+14 天+}',
        '    If it still holds: `npm run translations -- accept refund --locale en`.',
        '',
      ].join('\n'),
    );
  });

  test('begins with what readers ask for most', async () => {
    const demand = new Map([
      ['zh-cn/invoice', 2],
      ['en/refund', 1],
    ]);
    const lines = (await describeAll(contentDir, demand)).split('\n').filter((line) => /^(What| {2}\S)/.test(line));
    expect(lines).toEqual([
      'What readers ask for most comes first.',
      '  missing  content/articles/zh-cn/invoice.mdx  asked for 2 times',
      '  outdated  content/articles/en/refund.mdx  asked for 1 time',
      '  missing  content/articles/zh-cn/player.mdx',
    ]);
  });

  test('says how to see what changed where that was not looked up', async () => {
    const all = translationStatus(await read(), new Map());
    expect(describeStatus(all, { since: new Map(), hasDemand: false, isWhole: false })).toContain(
      '    `npm run translations -- status refund` shows what changed.\n',
    );
  });

  test('says so when a shallow clone lacks the text that was translated, or there is no repository', async () => {
    const clone = join(await makeFolder(), 'clone');
    git('clone', '--quiet', '--depth', '1', `file://${dirname(contentDir)}`, clone);
    expect(await describeAll(join(clone, 'content'))).toContain(
      `Revision \`${revision}\` of content/articles/zh-cn/money/refund.mdx is not in the git history of this shallow clone; \`git fetch --unshallow\` brings the rest.`,
    );
    const bare = await writeContent({
      locales,
      files: { 'articles/en/refund.mdx': article({ ...translation, translates: revision }) },
    });
    expect(await describeAll(bare)).toContain('The content is not in a git repository, so what changed is not known.');
  });
});

describe('accepting translations', () => {
  const accept = async (...ids: string[]) => acceptTranslations(await read(), contentDir, { ids, locales: ['en'] });

  test('lets them name the revision of their original, and changes no other byte', async () => {
    const before = await readFile(join(contentDir, 'articles/en/refund.mdx'), 'utf8');
    const now = (await read()).articles.find(({ id, locale }) => id === 'refund' && locale === 'zh-cn')?.revision ?? '';
    const [change, ...others] = (await accept('refund')).changes();
    expect(others).toEqual([]);
    expect(now).not.toBe(revision);
    expect(change?.after).toBe(before.replace(revision, now));
    await writeFiles(contentDir, { 'articles/en/refund.mdx': before.replace(/translates: .*\n/, '') });
    expect((await accept('refund')).changes()[0]?.after).toBe(
      before.replace(/translates: .*\n/, '').replace('---\nOpen', `translates: ${now}\n---\nOpen`),
    );
    await writeFiles(contentDir, { 'articles/en/refund.mdx': change?.after });
    expect((await accept('refund')).changes()).toEqual([]);
    expect(await describeAll()).toContain('en: 1 up to date, 0 outdated, 2 missing.');
  });

  test('is refused as a whole when one of them does not exist', async () => {
    await expect(accept('refund', 'invoice')).rejects.toThrow('`invoice` has no `en` translation.');
    await expect(accept('refund', 'refnd')).rejects.toThrow('There is no article `refnd`. Did you mean `refund`?');
  });
});

describe('a difference', () => {
  test('shows the words that changed, and leaves out what is far from them', () => {
    const before = `${'Nothing here has changed. '.repeat(4)}You have 7 days to ask.\n\nKept.\nGone.\n`;
    expect(changedLines(before, before.replace('7', '14').replace('Gone.\n', ''), 'en')).toEqual([
      { line: 1, text: '…here has changed. You have [-7-]{+14+} days to ask.' },
      { line: 4, text: '[-Gone.-]' },
    ]);
  });

  test('of lines added in another number than were removed, whole or in parts, loses none', () => {
    expect(changedLines('一\n二\n', '一\n三\n四\n', 'zh-CN')).toEqual([{ line: 2, text: '[-二-]{+三 四+}' }]);
    expect(changedLines('a\n', 'a\nb\n', 'en')).toEqual([{ line: 2, text: '{+b+}' }]);
    expect(changedLines('a', 'a\n', 'en')).toEqual([]);
  });
});
