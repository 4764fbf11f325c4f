import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { foldersOf } from '../../src/edition/folders.ts';
import { readEnvironment } from '../../src/knowledge/environment.ts';
import { newFolder } from '../support/folder.ts';
import { runScript } from '../support/run.ts';

test('a check says when memory will not do, and shows the findings of the last one until a file changes', async () => {
  const contentDir = newFolder();
  writeFileSync(join(contentDir, 'site.yaml'), 'name: Qinghe\n');
  const environment = { KB_CONTENT: contentDir, KB_TODAY: '2026-11-20' };
  const { findingsFile, cacheDir } = foldersOf(readEnvironment(environment));
  onTestFinished(() => rmSync(dirname(cacheDir), { recursive: true, force: true }));
  const check = (added = {}) => runScript('check', [], { ...environment, ...added });
  await setTimeout(150);

  const first = await check({ NODE_OPTIONS: '--max-old-space-size=200' });
  expect(first).toMatchObject({ code: 1, stdout: expect.stringContaining('There are no articles') });
  expect(first.stderr).toMatch(/^0 articles need about \d+ MiB of memory, and Node limits itself to \d+ MiB/);

  const kept = readFileSync(findingsFile, 'utf8');
  writeFileSync(findingsFile, kept.replace('There are no articles', 'There were no articles'));
  expect(await check()).toMatchObject({ code: 1, stdout: expect.stringContaining('There were no articles'), stderr: '' });

  appendFileSync(join(contentDir, 'site.yaml'), 'nme: Qinghe\n');
  const { stdout } = await check();
  expect(stdout).toContain('There are no articles');
  expect(stdout).toContain('`nme`');
});
