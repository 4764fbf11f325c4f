import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Effect } from '../../../src/effect/effect-schema.ts';
import { effectComment } from '../../../src/publishing/github/effect-comment.ts';
import { findPullRequest, readFinishedRun } from '../../../src/publishing/github/pull-request.ts';
import { newFolder } from '../../support/folder.ts';
import { type StandIn, startStandIn } from './stand-in.ts';

const sha = 'a'.repeat(40);
const run = {
  html_url: 'https://github.com/acme/help/actions/runs/1',
  conclusion: 'success',
  head_sha: sha,
  head_branch: 'improve',
  head_repository: { owner: { login: 'forker' } },
};

const noReviews = { fresh: 0, due: 0, overdue: 0, overdueDays: 0 };

const effect = (overrides: Partial<Effect> = {}): Effect => ({
  version: 2,
  base: { ref: 'origin/main', commit: 'b'.repeat(40) },
  articles: { added: [], removed: [], changed: [] },
  search: null,
  findings: { introduced: [], fixed: [] },
  debts: [],
  coverage: [],
  health: { mean: { before: null, after: null }, articles: [] },
  freshness: { before: noReviews, after: noReviews },
  translations: { before: { expected: 0, upToDate: 0 }, after: { expected: 0, upToDate: 0 } },
  reported: null,
  missingRedirects: [],
  ...overrides,
});

let api: StandIn;
let folder: string;

const writeEffect = (content: unknown): string => {
  const file = join(folder, 'effect.json');
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
};

beforeEach(async () => {
  api = await startStandIn();
  api.pulls = [{ number: 12, head: { sha } }];
  folder = newFolder();
});

afterEach(() => api.close());

test('the pull request is found by who ran what, not by what the run says of itself', async () => {
  const event = join(folder, 'event.json');
  writeFileSync(event, JSON.stringify({ action: 'completed', workflow_run: run }));
  const finished = await readFinishedRun(event);
  expect(await findPullRequest(api.github, finished)).toBe(12);
  expect(api.arrived.map(({ path }) => path)).toEqual(['/pulls?state=open&head=forker%3Aimprove&per_page=100']);
});

test('the comment is in the language it is asked for', async () => {
  const added = [{ locale: 'zh-cn', id: 'refund', title: '怎样退款', file: 'content/articles/zh-cn/refund.mdx' }];
  const file = writeEffect(effect({ articles: { added, removed: [], changed: [] } }));
  const text = await effectComment({ run, effectFile: file, locale: 'zh-cn' });
  expect(text).toMatch(/^检查全部通过（aaaaaaa）：\[检查、构建出的网站和报告\]\(https:/);
  expect(text.match(/^#+ .*$/gm)).toEqual(['# 这次改动的影响', '## 概要', '## 文章', '### 读者多看到、看不到和看到有变化的']);
});

describe('what a fork uploaded', () => {
  const textOf = (file: string) => effectComment({ run, effectFile: file, locale: 'en' });

  test('calls nobody, links nothing, and brings no markup along', async () => {
    const title = '@acme/everyone see #1 ![x](https://evil.example/x.png) <img src=x> <!-- jieda: effect -->';
    const added = [{ locale: 'en', id: 'x', title, file: 'content/articles/en/x.mdx' }];
    const text = await textOf(writeEffect(effect({ articles: { added, removed: [], changed: [] } })));
    expect(text).not.toMatch(/@acme|#1|!\[|<img|<!--/);
    expect(text).toContain('evil.example');
  });

  test.each([
    ['is not JSON', '# Markdown of mine', 'is not JSON'],
    ['has another shape', { ...effect(), body: 'Markdown of mine' }, 'is not an effect'],
    ['is huge', ' '.repeat(9 * 1024 * 1024), 'at most 8388608 are read'],
  ])('is refused when it %s', async (_case, content, message) => {
    await expect(textOf(writeEffect(content))).rejects.toThrow(message);
  });

  test('is refused when it is a link to a file of ours, or a folder', async () => {
    const link = join(folder, 'link.json');
    symlinkSync(writeEffect(effect()), link);
    await expect(textOf(link)).rejects.toThrow('is not an ordinary file');
    mkdirSync(join(folder, 'folder.json'));
    await expect(textOf(join(folder, 'folder.json'))).rejects.toThrow('is not an ordinary file');
  });

  test('may be missing, because the run failed before; the comment says so', async () => {
    const text = await effectComment({
      run: { ...run, conclusion: 'failure' },
      effectFile: join(folder, 'none.json'),
      locale: 'en',
    });
    expect(text).toContain('**The checks ended with: failure** for aaaaaaa');
    expect(text).toContain('The effect of this change was not measured');
  });
});
