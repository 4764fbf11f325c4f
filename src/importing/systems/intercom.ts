import { z } from 'zod';
import { pathsOf } from '../paths-of.ts';
import { articlesOf, dayField, htmlField, idOfSystem, optionalText, type System, slugOf, validRecords } from './system.ts';

const contentSchema = z.object({
  title: optionalText,
  description: optionalText,
  body: htmlField,
  url: optionalText,
  updated_at: dayField,
});

const articleSchema = contentSchema.extend({
  id: idOfSystem,
  parent_id: idOfSystem.nullish(),
  parent_ids: z.array(idOfSystem).nullish(),
  default_locale: optionalText,
  /** By locale, beside `type`. */
  translated_content: z.record(z.string(), z.unknown()).nullish(),
});

const collectionSchema = z.object({ id: idOfSystem, name: z.string(), parent_id: idOfSystem.nullish() });

/** @see https://developers.intercom.com/docs/references/rest-api/api.intercom.io/articles/article */
export const intercom: System = {
  name: 'Intercom Articles',
  fields: [
    'workspace_id',
    'parent_id',
    'parent_type',
    'translated_content',
    'default_locale',
    'state',
    'title',
    'description',
    'body',
  ],
  required: ['id', 'title', 'body', 'workspace_id'],
  kindOf(value) {
    if (value['type'] === 'article' || ('title' in value && 'body' in value && 'workspace_id' in value))
      return 'body' in value ? 'article' : undefined;
    return value['type'] === 'collection' || ('workspace_id' in value && 'name' in value) ? 'collection' : undefined;
  },
  read(records) {
    const problems: ReturnType<System['read']>['problems'] = [];
    const collections = new Map(
      validRecords(records, 'collection', collectionSchema, problems).map(({ value }) => [value.id, value]),
    );
    const texts = validRecords(records, 'article', articleSchema, problems).flatMap(({ where, value: article }) => {
      const { id, default_locale: original, translated_content } = article;
      const translations = Object.entries(translated_content ?? {}).flatMap(([locale, content]) => {
        const parsed = contentSchema.safeParse(content);
        // The default language is among them; a language without a text is an empty entry.
        return locale !== original && parsed.success && parsed.data.title !== undefined ? [{ locale, ...parsed.data }] : [];
      });
      const categories = namesOf(article.parent_id ?? article.parent_ids?.[0] ?? undefined, collections);
      return [{ locale: original ?? localeOf(article.url), ...article }, ...translations].map((content, index) => ({
        where: index === 0 ? where : `${where}.translated_content.${content.locale}`,
        html: content.body,
        known: {
          source: `intercom#${id}${index === 0 ? '' : `/${content.locale}`}`,
          title: content.title ?? '',
          summary: content.description,
          locale: content.locale,
          categories,
          updated: content.updated_at,
          slug: slugOf(content.url),
          oldPaths: pathsOf(content.url ?? ''),
          pages: content.url === undefined ? [] : [content.url],
          group: `intercom#${id}`,
        },
      }));
    });
    return { articles: articlesOf(texts, problems), problems };
  },
};

/** The language in an address such as `https://help.example.com/en/articles/3-how-to-pay`. */
function localeOf(page: string | undefined): string | undefined {
  return /\/([a-z]{2}(?:-[A-Za-z]{2})?)\/articles\//.exec(page ?? '')?.[1];
}

function namesOf(id: string | undefined, collections: ReadonlyMap<string, z.output<typeof collectionSchema>>): string[] {
  const names: string[] = [];
  // A collection that contains itself would go on for ever.
  for (let at = id, depth = 0; at !== undefined && depth < 10; depth += 1) {
    const collection = collections.get(at);
    if (collection !== undefined) names.push(collection.name);
    at = collection?.parent_id ?? undefined;
  }
  return names;
}
