import { describe, expect, test } from 'vitest';
import { article } from '../../support/builders.ts';
import { articleFile, readArticle, readContent } from '../../support/read-content.ts';

describe('the operator’s YAML', () => {
  test('an empty file is reported as empty', async () => {
    const { findings } = await readContent({ files: { 'channels.yaml': '# nothing yet\n' } });
    expect(findings).toMatchObject([
      {
        rule: 'schema/invalid-value',
        file: 'content/channels.yaml',
        message: 'The file is empty.',
        hint: 'Write a group of fields.',
      },
    ]);
  });

  test('of a file with thousands of errors, the first hundred are reported', async () => {
    const keys = Array.from({ length: 2_000 }, (_, index) => `k${index}: 1\n`).join('');
    const { findings } = await readContent({ files: { 'site.yaml': keys, 'facts.yaml': `[${'1,'.repeat(2_000)}]` } });
    expect(findings.filter(({ file: path }) => path === 'content/facts.yaml')).toHaveLength(100);
    expect(findings.filter(({ rule }) => rule === 'schema/unknown-key')).toHaveLength(100);
  });

  test('more errors than the validator can collect are one finding', async () => {
    const text = `categories: [{children: [${'1,'.repeat(199_000)}]}]`;
    const { findings } = await readContent({ files: { 'taxonomy.yaml': text } });
    expect(findings).toMatchObject([{ rule: 'schema/invalid-value', message: 'The file has too many errors to list.' }]);
  });

  test('keys that every object has are ordinary keys', async () => {
    const text = '- {id: constructor, value: {zh-cn: x}, __proto__: {note: y}}\n';
    const { findings } = await readContent({ files: { 'facts.yaml': text, 'synonyms.yaml': '__proto__: [[a, b]]\n' } });
    expect(findings.map(({ rule, file: path }) => `${rule} ${path}`).sort()).toEqual(['schema/unknown-key content/facts.yaml']);
  });

  test('each kind of invalid value has its position, message and hint', async () => {
    const text = [
      'name: {zh-cn: 帮助}',
      'tagline: 一句话',
      'locales: []',
      'baseUrl: https://help.example/kb?a=b',
      'contact: nobody',
      'licence: {ZH: x}',
      'retention: {votesDays: 1.5}',
      'colour: red',
    ].join('\n');
    const { findings } = await readContent({ files: { 'site.yaml': text } });
    expect(
      findings.map(({ line, column, rule, message, hint }) => `${line}:${column} ${rule} ${message} ${hint}`),
    ).toMatchInlineSnapshot(`
      [
        "2:10 schema/invalid-value \`tagline\` is \`一句话\`, not a group of fields. Write a group of fields.",
        "3:10 schema/invalid-value \`locales\` must name at least one locale, but is \`[]\`. List at least 1.",
        "4:10 schema/invalid-value \`baseUrl\` cannot be \`https://help.example/kb?a=b\`. It must be a host, or a host and a path of plain words, such as https://help.example.com or https://example.com/help.",
        "5:10 schema/invalid-value \`contact\` cannot be \`nobody\`. It must be a mail address.",
        "6:15 schema/invalid-value \`ZH\` is not a valid key of \`licence\`. Use the id of a locale, such as \`zh-cn\`.",
        "7:24 schema/invalid-value \`retention.votesDays\` is \`1.5\`, not a whole number. Write a whole number.",
        "8:1 schema/unknown-key \`colour\` is not a field here. Correct its spelling or remove it. The fields are \`name\`, \`tagline\`, \`tasks\`, \`locales\`, \`baseUrl\`, \`brand\`, \`contact\`, \`licence\`, \`footer\`, \`videoHosts\`, \`searchContract\`, \`publicCounts\`, \`retention\`, \`demandThreshold\`, \`editing\`, \`contentVersion\`.",
      ]
    `);
  });
});

describe('front matter', () => {
  test('empty front matter lacks every required field', async () => {
    const { findings } = await readContent({ files: { [articleFile]: '---\n---\n正文' } });
    expect(findings.map(({ message }) => message)).toEqual(
      ['title', 'summary', 'type', 'category', 'products', 'stage', 'state', 'owner', 'reviewed'].map(
        (field) => `\`${field}\` is missing.`,
      ),
    );
    expect(new Set(findings.map(({ rule }) => rule))).toEqual(new Set(['schema/missing-field']));
  });

  test('a list instead of fields is a finding', async () => {
    expect(await readArticle('---\n- title\n---\n正文')).toMatchObject({
      rule: 'schema/invalid-value',
      line: 2,
      message: expect.stringContaining('not a group of fields'),
    });
  });

  test('an unknown key is reported at its position', async () => {
    const text = article({ colour: 'red' });
    expect(await readArticle(text)).toMatchObject({
      rule: 'schema/unknown-key',
      line: text.split('\n').indexOf('colour: red') + 1,
      column: 1,
      message: '`colour` is not a field here.',
    });
  });

  test('a nested unknown key is reported with its parent', async () => {
    const found = await readArticle(
      article({ type: 'known-issue', issue: { status: 'open', since: '2026-11-01', severity: 'low', mood: 'bad' } }),
    );
    expect(found).toMatchObject({ rule: 'schema/unknown-key', column: 3, message: '`mood` is not a field of `issue`.' });
    expect(found.hint).toBe('Correct its spelling or remove it. The fields are `status`, `since`, `resolved`, `severity`.');
  });

  test('a full-width colon between braces is named', async () => {
    const text = article({ type: 'known-issue', issue: 0 }).replace('issue: 0', 'issue: {status：open}');
    const { findings } = await readContent({ files: { [articleFile]: text } });
    expect(findings.find(({ rule }) => rule === 'schema/unknown-key')?.message).toBe(
      '`status：open` is not a field of `issue`. Its colon is full-width. Did you mean `status: open`?',
    );
  });

  test('an item of a list whose colons are full-width says so', async () => {
    const { findings } = await readContent({ files: { 'facts.yaml': '- id：refund-days\n  value：x\n' } });
    expect(findings[0]?.message).toBe('`[0]` is `id：refund-days value：x`, not a group of fields. Its colon is full-width.');
  });

  test('`__proto__` is an ordinary key', async () => {
    expect(await readArticle(article().replace('---\n', '---\n__proto__: {polluted: true}\n'))).toMatchObject({
      rule: 'schema/unknown-key',
      line: 2,
      column: 1,
    });
    expect({}).not.toHaveProperty('polluted');
  });

  test('a missing field is reported with its type', async () => {
    expect(await readArticle(article({ owner: undefined }))).toMatchObject({
      rule: 'schema/missing-field',
      message: '`owner` is missing.',
      hint: 'Add `owner: …` (text).',
    });
  });

  test('a misspelt value of an enum comes with the nearest one', async () => {
    expect(await readArticle(article({ state: 'publishd' }))).toMatchObject({
      rule: 'schema/invalid-value',
      message: '`publishd` is not a value of `state`. Did you mean `published`?',
      hint: 'Use one of `draft`, `in-review`, `published`, `archived`.',
    });
  });

  test.each([
    ['title', 2026, "`title` is `2026`, not text. Write text in quotes: `title: '2026'`."],
    ['title', ' ', '`title` must not be empty, but is ` `. Write the text, in quotes if need be.'],
    ['title', '……', '`title` cannot be `……`. It must have a letter or a digit.'],
    [
      'title',
      '长'.repeat(121),
      `\`title\` must be at most 120 characters, but is \`${'长'.repeat(57)}…\`. Shorten it by 1 character.`,
    ],
    ['products', 'courses，camps', '`products` is `courses，camps`, not a list. Write a list: `products: [courses, camps]`.'],
    [
      'answers',
      'can I wait, please',
      '`answers` is `can I wait, please`, not a list. Write a list, each item on a line of its own that begins with `- `.',
    ],
    ['products', [], '`products` must name at least one product, but is `[]`. List at least 1.'],
    [
      'products',
      ['courses，camps'],
      '`products[0]` cannot be `courses，camps`. Did you mean `courses, camps`? It must consist of a-z, 0-9 and single hyphens, such as `refund-a-course`.',
    ],
    [
      'category',
      'My Orders',
      '`category` cannot be `My Orders`. Did you mean `my-orders`? It must consist of a-z, 0-9 and single hyphens, such as `refund-a-course`.',
    ],
    ['reviewed', '2026-02-30', '`reviewed` cannot be `2026-02-30`. There is no such day; correct it.'],
    [
      'reviewed',
      '2026年11月5日',
      '`reviewed` cannot be `2026年11月5日`. Did you mean `2026-11-05`? It must be a day written as 2026-11-20.',
    ],
    ['reviewEvery', 0.5, '`reviewEvery` is `0.5`, not a whole number. Write a whole number.'],
    ['reviewEvery', 0, '`reviewEvery` is `0`, but must be at least 1. Write a number of at least 1.'],
    [
      'redirectFrom',
      ['//evil.example'],
      '`redirectFrom[0]` cannot be `//evil.example`. It must be a path of this site such as /help/refund.html: letters, digits, dots, hyphens and single slashes.',
    ],
    ['translates', 'latest', '`translates` cannot be `latest`. It must be a revision: 12 hex digits.'],
    [
      'issue',
      { status: 'open', since: '2026-11-01', severity: 'low' },
      '`issue` is required for type `known-issue` and not allowed otherwise: {status, since, severity}. Remove `issue`.',
    ],
  ])('%s: %j is refused with a clear message', async (field, value, says) => {
    const { message, hint } = await readArticle(article({ [field]: value }));
    expect(`${message} ${hint}`).toBe(says);
  });

  test('a known issue has its status, and a day of resolution once resolved', async () => {
    expect(await readArticle(article({ type: 'known-issue' }))).toMatchObject({
      message: expect.stringMatching(/^`issue` is required/),
    });
    const issue = { status: 'resolved', since: '2026-11-01', severity: 'low' };
    expect(await readArticle(article({ type: 'known-issue', issue }))).toMatchObject({
      message: expect.stringMatching(/^`issue.resolved` must be/),
    });
  });
});
