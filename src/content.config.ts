import { defineCollection } from 'astro:content';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';
import type { EditionPage } from './edition/edition.ts';
import type { EditionArticle } from './edition/edition-article.ts';
import type { Frame } from './edition/frame.ts';
import { editionLoader, fileListLoader } from './edition/loaders.ts';
import { readEnvironment } from './knowledge/environment.ts';
import { articleSchema } from './knowledge/schemas/article.ts';
import { handbookSchema } from './knowledge/schemas/handbook.ts';
import { replySchema } from './knowledge/schemas/reply.ts';

const { contentDir, audience } = readEnvironment(process.env);

/**
 * Astro's content collections. From the schemas Astro derives the types of entries and, in `.astro/collections/`, the
 * JSON schemas that editors use. The checks have already validated the data with the same schemas.
 */
export const collections = {
  /**
   * One entry, `all`: where pages read the articles of the edition. Ten thousand entries would be a module of 20 MB, which
   * takes ten times as much memory to bundle, and every edit in `dev` would write and load it again.
   */
  articles: defineCollection({
    loader: editionLoader('jieda:articles', ({ articles }, file) => [['all', { file, digest: digestOf(articles) }]]),
    schema: z.strictObject({ file: z.string(), digest: z.string() }),
  }),
  /** One entry, `pages`: the operator's handbook, empty in the public edition. */
  handbook: defineCollection({
    loader: editionLoader('jieda:handbook', ({ handbook }) => [['pages', { pages: handbook }]]),
    schema: z.custom<{ pages: EditionPage[] }>(),
  }),
  /** One entry, `frame`: the data of every page. */
  edition: defineCollection({
    loader: editionLoader('jieda:edition', ({ frame }) => [['frame', frame]]),
    schema: z.custom<Frame>(),
  }),
  /** For code editors: every article file, whatever its state and audience. */
  articleFiles: defineCollection({
    loader: fileListLoader('jieda:article-files', join(contentDir, 'articles')),
    schema: articleSchema,
  }),
  /** For code editors: every page of the operator's handbook. */
  handbookFiles: defineCollection({
    loader: fileListLoader('jieda:handbook-files', join(contentDir, 'handbook')),
    schema: handbookSchema,
  }),
  /** For code editors: every template for replies. */
  replyFiles: defineCollection({
    loader: fileListLoader('jieda:reply-files', join(contentDir, 'replies')),
    schema: replySchema,
  }),
  /** The engine's own manual, a folder for each language; empty in the public edition, whose builds need not compile it. */
  manual: defineCollection({
    loader:
      audience === 'internal'
        ? glob({ base: './src/manual', pattern: '**/*.mdx' })
        : { name: 'jieda:no-manual', async load() {} },
    schema: z.strictObject({ title: z.string(), order: z.number() }),
  }),
};

/** One after the other, so that the text of all is never in memory. */
function digestOf(articles: readonly EditionArticle[]): string {
  const hash = createHash('sha256');
  for (const article of articles) hash.update(JSON.stringify(article));
  return hash.digest('hex');
}
