import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { foldersOf } from '../../src/edition/folders.ts';
import { repository, type StandIn, startStandIn, token } from '../publishing/github/stand-in.ts';
import { article, environment, today, writeContent, writeFiles } from '../support/builders.ts';
import { runInThread } from '../support/command-thread.ts';
import { newFolder } from '../support/folder.ts';
import type { Ended } from '../support/run.ts';

/**
 * Tests of what workflows run, in their order, on a pull request in a sandbox: a remote without a working tree, as GitHub
 * has it, a clone as a workflow checks it out, and a stand-in for GitHub's API. A test file calls this whose thread has
 * already loaded what checks need.
 */
export function testPublishingCommands(): void {
  let api: StandIn;
  let remote: string;
  let clone: string;
  const caches: string[] = [];

  const git = (cwd: string, ...args: string[]): string => {
    const settings = ['user.name=t', 'user.email=t@example.org', 'init.defaultBranch=main'].flatMap((each) => ['-c', each]);
    return execFileSync('git', [...settings, ...args], { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();
  };

  const checkOut = (...options: string[]): string => {
    const folder = newFolder();
    git(folder, 'clone', '--quiet', '--branch', 'improve', ...options, `file://${remote}`, '.');
    caches.push(dirname(foldersOf(environment({ contentDir: join(folder, 'content') })).cacheDir));
    return folder;
  };

  const run = (name: string, args: string[], cwd: string, variables: NodeJS.ProcessEnv = {}): Promise<Ended> =>
    runInThread(name, args, { KB_CONTENT: join(cwd, 'content'), KB_TODAY: today, ...variables });

  const asBot = (): NodeJS.ProcessEnv => ({
    GITHUB_API_URL: api.url,
    GITHUB_EVENT_PATH: join(clone, 'event.json'),
    GITHUB_OUTPUT: join(clone, 'output'),
    GITHUB_REPOSITORY: repository,
    GITHUB_TOKEN: token,
  });

  beforeAll(async () => {
    api = await startStandIn();
    const contentDir = await writeContent({
      files: {
        'articles/zh-cn/invoice.mdx': article({ title: '怎样开发票', answers: ['发票抬头怎么填'], body: '填写抬头。\n' }),
      },
    });
    const work = dirname(contentDir);
    remote = join(newFolder(), 'help.git');
    git(work, 'init', '--quiet');
    git(work, 'add', '--all');
    git(work, 'commit', '--quiet', '--message', 'first');
    git(work, 'clone', '--quiet', '--bare', work, remote);
    git(work, 'checkout', '--quiet', '-b', 'improve');
    await writeFiles(contentDir, { 'articles/zh-cn/refund.mdx': article({ owner: 'nobody' }) });
    rmSync(join(contentDir, 'articles/zh-cn/invoice.mdx'));
    git(work, 'add', '--all');
    git(work, 'commit', '--quiet', '--message', 'improve');
    git(work, 'push', '--quiet', remote, 'improve');
    clone = checkOut();
  });

  afterAll(async () => {
    await api.close();
    await Promise.all(caches.map((cache) => rm(cache, { recursive: true, force: true })));
  });

  test('checks what the change brings along, and measures its effect', async () => {
    const check = await run('check', ['--since', 'origin/main', '--format', 'github'], clone);
    expect(check).toMatchObject({ code: 1, stdout: expect.stringContaining('title=owner/unknown') });
    const effect = await run('effect', ['--base', 'origin/main', '--json', '--out', join(clone, 'effect.json')], clone);
    expect(effect).toEqual({ code: 1, stdout: '', stderr: '' });
  });

  test('says what a shallow checkout lacks', async () => {
    const { code, stderr } = await run('check', ['--since', 'origin/main'], checkOut('--depth', '1'));
    expect(code).toBeGreaterThan(0);
    expect(stderr).toContain('origin/main');
  });

  test('writes one comment, and renews it with the preview', async () => {
    const head_sha = git(clone, 'rev-parse', 'HEAD');
    const head = { head_sha, head_branch: 'improve', head_repository: { owner: { login: 'forker' } } };
    const event = { workflow_run: { html_url: 'https://github.com/acme/help/actions/runs/1', conclusion: 'failure', ...head } };
    writeFileSync(join(clone, 'event.json'), JSON.stringify(event));
    const comment = (...args: string[]) => run('comment', ['--effect', join(clone, 'effect.json'), ...args], clone, asBot());
    // The pull request has a newer commit, whose own run will tell.
    api.pulls = [{ number: 12, head: { sha: 'c'.repeat(40) } }];
    expect(await comment()).toMatchObject({ code: 0, stdout: expect.stringContaining('nothing to write') });
    api.pulls = [{ number: 12, head: { sha: head_sha } }];
    expect(await comment()).toEqual({ code: 0, stdout: 'Comment on pull request 12: written.\n', stderr: '' });
    expect(await comment('--preview', '')).toMatchObject({ stdout: 'Comment on pull request 12: unchanged.\n' });
    const address = 'https://pr-12.help.pages.dev';
    expect(await comment('--preview', address)).toMatchObject({ stdout: 'Comment on pull request 12: renewed.\n' });
    // In the first language of the site, or the one that is asked for.
    expect(api.comments.map(({ body }) => body)).toEqual([
      expect.stringMatching(
        /检查没有通过：failure[\s\S]*\[预览\]\(https:\/\/pr-12[\s\S]*invoice\/ 打不开了[\s\S]*owner\/unknown/,
      ),
    ]);
    expect(await comment('--preview', address, '--locale', 'en')).toMatchObject({
      stdout: 'Comment on pull request 12: renewed.\n',
    });
    expect(api.comments.map(({ body }) => body)).toEqual([
      expect.stringMatching(
        /checks ended with: failure[\s\S]*\[preview\]\(https:\/\/pr-12[\s\S]*invoice\/ leads nowhere[\s\S]*owner\/unknown/,
      ),
    ]);
    expect(readFileSync(join(clone, 'output'), 'utf8')).toBe(`number=\n${'number=12\n'.repeat(4)}`);
    const lost = { ...asBot(), GITHUB_TOKEN: '' };
    expect(await run('comment', [], clone, lost)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('GITHUB_TOKEN is not set.'),
    });
  });

  test('keeps an issue for each owner, and writes letters', async () => {
    const { stdout } = await run('check', ['--json'], clone, { KB_TODAY: '2029-01-01' });
    writeFileSync(join(clone, 'findings.json'), stdout);
    const digests = join(clone, 'digests');
    mkdirSync(digests);
    writeFileSync(join(digests, 'gone.md'), '');
    const args = ['--findings', join(clone, 'findings.json'), '--digests', digests, '--issues', '--mail'];
    expect(await run('alerts', args, clone, asBot())).toMatchObject({ code: 0, stdout: expect.stringMatching(/^opened: /) });
    expect(await run('alerts', args, clone, asBot())).toMatchObject({
      stdout: 'The issues are as they should be.\nNo mail: KB_SMTP is not set.\n',
    });
    expect(api.issues.map(({ body }) => body).join()).toContain('## Overdue reviews');
    expect(readdirSync(digests)).toContain('index.md');
    expect(existsSync(join(digests, 'gone.md'))).toBe(false);
    expect(await run('alerts', ['--issues'], clone, asBot())).toMatchObject({ stdout: expect.stringMatching(/^closed: /) });
  });

  test('says when CODEOWNERS is out of date, and writes it', async () => {
    const codeowners = (...args: string[]) => run('codeowners', ['--out', join(clone, 'CODEOWNERS'), ...args], clone);
    expect(await codeowners('--check')).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('CODEOWNERS is out of date: `npm run codeowners` writes it.'),
    });
    expect(await codeowners()).toMatchObject({ code: 0, stdout: expect.stringContaining('Wrote ') });
    expect(await codeowners('--check')).toMatchObject({ code: 0 });
  });

  test('deploys nowhere without a place, and says which secrets name one', async () => {
    expect(await run('deploy', ['configured'], clone)).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^::warning title=Nothing was deployed::.*DEPLOY_TARGET/),
    });
    expect(await run('deploy', ['preview', 'x', '--project', '', '--name', 'pr-'], clone)).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('No preview'),
    });
    expect(await run('deploy', ['database', 'x.db', '--from', ''], clone)).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('No live database'),
    });
  });
}
