import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { foldersOf } from '../../src/edition/folders.ts';
import { environment, makeFolder, today } from '../support/builders.ts';
import { runInThread } from '../support/command-thread.ts';
import type { Ended } from '../support/run.ts';

/**
 * Tests of init, new, rename and retire, in the order in which a writer uses them, on one content folder. A test file calls
 * this whose thread has already loaded what checks need, which takes longer than all of them.
 */
export function testWritingCommands(): void {
  let KB_CONTENT: string;
  const run = (name: string, ...args: string[]): Promise<Ended> => runInThread(name, args, { KB_CONTENT, KB_TODAY: today });

  beforeAll(async () => {
    KB_CONTENT = join(await makeFolder(), 'content');
  });

  afterAll(async () => {
    await rm(dirname(foldersOf(environment({ contentDir: KB_CONTENT })).cacheDir), { recursive: true, force: true });
  });

  test('begins with npm run init, which asks nothing where nobody is there to be asked', async () => {
    expect(await run('init')).toEqual({
      code: 2,
      stdout: '',
      stderr: 'The name of the help centre is missing.\nGive it with `--name "Fern Yoga"`, or in the file of `--from`.\n',
    });
  });

  test('is told of settings that the checks refuse, before anything is written', async () => {
    const { code, stderr } = await run('init', '--name', 'Fern', '--products', 'a=One, a=Two');
    expect(code).toBe(1);
    expect(stderr).toContain('Nothing was written, because the checks would find:\n');
    expect(stderr).toMatch(/content\/taxonomy\.yaml:\d+:\d+ {2}error {2}id\/duplicate\n {2}The id `a` is used twice\.\n/);
    expect(await filesIn(dirname(KB_CONTENT))).toEqual([]);
  });

  test('gets a help centre without a finding: one article is published, ten are drafts, in each locale', async () => {
    const settings = join(KB_CONTENT, '../settings.yaml');
    await writeFile(settings, 'name: { en: Fern Yoga, zh-cn: 蕨瑜伽 }\nlocales: [zh-cn, en]\nphone: 400-820-0000\n');
    const options = ['--chat', 'https://chat.fern.example', '--color', '#0a7d55', '--zone', 'Asia/Shanghai', '--yes'];
    const { code, stdout, stderr } = await run('init', '--from', settings, ...options);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain(`${KB_CONTENT}/articles/en/orders/refund-a-course.mdx\n`);
    expect(stdout).toContain(`1. KB_CONTENT=${KB_CONTENT} npm start `);
    expect(await run('check')).toMatchObject({ code: 0, stdout: '0 errors, 0 warnings, 0 notes\n' });

    const site = parse(await readFile(join(KB_CONTENT, 'site.yaml'), 'utf8'));
    expect(site).toMatchObject({ name: { 'zh-cn': '蕨瑜伽', en: 'Fern Yoga' }, brand: { color: '#0a7d55' } });
    const { channels } = parse(await readFile(join(KB_CONTENT, 'channels.yaml'), 'utf8'));
    expect(channels.map((channel: { address: string }) => channel.address)).toEqual([
      'support@example.com',
      '400-820-0000',
      'chat.fern.example',
    ]);
    const states = (await articlesIn(KB_CONTENT)).map(
      ({ path, text }) => `${path.split('/')[1]} ${/^state: (.*)$/m.exec(text)?.[1]}`,
    );
    expect(states.sort()).toEqual(
      ['en', 'zh-cn'].flatMap((locale) => [...Array(10).fill(`${locale} draft`), `${locale} published`]),
    );
    expect(await run('init', '--name', 'Again')).toMatchObject({ code: 1, stdout: '' });
  });

  test('is told by the checks of content of an older engine, which npm run upgrade brings up to date, all or nothing', async () => {
    const files = Object.fromEntries(['site', 'channels'].map((name) => [name, join(KB_CONTENT, `${name}.yaml`)]));
    const { site = '', channels = '' } = files;
    const [newSite, newChannels] = await Promise.all([readFile(site, 'utf8'), readFile(channels, 'utf8')]);
    expect(await run('upgrade')).toMatchObject({ code: 0, stdout: expect.stringContaining('There is nothing to change.') });
    const oldSite = newSite.replace('contentVersion: 3\n', '');
    await writeFile(site, oldSite);
    await writeFile(channels, newChannels.replace('channels:\n', '').replaceAll(/^ {2}/gm, ''));
    expect((await run('check')).stdout).toContain('The content is version 1, this engine reads 3.\n  Run `npm run upgrade`,');
    const dry = await run('upgrade', '--dry-run');
    expect(dry).toMatchObject({ code: 0, stdout: expect.stringContaining('2 files would change. Nothing was changed.') });
    expect(await readFile(site, 'utf8')).toBe(oldSite);
    expect(await run('upgrade')).toMatchObject({ code: 0, stdout: expect.stringContaining('The content is version 3 now.') });
    expect(await run('check')).toMatchObject({ code: 0, stdout: '0 errors, 0 warnings, 0 notes\n' });
    await writeFile(site, newSite.replace('contentVersion: 3', 'contentVersion: 4'));
    expect(await run('upgrade')).toMatchObject({ code: 1, stderr: expect.stringContaining('Update the engine') });
    expect(await run('upgrade', '--from', '9')).toMatchObject({ code: 2 });
    await Promise.all([writeFile(site, newSite), writeFile(channels, newChannels)]);
  });

  test('has only to confirm that a draft is true: published as they are, all have no finding either', async () => {
    const drafts = await articlesIn(KB_CONTENT);
    const write = (edit: (text: string) => string) =>
      Promise.all(drafts.map(({ path, text }) => writeFile(join(KB_CONTENT, path), edit(text))));
    await write((text) => text.replace('state: draft', 'state: published'));
    expect(await run('check')).toMatchObject({ code: 0, stdout: '0 errors, 0 warnings, 0 notes\n' });
    await write((text) => text);
  });

  test('adds an article, and is told line by line what is left to fill in', async () => {
    const { code, stdout, stderr } = await run('new', 'faq', 'free-trial', '--category', 'orders', '--title', '能先试看吗？');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/articles\/zh-cn\/orders\/free-trial\.mdx is written, as a draft\. Fill in:\n\n/);
    const places = stdout.match(/free-trial\.mdx:\d+:\d+/g) ?? [];
    const checked = (await run('check')).stdout.match(/free-trial\.mdx:\d+:\d+/g) ?? [];
    expect(places.length).toBe(5);
    expect(checked).toEqual(places);
    expect(await run('new', 'faq', 'free-trial', '--category', 'orders')).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/free-trial\.mdx is already there\.\n/),
    });
  });

  test('renames an article, after seeing what that would change', async () => {
    const before = await filesIn(KB_CONTENT);
    const dry = await run('rename', 'contact-us', 'reach-us', '--dry-run');
    expect(dry).toMatchObject({ code: 0, stderr: '' });
    expect(dry.stdout).toMatch(/contact-us\.mdx → \S+reach-us\.mdx\n {4}\d\d \+ redirectFrom:\n/);
    expect(dry.stdout).toMatch(/\n2 files would change\. Nothing was changed\.\n$/);
    expect(await filesIn(KB_CONTENT)).toEqual(before);
    const renamed = await run('rename', 'contact-us', 'reach-us');
    expect(renamed).toMatchObject({ code: 0, stderr: '' });
    expect(renamed.stdout).toContain('\n2 files changed. The checks find nothing new.\n');
    expect(await filesIn(KB_CONTENT)).toEqual(before.map((path) => path.replace('contact-us', 'reach-us')).sort());
  });

  test('retires an article in favour of one that readers can see, and is told which questions that leaves open', async () => {
    expect(await run('retire', 'reach-us', '--to', 'free-trial')).toMatchObject({
      code: 1,
      stdout: '',
      stderr:
        'Readers in `zh-cn` cannot see `free-trial` (state `draft`).\nPublish it first, or name another article; nothing was changed.\n',
    });
    const { code, stdout } = await run('retire', 'watch-offline', '--to', 'reach-us');
    expect(code).toBe(0);
    expect(stdout).toContain('\n4 files changed. The checks find nothing new.\n');
    expect(stdout).toContain('add those that `reach-us` answers to its `answers`:\n  zh-cn  怎么下载视频\n');
    expect((await run('check')).stdout).not.toContain(' error ');
  });

  test('is told which translations are not up to date, and accepts those that still hold', async () => {
    const path = (await filesIn(KB_CONTENT)).find((name) => /zh-cn.*reach-us/.test(name)) ?? '';
    const original = join(KB_CONTENT, path);
    await writeFile(original, `${await readFile(original, 'utf8')}\n我们会尽快回复。\n`);
    const { stdout } = await run('translations');
    expect(stdout).toMatch(/^en: 9 up to date, 1 outdated, 0 missing\.\n\n {2}outdated {2}\S+reach-us\.mdx\n/);
    expect(await run('translations', 'accept', 'reach-us')).toMatchObject({ code: 0, stderr: '' });
    expect((await run('translations')).stdout).toBe('en: 10 up to date, 0 outdated, 0 missing.\n');
  });
}

async function filesIn(folder: string): Promise<string[]> {
  return (await readdir(folder, { recursive: true })).filter((path) => path.endsWith('.mdx')).sort();
}

async function articlesIn(folder: string): Promise<{ path: string; text: string }[]> {
  const paths = await filesIn(folder);
  return Promise.all(paths.map(async (path) => ({ path, text: await readFile(join(folder, path), 'utf8') })));
}
