import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { foldersOf } from '../../src/edition/folders.ts';
import { formats } from '../../src/findings/index.ts';
import { buildSite } from '../server/support/site.ts';
import { article, environment, makeFolder, today, writeContent, writeFiles } from '../support/builders.ts';
import { runInThread } from '../support/command-thread.ts';
import { type Ended, root, runScript } from '../support/run.ts';
import { testPublishingCommands } from './publishing-commands.ts';
import { testWritingCommands } from './writing-commands.ts';

const execute = promisify(execFile);
const contents: string[] = [];

// Each content folder has a cache of its own in the repository.
afterAll(async () => {
  const caches = contents.map((contentDir) => dirname(foldersOf(environment({ contentDir })).cacheDir));
  await Promise.all(caches.map((cache) => rm(cache, { recursive: true, force: true })));
});

function checkWith(run: typeof runScript, args: readonly string[], variables: NodeJS.ProcessEnv = {}): Promise<Ended> {
  const { KB_CONTENT } = variables;
  if (KB_CONTENT !== undefined) contents.push(KB_CONTENT);
  return run('check', args, { KB_TODAY: today, ...variables });
}

const check = (args: readonly string[], variables?: NodeJS.ProcessEnv): Promise<Ended> => checkWith(runInThread, args, variables);

/** In a process of its own, whose exit code it is. */
const checkInProcess = (args: readonly string[], variables?: NodeJS.ProcessEnv): Promise<Ended> =>
  checkWith(runScript, args, variables);

const broken = { 'articles/zh-cn/refund.mdx': article({ category: 'oders' }) };

describe('a command', () => {
  const scripts = readdirSync(join(root, 'scripts')).filter(
    (name) => name.endsWith('.ts') && readFileSync(join(root, 'scripts', name), 'utf8').includes('await runCommand('),
  );

  test.each(scripts)('%s has a --help that names each option of its own and exits 0', async (script) => {
    const { code, stdout, stderr } = await runInThread(script.replace('.ts', ''), ['--help']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^npm (?:run [a-z:]+|test|start)/);
    expect(stdout).toMatch(/^ {2}--help +show this text$/m);
    const source = readFileSync(join(root, 'scripts', script), 'utf8');
    for (const [, option = ''] of source.matchAll(/^ +'?([a-z][a-z-]*)'?: \{ type: '(?:string|boolean)'/gm)) {
      expect(stdout).toMatch(new RegExp(`^ {2}--${option}(?: [A-Z-]+)? +\\S`, 'm'));
    }
  });

  test('explains each option and its default in --help', async () => {
    const { stdout } = await check(['--help']);
    expect(stdout).toMatchInlineSnapshot(`
      "npm run check
        Checks the content without building; exit code 1 when there are errors.

      Options, after \`--\`:
        --format FORMAT  terminal, json, github, sarif, junit; on GitHub Actions annotations are the default (default: terminal)
        --since SINCE    report only findings that are new since this git revision, such as origin/main
        --outside        also request every link to other sites; dead links are warnings, never errors
        --fragile        also find questions that search answers only in their exact wording, by searching without each phrasing; takes minutes, and the report shows the figures
        --fix            first correct what needs no writer: Chinese typography of bodies, \`<br>\`, \`##heading\`, curly quotes and full-width colons where they break the syntax
        --verbose        list every note; otherwise the terminal counts them by rule
        --json           the same as --format json
        --help           show this text

      Environment:
        KB_CONTENT   content folder (default: content)
        KB_AUDIENCE  \`public\` or \`internal\` (default: public)
        KB_TODAY     the date for checks and pages, such as 2026-11-20 (default: today)
      "
    `);
    expect(await checkInProcess(['-h'])).toEqual({ code: 0, stdout, stderr: '' });
  });

  test('misused says so in its exit code', async () => {
    const args = ['--formt', 'json'];
    expect(await checkInProcess(args)).toEqual({ ...(await check(args)), code: 2 });
  });

  test.each([
    [['--formt', 'json'], '--formt'],
    [['--format'], '--format'],
    [['content'], '“content” is not an argument of this command.'],
    [['--json=yes'], '--json'],
  ])('misused with %j says so in a sentence and exits 2', async (args, sentence) => {
    const { code, stdout, stderr } = await check(args);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(sentence);
    expect(stderr).toContain('See `npm run check -- --help`.');
    expect(stderr).not.toMatch(/\n\s+at /);
  });
});

describe('a value or argument that a command does not know', () => {
  test.each([
    [
      'bench',
      ['nonsense'],
      '“nonsense” is not a benchmark.',
      'Name one of build, check, dev, pages, votes, questions, plan, reports, search.',
    ],
    ['bench', [], 'A benchmark is missing.', 'Name one of build, check, dev, pages, votes, questions, plan, reports, search.'],
    ['bench', ['build', 'votes'], 'Only one benchmark runs at a time, so “votes” is too many.', 'Name one of'],
    ['bench', ['build', '--runs', 'many'], '--runs cannot be `many`.', 'Give a whole number of 1 or more.'],
    ['bench', ['search', '--sizes', '150;2000'], '--sizes cannot be `150;2000`.', 'Give a whole number of 1 or more.'],
    ['bench', ['pages', '--votes', '3'], '--votes is not an option of `pages`.', 'Leave it out; it belongs to `votes`.'],
    ['prove', ['fuzz', 'nonsense'], '“nonsense” is not a proof.', 'Name one of kills, question-kills, '],
    ['prove', ['--kills', '0'], '--kills cannot be `0`.', 'Give a whole number of 1 or more.'],
    ['prove', ['fuzz', '--kills', '3'], '--kills is not an option of `fuzz`.', 'Leave it out; it belongs to `kills`.'],
    ['check', ['--outside', '--since', 'HEAD'], '--outside', '--since'],
    ['check', ['--fix', '--since', 'HEAD'], '--fix changes the current content', 'Leave one of them out.'],
    [
      'doctor',
      ['--url', 'help.example.com'],
      '--url cannot be `help.example.com`.',
      'Give an address such as https://help.example.com',
    ],
    ['upgrade', ['--from', '0'], '--from cannot be `0`.', 'Give a whole number from 1 to 3.'],
    ['report', ['--weeks', 'x'], '--weeks', 'Give a whole number from 1 to 99.'],
    ['deploy', ['nonsense'], '“nonsense” is not a task.', 'See `npm run deploy -- --help`.'],
    ['deploy', ['server'], 'Write it as `npm run deploy -- server user@host:/folder`.', 'See `npm run deploy -- --help`.'],
    ['deploy', ['server', 'host:srv'], '`host:srv` is not a place to deploy to.', 'Write it as `user@host:/absolute/folder`'],
    ['deploy', ['test', '--keep', '3'], '`test` takes no --keep.', 'See `npm run deploy -- --help`.'],
    ['deploy', ['preview', 'x', '--project', 'a b'], '--project cannot be `a b`.', 'Give a name of a-z, 0-9 and hyphens'],
    ['deploy', ['workers'], 'wrangler.jsonc names no database yet.', 'Run `npx wrangler d1 create jieda` once'],
    ['feedback', ['nonsense'], 'nonsense', 'See `npm run feedback -- --help`.'],
    ['search', ['refund', '--limit', '101'], '--limit cannot be `101`.', 'Give a whole number from 1 to 100.'],
    ['search', ['refund', '--locale', 'xx'], '“xx” is not a locale of this site.', 'Name one of zh-cn, en.'],
    [
      'new',
      ['faqs', 'refund'],
      '“faqs” is not a type of article.',
      'Name one of faq, troubleshooting, how-to, policy, known-issue.',
    ],
    ['new', ['faq'], 'The id is missing.', 'Give one, such as `npm run new -- faq refund-a-course`.'],
    ['new', ['faq', 'a-b'], '--category is missing.', 'Name one of choosing, '],
    ['new', ['faq', 'a-b', '--category', 'refund'], 'Did you mean `refunds`?', 'Name one of choosing, '],
    ['rename', ['refund'], 'Two ids are needed.', 'Write `npm run rename -- OLD NEW`'],
    ['retire', ['refund'], 'An article and its successor are needed.', 'Write `npm run retire -- ID --to ID`'],
    [
      'publish-drafts',
      [],
      'Nothing to publish was named.',
      'Name ids of drafts, files or folders of content/articles/, or --all.',
    ],
    ['publish-drafts', ['--all', 'refund'], 'cannot be combined', 'or --all.'],
    ['export', [], 'A format is missing.', 'Name one of markdown, csv, json, site.'],
    ['export', ['--format', 'xml'], '“xml” is not a format.', 'Name one of markdown, csv, json, site.'],
    ['export', ['--format', 'csv'], '--out is missing.', 'npm run export -- --format csv --out PATH'],
    [
      'export',
      ['--format', 'csv', '--out', 'x', '--edition', 'all'],
      '“all” is not an edition.',
      'Name one of public, internal.',
    ],
    ['export', ['--format', 'site', '--out', 'x', '--locale', 'en'], '--locale cannot be used', 'as it was built'],
    ['export', ['--format', 'csv', '--out', 'package.json'], 'package.json exists already.', '--force'],
    ['translations', ['accept'], 'The articles are missing.', 'Write `npm run translations -- accept ID …`'],
    ['translations', ['--locale', 'zh-cn'], '“zh-cn” is not a locale of translations.', 'Name en.'],
    ['effect', ['--html', 'x', '--json'], '--html writes Markdown and JSON', 'Leave them out'],
    ['init', ['--from', 'package-lock'], 'There is no file package-lock.', 'Write YAML or JSON with name, locales, '],
    ['search-eval', [], 'FILE is missing.', 'Name one or more JSONL files'],
  ])('ends %s %j with 2, what is wrong and what to do', async (command, args, what, todo) => {
    const { code, stdout, stderr } = await runInThread(command, args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(what);
    expect(stderr).toContain(todo);
    expect(stderr).not.toMatch(/\n\s+at /);
  });
});

describe('npm run check', () => {
  test('exits 0 when nothing is wrong, and says so', async () => {
    expect(await checkInProcess([], { KB_CONTENT: await writeContent() })).toEqual({
      code: 0,
      stdout: '0 errors, 0 warnings, 0 notes\n',
      stderr: '',
    });
  });

  test('exits 0 with warnings and notes', async () => {
    const files = { 'articles/zh-cn/refund.mdx': article({ answers: [] }) };
    const { code, stdout } = await check([], { KB_CONTENT: await writeContent({ files }) });
    expect(code).toBe(0);
    expect(stdout).toContain('0 errors, 1 warning, 0 notes');
  });

  test('exits 1 with errors, and prints position, message and hint', async () => {
    const { code, stdout, stderr } = await checkInProcess([], { KB_CONTENT: await writeContent({ files: broken }) });
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(stdout).toMatch(
      /articles\/zh-cn\/refund\.mdx:5:11 {2}error {2}taxonomy\/unknown-category\n {2}`oders` is not a category\. Did you mean `orders`\?\n {2}A category is defined in /,
    );
  });

  describe('of content with errors among standing notes', () => {
    const notes = Object.fromEntries(
      ['aside', 'before', 'other', 'zither'].map((id) => [
        `articles/zh-cn/${id}.mdx`,
        article({ title: id, answers: [`${id} 怎么办`] }),
      ]),
    );
    let KB_CONTENT: string;
    beforeAll(async () => {
      KB_CONTENT = await writeContent({ locales: ['zh-cn', 'en'], files: { ...notes, ...broken } });
    });

    test('the error comes first, and notes are counted by rule', async () => {
      const { stdout } = await check([], { KB_CONTENT });
      expect(stdout).toMatch(/^\S+\/refund\.mdx:5:11 {2}error {2}taxonomy\/unknown-category\n/);
      expect(stdout).not.toContain('  info  ');
      expect(stdout).toMatch(
        /\n\n5 notes {2}translation\/missing\n {2}`npm run check -- --verbose` lists them\.\n\n1 error, 0 warnings, 5 notes\n$/,
      );
    });

    test('--verbose lists every note, after the error', async () => {
      const { stdout } = await check(['--verbose'], { KB_CONTENT });
      expect(stdout.match(/ {2}(?:error|info) {2}/g)).toEqual(['  error  ', ...Array(5).fill('  info  ')]);
      expect(stdout).not.toContain('--verbose');
    });

    test('JSON contains every note, with --verbose or without', async () => {
      const { stdout } = await check(['--json'], { KB_CONTENT });
      expect(JSON.parse(stdout).findings).toHaveLength(6);
      expect((await check(['--json', '--verbose'], { KB_CONTENT })).stdout).toBe(stdout);
    });
  });

  test('prints JSON for programs', async () => {
    const KB_CONTENT = await writeContent({ files: broken });
    const { code, stdout } = await check(['--json'], { KB_CONTENT });
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ counts: { error: 1 } });
    expect((await check(['--format', 'json'], { KB_CONTENT })).stdout).toBe(stdout);
  });

  test('prints annotations on GitHub Actions by default', async () => {
    const { stdout } = await check([], { KB_CONTENT: await writeContent({ files: broken }), GITHUB_ACTIONS: 'true' });
    expect(stdout).toMatch(/^::notice title=Content checks::1 error, /);
    expect(stdout).toContain('\n::error file=');
  });

  test('reports a missing content folder instead of finding nothing wrong', async () => {
    const { code, stdout } = await check([], { KB_CONTENT: join(await makeFolder(), 'nowhere') });
    expect(code).toBe(1);
    expect(stdout).toContain('schema/missing-file');
    expect(stdout).toContain('schema/no-articles');
  });

  test.each([
    [{ KB_AUDIENCE: 'foo' }, 'KB_AUDIENCE: must be `public` or `internal`, not `foo`'],
    [{ KB_TODAY: '2026-02-30' }, 'KB_TODAY: must be a day such as 2026-11-20, not `2026-02-30`'],
    [{ KB_TODAY: 'yesterday' }, 'KB_TODAY: must be a day such as 2026-11-20, not `yesterday`'],
  ])('refuses %j and says what is wrong', async (variables, sentence) => {
    const { code, stdout, stderr } = await check([], variables);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toBe(`An environment variable has an invalid value.\n${sentence}\n`);
  });

  test('treats an empty variable as unset', async () => {
    expect((await check([], { KB_CONTENT: await writeContent(), KB_AUDIENCE: '' })).code).toBe(0);
  });

  test('refuses an unknown format and lists the known ones', async () => {
    const { code, stderr } = await check(['--format', 'yaml'], { KB_CONTENT: await writeContent() });
    expect(code).toBe(2);
    expect(stderr).toBe(`“yaml” is not a format.\nName one of ${Object.keys(formats).join(', ')}.\n`);
  });
});

describe('npm run check -- --since', () => {
  async function repository(): Promise<{ content: string; git: (...args: string[]) => Promise<unknown> }> {
    const content = await writeContent({ files: broken });
    const git = (...args: string[]) =>
      execute('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], { cwd: dirname(content) });
    await git('init', '--quiet');
    await git('add', '--all');
    await git('commit', '--quiet', '--message', 'before');
    return { content, git };
  }

  test('fails on new faults only', async () => {
    const { content } = await repository();
    expect((await check(['--since', 'HEAD'], { KB_CONTENT: content })).stdout).toBe('0 errors, 0 warnings, 0 notes\n');
    // The old fault moves down a line, and a new one joins it.
    await writeFiles(content, {
      'articles/zh-cn/refund.mdx': article({ category: 'oders', owner: 'biling' }).replace('---\n', '---\n# moved\n'),
    });
    const { code, stdout } = await check(['--since', 'HEAD'], { KB_CONTENT: content });
    expect(code).toBe(1);
    expect(stdout).toContain('owner/unknown');
    expect(stdout).not.toContain('unknown-category');
  });

  test('lists new notes, each with its position', async () => {
    const { content } = await repository();
    await writeFiles(content, {
      'articles/zh-cn/refund.mdx': article({ category: 'oders', reviewed: '2026-06-01' }),
    });
    const { stdout } = await check(['--since', 'HEAD'], { KB_CONTENT: content });
    expect(stdout).toMatch(/refund\.mdx:\d+:\d+ {2}info {2}staleness\/due\n/);
    expect(stdout).toContain('0 errors, 0 warnings, 1 note\n');
    expect(stdout).not.toContain('--verbose');
  });

  test('refuses a revision that does not exist', async () => {
    const { content } = await repository();
    const { code, stdout, stderr } = await check(['--since', 'nowhere'], { KB_CONTENT: content });
    expect(code).not.toBe(0);
    expect(stdout).toBe('');
    expect(stderr).toContain('`nowhere` is not a revision of this repository.');
  });
});

describe('a writer', testWritingCommands);

describe('npm run doctor', () => {
  async function newContent(): Promise<string> {
    const contentDir = await writeContent();
    contents.push(contentDir);
    return contentDir;
  }

  test('prints what to do below each fault, and fails only for errors', async () => {
    const { code, stdout } = await runInThread('doctor', [], {
      KB_CONTENT: await newContent(),
      KB_OUT: buildSite(),
      KB_DATABASE: join(await makeFolder(), 'jieda.db'),
      PORT: '0',
    });
    expect(stdout).toMatch(
      /^warning {2}address {7}https:\/\/help\.example is an address for examples and tests\.\n {23}Set `baseUrl`/m,
    );
    expect(stdout).toMatch(/\n\n0 errors, \d warnings?, \d+ in order\n$/);
    expect(code).toBe(0);
  });

  test('says what the server would refuse, as one of its lines', async () => {
    const { code, stdout } = await runInThread('doctor', ['--json'], { KB_KEY: 'short', KB_CONTENT: await newContent() });
    expect(code).toBe(1);
    expect(JSON.parse(stdout).diagnoses).toContainEqual(
      expect.objectContaining({ about: 'settings', hint: expect.stringContaining('KB_KEY') }),
    );
  });

  test('asks an address, and prints JSON', async () => {
    const { code, stdout } = await runInThread('doctor', ['--url', 'http://127.0.0.1:9/help/', '--json']);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toEqual({
      diagnoses: [expect.objectContaining({ message: 'http://127.0.0.1:9/help does not answer: ECONNREFUSED.' })],
    });
  });
});
describe('a workflow', testPublishingCommands);
