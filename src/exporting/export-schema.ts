import { z } from 'zod';
import { audiences } from '../knowledge/audience.ts';
import { idField, textField } from '../knowledge/fields.ts';
import { revisionPattern } from '../knowledge/revision.ts';
import { articleSchema } from '../knowledge/schemas/article.ts';

/** Version of the front matter and of the JSON; `npm run import` recognises both by the field `jieda`. */
export const exportVersion = 1;

const { answers: _answers, audience: _audience, related, redirectFrom, ...shape } = articleSchema.shape;

/** One article: its front matter with all defaults, and its text twice. */
export const exportedArticleSchema = z.strictObject({
  id: idField.describe('The same in all locales.'),
  locale: idField,
  address: z.url().describe('Of its page.'),
  revision: z.string().regex(revisionPattern).describe('Of this text; `translates` of its translations names it.'),
  ...shape,
  audience: z.enum(audiences),
  answers: z.array(textField).describe('Questions that the article answers, in learners’ own words.'),
  related: related.unwrap(),
  redirectFrom: redirectFrom.unwrap(),
  media: z.array(z.string()).describe('Files of `content/media/` that the text shows or links to; they are not in this file.'),
  markdown: z.string().describe('The text as plain Markdown, components in their plain form, addresses complete.'),
  body: z.string().describe('The text as it is in the content folder, with components.'),
});

/** What `npm run export -- --format json` writes. */
export const exportSchema = z
  .strictObject({
    jieda: z.literal(exportVersion).describe('Version of this format.'),
    site: z.url().describe('Base URL of the help centre.'),
    edition: z.enum(audiences),
    locales: z.array(idField).describe('The default locale first, if it is exported.'),
    articles: z.array(exportedArticleSchema).describe('By locale, then by id.'),
  })
  .describe('Published articles of a help centre.');

export type Export = z.output<typeof exportSchema>;
export type ExportedArticle = z.output<typeof exportedArticleSchema>;

/** Columns of the CSV file, in their order; lists have an entry on each line. */
export const csvColumns = [
  'locale',
  'id',
  'title',
  'summary',
  'type',
  'category',
  'products',
  'stage',
  'audience',
  'state',
  'owner',
  'reviewed',
  'answers',
  'related',
  'redirectFrom',
  'translates',
  'revision',
  'address',
  'text',
] as const;
