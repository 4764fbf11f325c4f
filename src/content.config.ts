import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';
import type { EditionArticle, EditionPage, Frame } from './edition/edition.ts';
import { editionLoader } from './edition/loader.ts';

/**
 * Astro's door to the knowledge base. Articles were validated when they were read, so the schemas
 * here only give them their types.
 */
export const collections = {
  articles: defineCollection({
    loader: editionLoader('articles', ({ articles }) => articles.map((article) => [`${article.locale}/${article.id}`, article])),
    schema: z.custom<EditionArticle>(),
  }),
  /** One entry, `pages`: the operator's handbook, which has none in the public edition. */
  handbook: defineCollection({
    loader: editionLoader('handbook', ({ handbook }) => [['pages', { pages: handbook }]]),
    schema: z.custom<{ pages: EditionPage[] }>(),
  }),
  /** One entry, `frame`: what every page knows. */
  edition: defineCollection({
    loader: editionLoader('edition', ({ frame }) => [['frame', frame]]),
    schema: z.custom<Frame>(),
  }),
  /** The engine's own manual; only in the internal edition. */
  manual: defineCollection({
    loader: glob({ base: './src/manual', pattern: '**/*.mdx' }),
    schema: z.strictObject({ title: z.string(), order: z.number() }),
  }),
};
