import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse, UserError } from '../../errors.ts';
import { listFilesBelow } from '../../files.ts';
import { articleUrl } from '../../knowledge/article-id.ts';
import type { Audience } from '../../knowledge/audience.ts';
import { type RevisionsFile, revisionsFileSchema } from '../../knowledge/revision.ts';

/** What a built site says that its live address has to answer. */
export interface SiteToTest {
  audience: Audience;
  /** One article of each locale. */
  articles: (RevisionsFile['articles'][number] & { path: string })[];
  /** Files that must be there byte for byte, with their SHA-256: the list of revisions, and the beginning of each search index. */
  files: { path: string; digest: string }[];
}

/** @throws UserError when the folder is not a built site */
export async function readSiteToTest(siteDir: string): Promise<SiteToTest> {
  const text = await readFile(join(siteDir, 'revisions.json'), 'utf8').catch((cause: unknown) => {
    throw new UserError(`There is no built site in ${siteDir}.`, 'Run `npm run build` first, or name the folder with --site.', {
      cause,
    });
  });
  const { audience, articles } = parse(revisionsFileSchema, JSON.parse(text), `${siteDir}/revisions.json is not valid.`);
  const firstOfLocales = new Map(articles.toReversed().map((article) => [article.locale, article]));
  const names = await listFilesBelow(siteDir);
  const searchFiles = names.filter((name) =>
    /^pagefind\/pagefind(?:-entry\.json|\.js)$|^search\/[^/]+\/[^/]+\.(?:json|bin)$/.test(name),
  );
  return {
    audience,
    articles: [...firstOfLocales.values()].map((article) => ({ ...article, path: articleUrl(article.locale, article.id) })),
    files: await Promise.all(
      ['revisions.json', ...searchFiles.sort()].map(async (path) => ({
        path,
        digest: digestOf(await readFile(join(siteDir, path))),
      })),
    ),
  };
}

export function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
