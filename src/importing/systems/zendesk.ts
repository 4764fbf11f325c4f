import { z } from 'zod';
import { pathsOf } from '../paths-of.ts';
import {
  articlesOf,
  dayField,
  htmlField,
  idOfSystem,
  lostKeywords,
  optionalText,
  type System,
  slugOf,
  validRecords,
} from './system.ts';

const textShape = {
  title: z.string().trim(),
  body: htmlField,
  locale: z.string(),
  html_url: optionalText,
  outdated: z.boolean().nullish(),
  updated_at: dayField,
};

const translationSchema = z.object({ ...textShape, source_id: idOfSystem, source_type: optionalText });

const articleSchema = z.object({
  ...textShape,
  id: idOfSystem,
  section_id: idOfSystem.nullish(),
  source_locale: optionalText,
  edited_at: dayField,
  label_names: z.array(z.string()).nullish(),
  /** Side-loaded with `include=translations`. */
  translations: z.array(translationSchema.partial({ source_id: true })).nullish(),
});

const sectionSchema = z.object({
  id: idOfSystem,
  name: z.string(),
  category_id: idOfSystem.nullish(),
  parent_section_id: idOfSystem.nullish(),
});
const categorySchema = z.object({ id: idOfSystem, name: z.string() });

/** @see https://developer.zendesk.com/api-reference/help_center/help-center-api/articles/ */
export const zendesk: System = {
  name: 'Zendesk Guide',
  fields: ['section_id', 'source_locale', 'label_names', 'html_url', 'promoted', 'outdated', 'user_segment_id', 'title', 'body'],
  required: ['id', 'title', 'body', 'locale', 'section_id'],
  kindOf(value) {
    if ('title' in value && 'body' in value && 'locale' in value) {
      if ('source_id' in value) return 'translation';
      if ('section_id' in value && 'id' in value) return 'article';
    }
    if (typeof value['name'] !== 'string' || !('source_locale' in value) || 'title' in value) return undefined;
    return 'category_id' in value ? 'section' : 'category';
  },
  read(records) {
    const problems: ReturnType<System['read']>['problems'] = [];
    const articles = validRecords(records, 'article', articleSchema, problems);
    const translations = validRecords(records, 'translation', translationSchema, problems).filter(
      ({ value }) => value.source_type?.toLowerCase() !== 'section' && value.source_type?.toLowerCase() !== 'category',
    );
    const categoriesOf = namesOfSections(
      validRecords(records, 'section', sectionSchema, problems).map(({ value }) => value),
      validRecords(records, 'category', categorySchema, problems).map(({ value }) => value),
    );
    const translationsOf = Map.groupBy(translations, ({ value }) => value.source_id);
    const known = new Set<string>();
    const texts = articles.flatMap(({ where, value: article }) => {
      const own = translationsOf.get(article.id) ?? [];
      const beside = (article.translations ?? []).map((value) => ({ where, value }));
      // The original comes first, and a list of translations has it, too.
      const all = [{ where, value: article }, ...beside, ...own];
      const original = article.source_locale ?? article.locale;
      return all
        .toSorted((a, b) => Number(b.value.locale === original) - Number(a.value.locale === original))
        .flatMap(({ where: place, value }) => {
          const source = `zendesk#${article.id}${value.locale === original ? '' : `/${value.locale}`}`;
          if (known.has(source)) return [];
          known.add(source);
          const html = value.body;
          return {
            where: place,
            html,
            known: {
              source,
              title: value.title,
              locale: value.locale,
              categories: categoriesOf(article.section_id ?? undefined),
              updated: ('edited_at' in value ? value.edited_at : undefined) ?? value.updated_at,
              slug: slugOf(value.html_url),
              oldPaths: pathsOf(value.html_url ?? ''),
              pages: value.html_url === undefined ? [] : [value.html_url],
              group: `zendesk#${article.id}`,
              isOutdated: value.outdated === true,
              lost: lostKeywords(article.label_names ?? []),
            },
          };
        });
    });
    const ids = new Set(articles.map(({ value }) => value.id));
    for (const { where, value } of translations)
      if (!ids.has(value.source_id))
        problems.push({
          where,
          message: `“${value.title}” translates article ${value.source_id}, which is not among these files: import it together with the articles.`,
        });
    return { articles: articlesOf(texts, problems), problems };
  },
};

/** Names of a section, those around it and their category. */
function namesOfSections(
  sections: readonly z.output<typeof sectionSchema>[],
  categories: readonly z.output<typeof categorySchema>[],
): (section: string | undefined) => string[] {
  const sectionOf = new Map(sections.map((section) => [section.id, section]));
  const categoryOf = new Map(categories.map(({ id, name }) => [id, name]));
  return (id) => {
    const names: string[] = [];
    // A section that contains itself would go on for ever.
    for (let at = id, depth = 0; at !== undefined && depth < 10; depth += 1) {
      const section = sectionOf.get(at);
      names.push(...(section === undefined ? [] : [section.name]));
      const category = categoryOf.get(section?.category_id ?? '');
      if (section?.parent_section_id == null && category !== undefined) names.push(category);
      at = section?.parent_section_id ?? undefined;
    }
    return names;
  };
}
