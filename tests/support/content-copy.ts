import { readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { foldersOf } from '../../src/edition/folders.ts';
import { type ContentOverrides, writeContent } from './builders.ts';
import { type Ended, runScript } from './run.ts';
import { sampleDay } from './sample-site.ts';

/** Content that a test may build and break. */
export interface ContentCopy {
  contentDir: string;
  siteDir: string;
  /** Replaces text in a file of the copy; the text must be there. */
  edit(path: string, from: string | RegExp, to: string): Promise<void>;
  build(environment?: NodeJS.ProcessEnv, args?: readonly string[]): Promise<Ended>;
  remove(): Promise<void>;
}

/** The smallest content, not built yet: a build of it takes a third of the time of the sample's. */
export async function smallContent(overrides?: ContentOverrides): Promise<ContentCopy> {
  return contentIn(await writeContent(overrides));
}

const cacheOf = (contentDir: string, audience: 'public' | 'internal'): string =>
  foldersOf({ contentDir, audience, today: sampleDay, outDir: undefined }).cacheDir;

/** @param contentDir in a folder that holds nothing else */
function contentIn(contentDir: string): ContentCopy {
  const folder = dirname(contentDir);
  const siteDir = join(folder, 'dist');
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

/** HTML of a page of the content's site: `readPage(content, 'zh-cn/privacy')`. */
export function readPage({ siteDir }: ContentCopy, path: string): Promise<string> {
  return readFile(join(siteDir, path, 'index.html'), 'utf8');
}

/** Lines about article pages that a `--verbose` build rendered; pages from its cache are left out. */
export function builtArticles(output: string): string[] {
  return output.split('\n').filter((line) => /\/articles\/[^~].*index\.html/.test(line) && !line.includes('(cached)'));
}
