import type { z } from 'zod';
import { editorStrings } from '../i18n/editor/strings.ts';
import { collectionName, type EditableKind } from '../knowledge/edit-url.ts';
import { idPattern, type Label } from '../knowledge/fields.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { articleSchema } from '../knowledge/schemas/article.ts';
import type { Editing } from '../knowledge/schemas/editing.ts';
import { handbookSchema } from '../knowledge/schemas/handbook.ts';
import { backendOf, publishModeOf } from './backend.ts';
import { entryFormat } from './browser/entry-form.ts';
import { type Choice, formFields } from './form-fields.ts';

/** What the editor's page loads. */
export interface EditorPageConfig {
  /** Configuration of Sveltia CMS. */
  config: Record<string, unknown>;
  /** Fields of front matter in the order in which new ones are written. */
  order: readonly string[];
}

/** Of an article, as other articles name it. */
export interface NamedArticle {
  id: string;
  locale: string;
  title: string;
}

/**
 * The editor's configuration: a list of articles and one of handbook pages for each locale. Each language is edited by
 * itself, because an article and its translation are different files with their own review dates and owners, and saving
 * one must not rewrite the other.
 *
 * @param logo address of the site's icon
 */
export function editorConfig(
  kb: KnowledgeBase,
  editing: Editing,
  { articles, logo }: { articles: readonly NamedArticle[]; logo: string },
): EditorPageConfig {
  const [first = 'en'] = kb.site.locales;
  return {
    config: {
      load_config_file: false,
      backend: backendOf(editing),
      publish_mode: publishModeOf(editing),
      app_title: kb.site.name[first],
      logo: { src: logo },
      media_folder: `${editing.folder}/media`,
      public_folder: '/media',
      media_libraries: { default: { config: { slugify_filename: true } } },
      show_preview_links: false,
      // It could not show components, facts and channels as pages do.
      editor: { preview: false },
      collections: kb.site.locales.flatMap((locale) => [
        collection('articles', locale, articleSchema, choicesFor(kb, locale, articles)),
        collection('handbook', locale, handbookSchema, {}),
      ]),
    },
    order: [...new Set([articleSchema, handbookSchema].flatMap(({ shape }) => Object.keys(shape)))],
  };

  function collection(kind: EditableKind, locale: string, schema: z.ZodType, choices: Record<string, Choice[]>): object {
    const strings = editorStrings(locale);
    const { label, hint } = strings.body;
    const fields = formFields(schema, { strings, choices });
    return {
      name: collectionName(kind, locale),
      label: `${strings[kind]} (${locale})`,
      label_singular: kind === 'articles' ? strings.article : strings.page,
      folder: `${editing.folder}/${kind}/${locale}`,
      format: entryFormat,
      // Deleting an article breaks links and loses its votes: `npm run retire` does neither.
      delete: false,
      nested: { subfolders: false },
      meta: { path: { label: strings.folder, widget: 'string' } },
      slug: { editable: ['create'], pattern: [idPattern.source, strings.idPattern], hint: strings.id },
      fields: [
        // The hints are about articles.
        ...(kind === 'articles' ? fields : fields.map(({ hint: _, ...field }) => field)),
        // Plain text: a rich-text editor would rewrite components that it does not know.
        { name: 'body', label, hint, widget: 'text', required: true },
        { name: 'original', widget: 'hidden' },
      ],
    };
  }
}

/** What the operator has defined, as writers of a locale choose it. */
function choicesFor(
  { categories, taxonomy, team, channels }: KnowledgeBase,
  locale: string,
  articles: readonly NamedArticle[],
): Record<string, Choice[]> {
  const labelled = (entries: readonly { id: string; label: Label }[]): Choice[] =>
    entries.map(({ id, label }) => ({ value: id, label: label[locale] ?? id }));
  const labelOf = new Map(labelled(categories).map(({ value, label }) => [value, label]));
  return {
    category: categories.map(({ id, ancestors }) => ({
      value: id,
      label: [...ancestors, id].map((each) => labelOf.get(each) ?? each).join(' › '),
    })),
    products: labelled(taxonomy.products),
    stage: labelled(taxonomy.stages),
    owner: [
      ...team.teams.map(({ id, name }) => ({ value: id, label: name[locale] ?? id })),
      ...team.people.map(({ id, name }) => ({ value: id, label: name })),
    ],
    escalateTo: labelled(channels),
    related: articles.filter((each) => each.locale === locale).map(({ id, title }) => ({ value: id, label: `${title} (${id})` })),
  };
}
