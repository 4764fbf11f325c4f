import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { UserError } from '../../../src/errors.ts';
import { writeDigests } from '../../../src/reports/digests/write-digests.ts';
import { reportOf } from '../../../src/reports/report.ts';
import { newFolder } from '../../support/folder.ts';
import { article, input } from '../builders.ts';

const owners = [
  { id: 'billing', label: { 'zh-cn': '财务组', en: 'Billing' } },
  { id: 'grace', label: { 'zh-cn': 'Grace', en: 'Grace' }, languages: ['en', 'zh-cn'] },
];

const broken = {
  type: 'faq',
  rules: ['link/outside', 'prose/spelling'],
  components: [],
  links: 1,
  media: 0,
  leadsOn: true,
  readability: undefined,
  translated: undefined,
} as const;

const given = (overrides: Parameters<typeof input>[0] = {}) =>
  input({
    owners,
    articles: [
      article({ title: '课程可以退款吗？', reviewed: '2026-01-01' }),
      article({ id: 'invoice', owner: 'grace', title: '怎么开发票', checked: broken }),
      article({ id: 'fine', owner: 'grace' }),
    ],
    waitingQuestions: [
      { id: '261120-7k3m9q', assignee: 'grace', category: 'refunds', dueAt: Date.parse('2026-11-21T08:00:00Z') },
    ],
    ...overrides,
  });

const write = (folder: string, from = given()) => writeDigests(folder, reportOf(from), from);

describe('digests', () => {
  test('of simulated data say so', async () => {
    const folder = newFolder();
    await write(folder, given({ simulated: { seed: 1, weeks: 12 } }));
    const text = await readFile(join(folder, 'grace.md'), 'utf8');
    expect(text).toMatch(/^# .*Simulated/);
    expect(text.split('##')[0]).toContain('12');
  });

  test('tell each owner in their language what is due, broken or waits for them', async () => {
    const folder = newFolder();
    await write(folder);
    expect((await readdir(folder)).sort()).toEqual(['billing.md', 'grace.md', 'told.json']);
    expect(await readFile(join(folder, 'billing.md'), 'utf8')).toMatchInlineSnapshot(`
      "# 财务组：需要你处理的

      截至 2026-11-20

      ## 新增 1 项

      ### 过期未核对

      1. [课程可以退款吗？](https://help.example/zh-cn/articles/refund-a-course/) · 2026-04-01 到期
      "
    `);
    expect(await readFile(join(folder, 'grace.md'), 'utf8')).toMatchInlineSnapshot(`
      "# Grace: what needs you

      As of 2026-11-20

      ## New: 2

      ### Questions that wait for your reply

      1. 261120-7k3m9q · due on 2026-11-21

      ### Articles with something broken

      1. [怎么开发票](https://help.example/zh-cn/articles/invoice/) · link/outside
      "
    `);
  });

  test('are quiet when nothing is new, and speak again of what is', async () => {
    const folder = newFolder();
    await write(folder);
    expect(await write(folder)).toEqual([]);
    expect(await readdir(folder)).toEqual(['told.json']);
    const [first, ...rest] = given().waitingQuestions;
    const more = given({ waitingQuestions: [...rest, ...(first === undefined ? [] : [first, { ...first, id: '261120-new' }])] });
    const [digest, ...others] = await write(folder, more);
    expect(others).toEqual([]);
    expect(digest).toMatchObject({ owner: 'grace', text: expect.stringContaining('261120-new') });
    expect(digest?.text).not.toContain('261120-7k3m9q');
    expect(digest?.text).toContain('Told before and still open: 2.');
  });

  test('tell again what was solved and came back', async () => {
    const folder = newFolder();
    await write(folder);
    await write(folder, given({ waitingQuestions: [] }));
    expect((await write(folder)).map(({ owner }) => owner)).toEqual(['grace']);
  });

  test('do not overwrite a file that is not theirs', async () => {
    const folder = newFolder();
    await writeFile(join(folder, 'told.json'), '{}');
    await expect(write(folder)).rejects.toThrow(UserError);
  });

  test('leave a folder alone that has anything else', async () => {
    const folder = newFolder();
    await writeFile(join(folder, 'billing.md'), 'by hand');
    await expect(write(folder)).rejects.toThrow(/has files that are not digests/);
    expect(await readFile(join(folder, 'billing.md'), 'utf8')).toBe('by hand');
  });
});
