import { describe, expect, test } from 'vitest';
import { replyTemplatesOf } from '../../src/knowledge/reply-templates.ts';
import { checkContent, label } from '../support/builders.ts';

const facts = [{ id: 'refund-days', value: label('7 days') }];

function reply(body: string, fields: Record<string, string> = {}): string {
  const lines = Object.entries({ title: 'Refund', ...fields }).map(([name, value]) => `${name}: ${value}`);
  return ['---', ...lines, '---', '', body, ''].join('\n');
}

async function findingsOf(files: Record<string, string>) {
  const { findings } = await checkContent({ files: { 'facts.yaml': facts, ...files } });
  return findings
    .filter(({ file }) => file.includes('replies/'))
    .map(({ rule, file, line, column, message }) => `${file}:${line}:${column} ${rule} ${message}`);
}

describe('reply templates', () => {
  test('are fine as plain text with facts and what is left to fill in', async () => {
    const body = 'Within <Fact id="refund-days" /> of ⟪day⟫: 1 < 2.';
    expect(await findingsOf({ 'replies/zh-cn/money/refund.mdx': reply(body) })).toEqual([]);
    const { kb } = await checkContent({ files: { 'facts.yaml': facts, 'replies/zh-cn/refund.mdx': reply(body) } });
    expect(replyTemplatesOf(kb)).toMatchObject([{ id: 'refund', title: 'Refund', text: 'Within 7 days of ⟪day⟫: 1 < 2.' }]);
  });

  test('are told of every fault at its place', async () => {
    expect(
      await findingsOf({
        'replies/zh-cn/a.mdx': reply('Hello,\nwithin <Fact id="refund-dys" />.', { category: 'refunds' }),
        'replies/zh-cn/b.mdx': reply('<Callout>no</Callout>'),
        'replies/zh-cn/c.mdx': reply('Text', { title: 'Other', text: 'x' }),
        'replies/fr/d.mdx': reply('Text', { title: 'D' }),
        'replies/zh-cn/e.mdx': reply('', { title: 'E' }),
        'replies/zh-cn/x/e.mdx': reply('Text', { title: 'F' }),
        'replies/zh-cn/note.txt': 'x',
      }),
    ).toMatchInlineSnapshot(`
      [
        "content/replies/fr/d.mdx:1:1 schema/unknown-locale \`fr\` is not a locale.",
        "content/replies/zh-cn/a.mdx:3:11 taxonomy/unknown-category \`refunds\` is not a category.",
        "content/replies/zh-cn/a.mdx:7:8 mdx/unknown-fact \`refund-dys\` is not a fact. Did you mean \`refund-days\`?",
        "content/replies/zh-cn/b.mdx:2:8 id/duplicate “Refund” is also the title of content/replies/zh-cn/a.mdx.",
        "content/replies/zh-cn/b.mdx:5:1 mdx/unknown-component \`<Callout>\` would be shown as it is: a reply is plain text.",
        "content/replies/zh-cn/b.mdx:5:12 mdx/unknown-component \`</Callout>\` would be shown as it is: a reply is plain text.",
        "content/replies/zh-cn/c.mdx:3:1 schema/unknown-key \`text\` is not a field here.",
        "content/replies/zh-cn/e.mdx:1:1 id/duplicate \`e\` is also the id of content/replies/zh-cn/x/e.mdx.",
        "content/replies/zh-cn/e.mdx:2:8 structure/empty The template has no text.",
        "content/replies/zh-cn/note.txt:1:1 schema/unexpected-file \`note.txt\` is not read: only \`.mdx\` files are.",
        "content/replies/zh-cn/x/e.mdx:1:1 id/duplicate \`e\` is also the id of content/replies/zh-cn/e.mdx.",
      ]
    `);
  });
});
