import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readFrontMatter } from '../../../src/knowledge/files/front-matter.ts';
import type { Proposals } from '../../../src/reports/parts/questions/schema.ts';
import { type PatchSources, proposalsPatch } from '../../../src/reports/patch/proposals-patch.ts';
import { reportOf } from '../../../src/reports/report.ts';
import { newFolder } from '../../support/folder.ts';
import { input } from '../builders.ts';
import { gitApply } from './git-apply.ts';
import { hostileTexts } from './hostile-texts.ts';

const refund = '---\ntitle: Refunds # short\nanswers:\n  - money back\nowner: billing\n---\n\nText with {braces}.\n';
const path = 'content/articles/en/refund.mdx';

const answer = (question: string, article = 'refund') => ({
  ...{ locale: 'en', article, question },
  ...{ asked: 4, confirmed: 3, rank: 2, wins: 7 },
});

function patchOf(
  proposals: Partial<Proposals>,
  { text = refund, synonyms = 'en:\n  - [refund, money back]\n' as string | null } = {},
) {
  const report = reportOf(input());
  const sources: PatchSources = {
    articles: new Map([['en/refund', { path, text }]]),
    synonyms: { path: 'content/synonyms.yaml', text: synonyms ?? undefined },
  };
  return proposalsPatch({ ...report.searches, proposals: { answers: [], synonyms: [], ...proposals } }, sources);
}

/** The article and the synonyms after the patch. */
async function accept(patch: string, { text = refund, synonyms = 'en:\n  - [refund, money back]\n' as string | null } = {}) {
  const folder = newFolder();
  mkdirSync(join(folder, 'content/articles/en'), { recursive: true });
  writeFileSync(join(folder, path), text);
  if (synonyms !== null) writeFileSync(join(folder, 'content/synonyms.yaml'), synonyms);
  await gitApply(folder, patch, '--allow-empty');
  const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
  return { article: read(path), synonyms: read('content/synonyms.yaml') };
}

describe('proposalsPatch', () => {
  test('adds questions to the front matter and leaves the rest as it is', async () => {
    const patch = patchOf({ answers: [answer('can I get a refund'), answer('refund: how?')] });
    expect((await accept(patch)).article).toBe(
      refund.replace('  - money back\n', '  - money back\n  - can I get a refund\n  - "refund: how?"\n'),
    );
  });

  test('says what speaks for each question', () => {
    expect(patchOf({ answers: [answer('can I get a refund')] })).toContain('#   7.0, 4, 3, 2: en/refund "can I get a refund"\n');
  });

  test('keeps Windows line ends', async () => {
    const text = refund.replaceAll('\n', '\r\n');
    const { article } = await accept(patchOf({ answers: [answer('more')] }, { text }), { text });
    expect(article).toBe(text.replace('  - money back\r\n', '  - money back\r\n  - more\r\n'));
  });

  test('adds a word to the group that has its fellow, and a new group where there is none', async () => {
    const synonyms = [
      { locale: 'en', words: ['Refund', 'payback'] },
      { locale: 'en', words: ['kid', 'nipper'] },
      { locale: 'zh-cn', words: ['发票', '飘子'] },
    ];
    expect((await accept(patchOf({ synonyms }))).synonyms).toBe(
      'en:\n  - [refund, money back, payback]\n  - [kid, nipper]\nzh-cn:\n  - [发票, 飘子]\n',
    );
  });

  test('makes the file of synonyms when there is none', async () => {
    const patch = patchOf({ synonyms: [{ locale: 'en', words: ['kid', 'nipper'] }] }, { synonyms: null });
    expect((await accept(patch, { synonyms: null })).synonyms).toBe('en:\n  - [kid, nipper]\n');
  });

  test('has no diff when nothing is proposed, and git takes it', async () => {
    const patch = patchOf({});
    expect(patch).toContain('# There are no proposals');
    expect((await accept(patch)).article).toBe(refund);
  });

  test('says which file it could not add to', () => {
    const text = refund.replace('answers:\n  - money back', 'answers: *other');
    expect(patchOf({ answers: [answer('more')] }, { text })).toMatch(/# Left out.*refund\.mdx/);
  });

  test('gives the same bytes for the same proposals', () => {
    const answers = [answer('more')];
    expect(patchOf({ answers })).toBe(patchOf({ answers }));
  });

  test('lets no reader’s text be more than a question', async () => {
    const { article } = await accept(patchOf({ answers: hostileTexts.map((text) => answer(text)) }));
    const read = readFrontMatter(path, article);
    if ('findings' in read) throw new Error(JSON.stringify(read.findings));
    expect(read.source.data).toEqual({ title: 'Refunds', answers: ['money back', ...hostileTexts], owner: 'billing' });
    expect(read.body).toBe('\nText with {braces}.\n');
    const synonyms = hostileTexts.map((text) => ({ locale: 'en', words: [`known ${text}`, text] }));
    const { synonyms: yaml } = await accept(patchOf({ synonyms }));
    expect(
      parse(yaml)
        .en.slice(1)
        .flat()
        .filter((word: unknown) => typeof word !== 'string'),
    ).toEqual([]);
  });
});
