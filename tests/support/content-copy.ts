import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { foldersOf } from '../../src/edition/folders.ts';
import { type Ended, root, runScript } from './run.ts';
import { sampleDay } from './sample-site.ts';

/** A copy of the sample content that a test may break, with a place for its site. */
export interface ContentCopy {
  contentDir: string;
  siteDir: string;
  /** Replaces text in a file of the copy; the text must be there. */
  edit(path: string, from: string | RegExp, to: string): Promise<void>;
  build(environment?: NodeJS.ProcessEnv, args?: readonly string[]): Promise<Ended>;
  remove(): Promise<void>;
}

/**
 * @param isCold whether its first build finds no cache; otherwise that of the sample site, which is built by then, so
 *   that only what a test changes is built anew
 */
export async function copyContent({ isCold = false } = {}): Promise<ContentCopy> {
  const folder = await mkdtemp(join(tmpdir(), 'jieda-content-'));
  const contentDir = join(folder, 'content');
  const siteDir = join(folder, 'dist');
  await cp(join(root, 'content'), contentDir, { recursive: true });
  const cacheOf = (content: string, audience: 'public' | 'internal'): string =>
    foldersOf({ contentDir: content, audience, today: sampleDay, outDir: undefined }).cacheDir;
  if (!isCold) await cp(cacheOf('content', 'public'), cacheOf(contentDir, 'public'), { recursive: true });
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
