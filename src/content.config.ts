import { defineCollection } from 'astro:content';
import { join } from 'node:path';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';
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
   * One entry, `latest`: where pages read the edition. Ten thousand entries would be a module of 20 MB, which takes ten times
   * as much memory to bundle, and every edit in `dev` would write and load it again.
   */
  edition: defineCollection({
    loader: editionLoader('jieda:edition'),
    schema: z.strictObject({ file: z.string(), digest: z.string() }),
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
