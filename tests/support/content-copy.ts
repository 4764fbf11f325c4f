import { cpSync, mkdtempSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { inject } from 'vitest';
import { foldersOf } from '../../src/edition/folders.ts';
import { type Ended, root, runScript } from './run.ts';
import { sampleDay } from './sample-site.ts';

/** A copy of the sample content that a test may break, with the built site. */
export interface ContentCopy {
  contentDir: string;
  siteDir: string;
  /** Replaces text in a file of the copy; the text must be there. */
  edit(path: string, from: string | RegExp, to: string): Promise<void>;
  build(environment?: NodeJS.ProcessEnv, args?: readonly string[]): Promise<Ended>;
  remove(): Promise<void>;
}

/**
 * Copies the sample content together with its built public edition and that build's cache, so the first build of the
 * copy compiles only what the test has changed.
 */
export function copyContent(): ContentCopy {
  const folder = mkdtempSync(join(tmpdir(), 'jieda-content-'));
  const contentDir = join(folder, 'content');
  const siteDir = join(folder, 'dist');
  const cacheOf = (content: string, audience: 'public' | 'internal'): string =>
    foldersOf({ contentDir: content, audience, today: sampleDay, outDir: undefined }).cacheDir;
  cpSync(join(root, 'content'), contentDir, { recursive: true });
  cpSync(inject('siteDir'), siteDir, { recursive: true });
  cpSync(cacheOf('content', 'public'), cacheOf(contentDir, 'public'), { recursive: true });
  return {
    contentDir,
    siteDir,
    async edit(path, from, to) {
      const file = join(contentDir, path);
      const text = await readFile(file, 'utf8');
      const edited = text.replace(from, to);
      if (edited === text) throw new Error(`${String(from)} is not in ${path}.`);
      await writeFile(file, edited);
    },
    build: (environment = {}, args = []) =>
      runScript('build', args, { KB_CONTENT: contentDir, KB_OUT: siteDir, KB_TODAY: sampleDay, ...environment }),
    async remove() {
      await rm(folder, { recursive: true, force: true });
      for (const audience of ['public', 'internal'] as const) {
        await rm(dirname(cacheOf(contentDir, audience)), { recursive: true, force: true });
      }
    },
  };
}

/** HTML of a page of the copy's site: `readPage(content, 'zh-cn/privacy')`. */
export function readPage({ siteDir }: ContentCopy, path: string): Promise<string> {
  return readFile(join(siteDir, path, 'index.html'), 'utf8');
}

/** Lines about article pages that a `--verbose` build rendered; pages from its cache are left out. */
export function builtArticles(output: string): string[] {
  return output.split('\n').filter((line) => /\/articles\/.*index\.html/.test(line) && !line.includes('(cached)'));
}
