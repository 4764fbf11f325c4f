import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Finding } from '../../src/findings/finding.ts';
import { maxFileBytes } from '../../src/knowledge/files/text-file.ts';
import { readKnowledgeBase } from '../../src/knowledge/knowledge-base.ts';
import {
  article,
  type ContentOverrides,
  makeFolder,
  places,
  shorten,
  site,
  taxonomy,
  writeContent,
} from '../support/builders.ts';

const file = 'articles/zh-cn/refund.mdx';

/** Findings of reading, without any checks. */
async function read(overrides: ContentOverrides): Promise<{ ids: string[]; findings: Finding[] }> {
  const folder = await writeContent(overrides);
  const kb = await readKnowledgeBase(folder);
  const findings = kb.findings.map((found) => shorten(found, folder));
  return { ids: kb.articles.map(({ id }) => id), findings };
}

/** The one finding of an article with this text; a second, valid article must still be read. */
async function readArticle(content: string | Uint8Array): Promise<Finding> {
  const { ids, findings } = await read({ files: { [file]: content, 'articles/zh-cn/other.mdx': article() } });
  expect(ids).toEqual(['other']);
  expect(findings).toHaveLength(1);
  return findings[0]!;
}

describe('files that can be read', () => {
  test('valid content has no findings', async () => {
    expect(await read({})).toEqual({ ids: ['refund'], findings: [] });
  });

  test('gives articles by locale in the order of site.yaml, then by id, whatever their folders', async () => {
    const folder = await writeContent({
      locales: ['zh-cn', 'en'],
      files: { 'articles/en/b.mdx': article(), 'articles/zh-cn/z/a.mdx': article(), 'articles/zh-cn/a/z.mdx': article() },
    });
    const { articles } = await readKnowledgeBase(folder);
    expect(articles.map(({ locale, id }) => `${locale}/${id}`)).toEqual(['zh-cn/a', 'zh-cn/refund', 'zh-cn/z', 'en/b']);
  });

  test('reads Windows line ends and a byte order mark as if they were not there', async () => {
    const text = article({ body: '第一行\n\n第二行\n' });
    const bom = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(text.replaceAll('\n', '\r\n'))]);
    const [plain, windows] = await Promise.all(
      [text, bom].map(async (content) => readKnowledgeBase(await writeContent({ files: { [file]: content } }))),
    );
    expect(windows?.findings).toEqual([]);
    expect(windows?.articles[0]?.body).toBe(plain?.articles[0]?.body);
    expect(windows?.articles[0]?.bodyLine).toBe(plain?.articles[0]?.bodyLine);
    expect(windows?.articles[0]?.source.locate(['title'])).toMatchObject({ line: 2, column: 8 });
  });

  test('counts lines from the file’s first, also with spaces behind the dashes', async () => {
    const text = article({ reviewed: 'x' });
    const spaced = text.replace('---\n', '---  \n');
    expect((await readArticle(spaced)).line).toBe((await readArticle(text)).line);
  });

  test('knows the line on which the body begins', async () => {
    const { articles } = await readKnowledgeBase(await writeContent({ files: { [file]: '---\ntitle: 怎样退款\n---\n\n正文' } }));
    expect(articles).toEqual([]);
    const text = article({ body: '\n正文\n' });
    const kb = await readKnowledgeBase(await writeContent({ files: { [file]: text } }));
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

  test('a file in place of the content folder is no exception either', async () => {
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

  test('a missing required file is a finding that says what to do; the articles are read all the same', async () => {
    const { ids, findings } = await read({ files: { 'team.yaml': undefined } });
    expect(ids).toEqual(['refund']);
    expect(findings).toMatchObject([
      {
        rule: 'schema/missing-file',
        file: 'content/team.yaml',
        message: '`content/team.yaml` does not exist.',
        hint: 'Create it; the sample content of the engine shows its shape. KB_CONTENT names the content folder.',
      },
    ]);
  });

  test('files that need not be there are not missed', async () => {
    expect((await read({ files: { 'facts.yaml': undefined } })).findings).toEqual([]);
  });

  test('a folder without articles is a finding, not an empty help centre', async () => {
    const { findings } = await read({ files: { [file]: undefined, 'articles/zh-cn/notes.txt': 'x' } });
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

describe('the operator’s YAML', () => {
  test('broken YAML is one finding at its place, and the other files go on', async () => {
    const { ids, findings } = await read({ files: { 'facts.yaml': '- id: a\n  value: {zh-cn: "7 天}\n- id: b\n' } });
    expect(ids).toEqual(['refund']);
    expect(places(findings)).toEqual(['schema/syntax content/facts.yaml:4:1']);
    expect(findings[0]).toMatchObject({ message: 'Missing closing "quote.', hint: expect.stringContaining('in quotes') });
  });

  test('an empty file is said to be empty', async () => {
    const { findings } = await read({ files: { 'channels.yaml': '# nothing yet\n' } });
    expect(findings).toMatchObject([
      { rule: 'schema/invalid-value', file: 'content/channels.yaml', message: 'The file is empty.', hint: 'Write a list.' },
    ]);
  });

  test('aliases that multiply are refused before they fill the memory', async () => {
    const levels = Array.from(
      { length: 12 },
      (_, level) => `l${level + 1}: &l${level + 1} [${Array(9).fill(`*l${level}`).join(', ')}]`,
    );
    const { findings } = await read({ files: { 'taxonomy.yaml': `l0: &l0 [x]\n${levels.join('\n')}\n` } });
    expect(findings).toMatchObject([
      { rule: 'schema/syntax', file: 'content/taxonomy.yaml', hint: expect.stringContaining('aliases') },
    ]);
  });

  test('an alias inside what it stands for is refused before anything walks in circles', async () => {
    const cyclic = `
categories: &all
  - {id: orders, label: {zh-cn: 订单}, description: {zh-cn: 订单}, owner: billing, children: *all}
products: [{id: courses, label: {zh-cn: 课}, description: {zh-cn: 课}}]
stages: [{id: learning, label: {zh-cn: 学}}]
`;
    const { findings } = await read({ files: { 'taxonomy.yaml': cyclic } });
    expect(findings).toMatchObject([{ rule: 'schema/syntax', message: 'An alias stands inside the value it stands for.' }]);
  });

  test('an alias that brings a long list in again and again is refused before it is validated', async () => {
    const text = `a: &a [${'1,'.repeat(25_000)}]\nb: [${'*a,'.repeat(99)}]\n`;
    const { findings } = await read({ files: { 'taxonomy.yaml': text } });
    expect(findings).toMatchObject([{ rule: 'schema/syntax', message: 'The file has more than 200000 values.' }]);
  });

  test.each(['[', '{a: ', '- '])('%j without end is one finding in a writer’s words', async (sign) => {
    const { findings } = await read({ files: { 'site.yaml': `name: ${sign.repeat(50_000)}` } });
    expect(findings).toHaveLength(1);
    expect(findings).toMatchObject([{ rule: 'schema/syntax', message: expect.not.stringContaining('call stack') }]);
  });

  test('a key that stands there twice is found at its second place', async () => {
    const { findings } = await read({ files: { 'facts.yaml': '- id: a\n  value: {zh-cn: x}\n  id: b\n' } });
    expect(findings).toMatchObject([{ rule: 'schema/syntax', line: 3, column: 3, message: '`id` appears twice here.' }]);
  });

  test('a file of faults alone names the first hundred', async () => {
    const keys = Array.from({ length: 2_000 }, (_, index) => `k${index}: 1\n`).join('');
    const { findings } = await read({ files: { 'site.yaml': keys, 'facts.yaml': `[${'1,'.repeat(2_000)}]` } });
    expect(findings.filter(({ file: path }) => path === 'content/facts.yaml')).toHaveLength(100);
    expect(findings.filter(({ rule }) => rule === 'schema/unknown-key')).toHaveLength(100);
  });

  test('more faults than the validator can collect are one finding', async () => {
    const text = `categories: [{children: [${'1,'.repeat(199_000)}]}]`;
    const { findings } = await read({ files: { 'taxonomy.yaml': text } });
    expect(findings).toMatchObject([{ rule: 'schema/invalid-value', message: 'The file has more faults than can be named.' }]);
  });

  test('keys that every object has are keys like any other', async () => {
    const text = '- {id: constructor, value: {zh-cn: x}, __proto__: {note: y}}\n';
    const { findings } = await read({ files: { 'facts.yaml': text, 'synonyms.yaml': '__proto__: [[a, b]]\n' } });
    expect(findings.map(({ rule, file: path }) => `${rule} ${path}`).sort()).toEqual(['schema/unknown-key content/facts.yaml']);
  });

  test('each kind of wrong value has its place, its message and its hint', async () => {
    const text = [
      'name: {zh-cn: 帮助}',
      'tagline: 一句话',
      'locales: []',
      'baseUrl: https://help.example/kb',
      'contact: nobody',
      'licence: {ZH: x}',
      'retention: {votesDays: 1.5}',
      'colour: red',
    ].join('\n');
    const { findings } = await read({ files: { 'site.yaml': text } });
    expect(
      findings.map(({ line, column, rule, message, hint }) => `${line}:${column} ${rule} ${message} ${hint}`),
    ).toMatchInlineSnapshot(`
      [
        "2:10 schema/invalid-value \`tagline\` is \`一句话\`, not a group of fields. Write a group of fields.",
        "3:10 schema/invalid-value \`locales\` must name at least one locale, but is \`[]\`. Correct the value.",
        "4:10 schema/invalid-value \`baseUrl\` must not have a path: the help centre stands at the root of its host, but is \`https://help.example/kb\`. Correct the value.",
        "5:10 schema/invalid-value \`contact\` must be a mail address, but is \`nobody\`. Correct the value.",
        "6:15 schema/invalid-value \`ZH\` cannot be a key of \`licence\`. Use the id of a locale, such as \`zh-cn\`.",
        "7:24 schema/invalid-value \`retention.votesDays\` is \`1.5\`, not a whole number. Write a whole number.",
        "8:1 schema/unknown-key \`colour\` is not a field here. Correct its spelling or remove it; the fields are \`name\`, \`tagline\`, \`locales\`, \`baseUrl\`, \`contact\`, \`licence\`, \`footer\`, \`searchContract\`, \`publicCounts\`, \`retention\`, \`demandThreshold\`.",
      ]
    `);
  });
});

describe('an article’s file', () => {
  test('bytes that are not UTF-8 are found at their place', async () => {
    const text = Buffer.from(article({ title: 'Refund', body: '第一行\n再来 X\n' }));
    const at = text.lastIndexOf('X');
    text[at] = 0xb5;
    const lines = article({ title: 'Refund', body: '第一行\n再来 X\n' }).split('\n');
    expect(await readArticle(text)).toMatchObject({
      rule: 'schema/encoding',
      line: lines.indexOf('再来 X') + 1,
      column: 4,
      message: 'The file is not UTF-8.',
      hint: expect.stringContaining('Save it as UTF-8'),
    });
  });

  test('a file saved as UTF-16 is not UTF-8', async () => {
    const text = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(article(), 'utf16le')]);
    expect(await readArticle(text)).toMatchObject({ rule: 'schema/encoding', line: 1, column: 1 });
  });

  test('five megabytes are refused without being parsed', async () => {
    const found = await readArticle(article({ body: '退款。'.repeat((5 * maxFileBytes) / 9) }));
    expect(found).toMatchObject({
      rule: 'schema/too-large',
      message: 'The file has 5120 KiB.',
      hint: expect.stringContaining('1024 KiB'),
    });
  });

  test('a text of more than 100 000 characters is refused without being parsed, one of exactly so many is read', async () => {
    const start = article({ body: '' });
    const body = '退款。'.repeat(40_000);
    expect(await readArticle(start + body)).toMatchObject({
      rule: 'schema/too-large',
      message: `The file has ${start.length + body.length} characters.`,
      hint: expect.stringContaining('100000'),
    });
    const { ids, findings } = await read({ files: { [file]: (start + body).slice(0, 100_000) } });
    expect({ ids, findings }).toEqual({ ids: ['refund'], findings: [] });
  });

  test.each([
    ['Refund.mdx', 'refund.mdx'],
    ['refund_a course!.mdx', 'refund-a-course.mdx'],
    ['退款.mdx', 'refund-a-course.mdx'],
  ])('a name that is no id, %s, comes with one that is', async (name, suggestion) => {
    const { findings } = await read({ files: { [`articles/zh-cn/${name}`]: article() } });
    expect(findings).toMatchObject([
      {
        rule: 'schema/file-name',
        file: `content/articles/zh-cn/${name}`,
        line: 1,
        column: 1,
        hint: expect.stringContaining(`\`${suggestion}\``),
      },
    ]);
  });

  test('an article outside a locale’s folder is told where to go', async () => {
    const { findings } = await read({ files: { 'articles/stray.mdx': article() } });
    expect(findings).toMatchObject([
      {
        rule: 'schema/unknown-locale',
        file: 'content/articles/stray.mdx',
        message: 'The file lies in no locale’s folder.',
        hint: 'Move it to `content/articles/<locale>/`; the locales are `zh-cn`.',
      },
    ]);
  });

  test('a folder that is no locale is named, with the nearest locale', async () => {
    const { findings } = await read({ files: { 'articles/zh-tw/x.mdx': article() } });
    expect(findings).toMatchObject([
      {
        rule: 'schema/unknown-locale',
        file: 'content/articles/zh-tw/x.mdx',
        message: '`zh-tw` is not a locale. Did you mean `zh-cn`?',
        hint: 'Locales are listed in site.yaml: `zh-cn`.',
      },
    ]);
  });

  test('without a site.yaml that can be read, locales are not doubted as well', async () => {
    const { ids, findings } = await read({ files: { 'site.yaml': 'locales: [' } });
    expect(ids).toEqual(['refund']);
    expect(findings.map(({ rule }) => rule)).toEqual(['schema/syntax']);
  });
});

describe('front matter', () => {
  test('a language behind the dashes is refused and nothing of it is evaluated', async () => {
    const proof = join(await makeFolder(), 'evaluated');
    const code = `{ title: (globalThis.evaluated = true, require('node:fs').writeFileSync(${JSON.stringify(proof)}, '')) }`;
    for (const language of ['js', 'javascript', 'json', 'coffee', ' js']) {
      expect(await readArticle(`---${language}\n${code}\n---\n正文`)).toMatchObject({
        rule: 'schema/front-matter',
        line: 1,
        column: 1,
        message: 'The file does not begin with front matter.',
      });
    }
    expect(existsSync(proof)).toBe(false);
    expect(globalThis).not.toHaveProperty('evaluated');
  });

  test('YAML tags create nothing', async () => {
    const found = await readArticle(
      article({ title: 'X' }).replace('title: X', "title: !!js/function 'function () { throw 1 }'\nnope: 1"),
    );
    expect(found).toMatchObject({ rule: 'schema/unknown-key' });
  });

  test('front matter without an end is one finding', async () => {
    expect(await readArticle('---\ntitle: 退款\n\n正文')).toMatchObject({
      rule: 'schema/front-matter',
      message: 'The front matter has no end.',
      hint: 'Begin the file with `---`, the fields, and `---` on a line of its own.',
    });
  });

  test.each([
    ['an empty file', ''],
    ['a text alone', '正文'],
    ['a first line of four dashes', '----\ntitle: x\n---\n'],
  ])('%s has no front matter', async (_name, text) => {
    expect(await readArticle(text)).toMatchObject({ rule: 'schema/front-matter' });
  });

  test('broken YAML is found at its line of the file', async () => {
    expect(await readArticle('---\ntitle: 退款\nsummary: a: b\n---\n正文')).toMatchObject({
      rule: 'schema/syntax',
      line: 3,
      column: 10,
    });
  });

  test('empty front matter misses every required field', async () => {
    const { findings } = await read({ files: { [file]: '---\n---\n正文' } });
    expect(findings.map(({ message }) => message)).toEqual(
      ['title', 'summary', 'type', 'category', 'products', 'stage', 'state', 'owner', 'reviewed'].map(
        (field) => `\`${field}\` is missing.`,
      ),
    );
    expect(new Set(findings.map(({ rule }) => rule))).toEqual(new Set(['schema/missing-field']));
  });

  test('a list in place of fields is a finding', async () => {
    expect(await readArticle('---\n- title\n---\n正文')).toMatchObject({
      rule: 'schema/invalid-value',
      line: 2,
      message: expect.stringContaining('not a group of fields'),
    });
  });

  test('an unknown key is found where it stands', async () => {
    const text = article({ colour: 'red' });
    expect(await readArticle(text)).toMatchObject({
      rule: 'schema/unknown-key',
      line: text.split('\n').indexOf('colour: red') + 1,
      column: 1,
      message: '`colour` is not a field here.',
    });
  });

  test('an unknown key below another is named with it', async () => {
    const found = await readArticle(
      article({ type: 'known-issue', issue: { status: 'open', since: '2026-11-01', severity: 'low', mood: 'bad' } }),
    );
    expect(found).toMatchObject({ rule: 'schema/unknown-key', column: 3, message: '`mood` is not a field of `issue`.' });
  });

  test('`__proto__` is a key like any other', async () => {
    expect(await readArticle(article().replace('---\n', '---\n__proto__: {polluted: true}\n'))).toMatchObject({
      rule: 'schema/unknown-key',
      line: 2,
      column: 1,
    });
    expect({}).not.toHaveProperty('polluted');
  });

  test('a missing field is named with what belongs there', async () => {
    expect(await readArticle(article({ owner: undefined }))).toMatchObject({
      rule: 'schema/missing-field',
      message: '`owner` is missing.',
      hint: 'Add `owner: …` (a text).',
    });
  });

  test('a misspelt value of a short list comes with the nearest', async () => {
    expect(await readArticle(article({ state: 'publishd' }))).toMatchObject({
      rule: 'schema/invalid-value',
      message: '`publishd` is not a value of `state`. Did you mean `published`?',
      hint: 'Use one of `draft`, `in-review`, `published`, `archived`.',
    });
  });

  test.each([
    ['title', 2026, '`title` is `2026`, not a text.'],
    ['title', ' ', '`title` must not be empty, but is ` `.'],
    ['title', '长'.repeat(121), `\`title\` must be at most 120 characters, but is \`${'长'.repeat(57)}…\`.`],
    ['products', 'courses', '`products` is `courses`, not a list.'],
    ['products', [], '`products` must name at least one product, but is `[]`.'],
    [
      'category',
      'Orders',
      '`category` must be an id of a-z, 0-9 and single hyphens, such as `refund-a-course`, but is `Orders`.',
    ],
    ['reviewed', '2026-02-30', '`reviewed` must be a day written as 2026-11-20, but is `2026-02-30`.'],
    ['reviewEvery', 0.5, '`reviewEvery` is `0.5`, not a whole number.'],
    [
      'redirectFrom',
      ['//evil.example'],
      '`redirectFrom[0]` must be a path of this site such as /help/refund.html: letters, digits, dots, hyphens and single slashes, but is `//evil.example`.',
    ],
    ['translates', 'latest', '`translates` must be a revision: 12 hex digits, but is `latest`.'],
    ['issue', { status: 'open', since: '2026-11-01', severity: 'low' }, /^`issue` belongs to type `known-issue`/],
  ])('%s: %j is refused in words', async (field, value, message) => {
    expect(await readArticle(article({ [field]: value }))).toMatchObject({
      rule: 'schema/invalid-value',
      message: typeof message === 'string' ? message : expect.stringMatching(message),
    });
  });

  test('a known issue says how it stands, and since when it is over', async () => {
    expect(await readArticle(article({ type: 'known-issue' }))).toMatchObject({
      message: expect.stringMatching(/^`issue` belongs/),
    });
    const issue = { status: 'resolved', since: '2026-11-01', severity: 'low' };
    expect(await readArticle(article({ type: 'known-issue', issue }))).toMatchObject({
      message: expect.stringMatching(/^`issue.resolved` must be/),
    });
  });
});

test('one run reports the faults of all files', async () => {
  const { ids, findings } = await read({
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
