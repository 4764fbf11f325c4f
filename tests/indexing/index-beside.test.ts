import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeEdition } from '../../src/edition/edition.ts';
import { editionFile, writeEdition } from '../../src/edition/edition-file.ts';
import { foldersOf } from '../../src/edition/folders.ts';
import { indexBeside } from '../../src/indexing/index-beside.ts';
import { checkContent, environment } from '../support/builders.ts';
import { newFolder } from '../support/folder.ts';
import { root } from '../support/run.ts';

/** Without an edition. */
function emptyFolders() {
  const folder = newFolder();
  const folders = foldersOf({ contentDir: folder, audience: 'public', today: '2026-11-20', outDir: undefined });
  return { ...folders, cacheDir: join(folder, 'cache'), stagingDir: join(folder, 'site') };
}

describe('the process that indexes the articles beside the pages', () => {
  test('says what has failed there', async () => {
    const folders = emptyFolders();
    await expect(indexBeside(folders)()).rejects.toThrow(join(folders.cacheDir, 'edition.json'));
  });

  test('neither keeps a build alive that has failed meanwhile, nor goes on without it', async () => {
    const folders = emptyFolders();
    await mkdir(folders.cacheDir);
    const { fragmentsDir, ...content } = await checkContent();
    const edition = makeEdition(content, environment({ contentDir: '' }), fragmentsDir, { version: 1, locales: {} });
    await writeEdition(editionFile(folders.cacheDir), edition);
    const program = join(newFolder(), 'program.mjs');
    await writeFile(
      program,
      `import { indexBeside } from ${JSON.stringify(join(root, 'src/indexing/index-beside.ts'))};
      indexBeside(${JSON.stringify(folders)});
      process.exitCode = 3;`,
    );
    const run = () => execFileSync(process.execPath, [program], { timeout: 60_000, stdio: 'pipe' });
    expect(run).toThrow(expect.objectContaining({ status: 3 }));
    expect(existsSync(join(folders.stagingDir, 'search'))).toBe(false);
  });
});
