import { z } from 'zod';
import { audiences } from './audience.ts';
import { articleSchema } from './schemas/article.ts';

/** Name of the file in the built site. */
export const catalogueFile = 'catalogue.json';

const label = z.record(z.string(), z.string());
const choice = z.strictObject({ id: z.string(), label });

/** An article in one of the locales it is written in. */
const articleEntry = z.strictObject({
  id: z.string(),
  locale: z.string(),
  revision: z.string(),
  /** Day of the last review. */
  reviewed: z.string(),
  /** Last day on which that review holds. */
  dueOn: z.string(),
  /** Name of the team. */
  owner: z.string(),
  issue: articleSchema.shape.issue,
  /** Old paths that redirect to it. */
  redirectFrom: z.array(z.string()).optional(),
});

/** `catalogue.json`: what a program that answers from the articles has to know beside their texts. */
export const catalogueSchema = z.strictObject({
  version: z.literal(1),
  audience: z.enum(audiences),
  /** Of the help centre, by locale. */
  name: label,
  tagline: label,
  /** Address of the site, without a slash at its end. */
  baseUrl: z.string(),
  /** The default one first. */
  locales: z.array(z.string()).min(1),
  categories: z.array(choice.extend({ ancestors: z.array(z.string()) })),
  products: z.array(choice),
  /** Ways to reach a person, the preferred first. */
  channels: z.array(z.strictObject({ label, address: z.string(), url: z.string(), languages: z.array(z.string()) })),
  articles: z.array(articleEntry),
});

export type Catalogue = z.output<typeof catalogueSchema>;
export type CatalogueArticle = Catalogue['articles'][number];
