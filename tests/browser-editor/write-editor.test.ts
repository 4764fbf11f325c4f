import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeEditor } from '../../src/browser-editor/write-editor.ts';
import { listFilesBelow } from '../../src/files.ts';
import { makeFolder, writeFiles } from '../support/builders.ts';

test('the editor has all its parts in its own folder, in the languages of the interface, and none of an earlier version', async () => {
  const folder = await makeFolder();
  await writeFiles(folder, { 'part-OLD.js': 'export {};' });
  await writeEditor(folder, { config: { load_config_file: false }, order: ['title'] });
  const files = await listFilesBelow(folder);
  const script = await readFile(join(folder, 'editor.js'), 'utf8');
  const parts = [...script.matchAll(/["'`]\.?\/?((?:part-|assets\/)[\w.-]+)["'`]/g)].map(([, path]) => path ?? '');
  expect(parts.length).toBeGreaterThan(5);
  expect(parts.filter((path) => !files.includes(path))).toEqual([]);
  expect(files).not.toContain('part-OLD.js');
  expect(script).not.toMatch(/url\(https:|import\(["'`]https:/);
  const scripts = await Promise.all(
    files.filter((path) => path.endsWith('.js')).map((path) => readFile(join(folder, path), 'utf8')),
  );
  expect(scripts.some((text) => text.includes('使用访问令牌登录'))).toBe(true);
  expect(JSON.parse(await readFile(join(folder, 'config.json'), 'utf8'))).toMatchObject({ order: ['title'] });
});
