import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { writeReport } from '../../src/reports/write-report.ts';

describe('writeReport', () => {
  let root: string;
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'jieda-report-'));
  });
  afterEach(() => rm(root, { recursive: true, force: true }));

  const report = (text: string) => [
    { path: 'report.schema.json', text: '{}' },
    { path: 'en/index.html', text },
  ];

  test('makes the folder with all that leads to it, and leaves nothing else behind', async () => {
    await writeReport(join(root, 'deep', 'reports'), report('new'));
    expect(await readFile(join(root, 'deep', 'reports', 'en', 'index.html'), 'utf8')).toBe('new');
    expect(await readdir(join(root, 'deep'))).toEqual(['reports']);
  });

  test('replaces the earlier report whole', async () => {
    const folder = join(root, 'reports');
    await writeReport(folder, [...report('old'), { path: 'fr/index.html', text: 'old' }]);
    await writeReport(folder, report('new'));
    expect((await readdir(folder)).sort()).toEqual(['en', 'report.schema.json']);
    expect(await readdir(root)).toEqual(['reports']);
  });

  test('keeps the earlier report when the new one cannot be written', async () => {
    const folder = join(root, 'reports');
    await writeReport(folder, report('old'));
    const impossible = [...report('new'), { path: 'en/index.html/below-a-file', text: '' }];
    await expect(writeReport(folder, impossible)).rejects.toThrow();
    expect(await readFile(join(folder, 'en', 'index.html'), 'utf8')).toBe('old');
    expect(await readdir(root)).toEqual(['reports']);
  });

  test('refuses to replace a folder that is no report', async () => {
    const folder = join(root, 'content');
    await mkdir(folder);
    await writeFile(join(folder, 'refund.mdx'), 'precious');
    await expect(writeReport(folder, report('new'))).rejects.toThrow(UserError);
    expect(await readdir(folder)).toEqual(['refund.mdx']);
  });
});
