import { z } from 'zod';
import { pathsOf } from '../paths-of.ts';
import { articlesOf, dayField, htmlField, idOfSystem, lostKeywords, optionalText, type System, validRecords } from './system.ts';

const articleSchema = z.object({
  id: idOfSystem,
  name: z.string().trim(),
  text: htmlField,
  slug: optionalText,
  collectionId: idOfSystem.nullish(),
  categories: z.array(idOfSystem).nullish(),
  related: z.array(idOfSystem).nullish(),
  keywords: z.array(z.string()).nullish(),
  publicUrl: optionalText,
  updatedAt: dayField,
  lastPublishedAt: dayField,
});

const placeSchema = z.object({ id: idOfSystem, name: z.string() });
const redirectSchema = z.object({ urlMapping: z.string(), redirect: z.string() });

/** @see https://developer.helpscout.com/docs-api/objects/article/ */
export const helpScout: System = {
  name: 'Help Scout Docs',
  fields: ['collectionId', 'publicUrl', 'categories', 'keywords', 'related', 'hasDraft', 'status', 'slug', 'name', 'text'],
  required: ['id', 'name', 'text', 'collectionId'],
  kindOf(value) {
    if ('urlMapping' in value && 'redirect' in value) return 'redirect';
    if (typeof value['name'] !== 'string' || !('id' in value)) return undefined;
    if ('collectionId' in value) return 'text' in value || 'status' in value ? 'article' : 'place';
    return 'siteId' in value ? 'place' : undefined;
  },
  read(records) {
    const problems: ReturnType<System['read']>['problems'] = [];
    const placeOf = new Map(validRecords(records, 'place', placeSchema, problems).map(({ value }) => [value.id, value.name]));
    const redirects = Map.groupBy(validRecords(records, 'redirect', redirectSchema, problems), ({ value }) => value.redirect);
    const texts = validRecords(records, 'article', articleSchema, problems).map(({ where, value: article }) => {
      const places = [...(article.categories ?? []), article.collectionId ?? ''];
      const led = redirects.get(article.publicUrl ?? '') ?? [];
      return {
        where,
        html: article.text,
        known: {
          source: `help-scout#${article.id}`,
          title: article.name,
          categories: places.flatMap((id) => placeOf.get(id) ?? []),
          updated: article.lastPublishedAt ?? article.updatedAt,
          slug: article.slug,
          oldPaths: [article.publicUrl ?? '', ...led.map(({ value }) => value.urlMapping)].flatMap(pathsOf),
          pages: article.publicUrl === undefined ? [] : [article.publicUrl],
          name: `help-scout#${article.id}`,
          related: (article.related ?? []).map((id) => `help-scout#${id}`),
          lost: lostKeywords(article.keywords ?? []),
        },
      };
    });
    const hint = 'Lists of articles hold their names only: request each with /v1/articles/<id>.';
    return { articles: articlesOf(texts, problems, hint), problems };
  },
};
