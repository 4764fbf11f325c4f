import { resolve, sep } from 'node:path';
import type { Content } from '../../content/read-content.ts';
import { MisuseError } from '../../errors.ts';
import { didYouMean, nearest } from '../../knowledge/did-you-mean.ts';
import type { Entry } from '../../knowledge/read-entry.ts';
import type { ArticleData } from '../../knowledge/schemas/article.ts';

/** A draft, or an article whose front matter does not say what else it is. */
export type Draft = Pick<Entry<Partial<ArticleData>>, 'file' | 'id'>;

/**
 * The drafts among the named articles.
 *
 * @param names ids, each with all its locales, and files or folders, seen from here or from the content folder
 * @throws MisuseError with all names that no draft answers to
 */
export function chooseDrafts(content: Content, contentDir: string, names: readonly string[]): Draft[] {
  const articles = [...content.articles, ...content.broken.articles];
  const chosen = new Map(names.map((name) => [name, named(articles, name, contentDir)]));
  const faults = [...chosen].flatMap(([name, found]) => (found.some(isDraft) ? [] : [faultOf(name, found, articles)]));
  if (faults.length > 0)
    throw new MisuseError(faults.join('\n'), 'Name ids of drafts, files or folders of content/articles/, or --all.');
  const files = new Set([...chosen.values()].flat().map(({ file }) => file));
  return articles.filter((article) => files.has(article.file) && isDraft(article));
}

/** All drafts of a content folder. */
export function allDrafts({ articles, broken }: Content): Draft[] {
  return [...articles, ...broken.articles].filter(isDraft);
}

type Named = Entry<Partial<ArticleData>>;

function named(articles: readonly Named[], name: string, contentDir: string): Named[] {
  const folder = resolve(contentDir);
  const paths = new Set([resolve(name), resolve(folder, name)]);
  const isBelow = (file: string): boolean => [...paths].some((path) => `${resolve(file)}${sep}`.startsWith(`${path}${sep}`));
  return articles.filter(({ id, file }) => id === name || (resolve(file).startsWith(folder + sep) && isBelow(file)));
}

function isDraft({ data: { state } }: Named): boolean {
  return state === undefined || state === 'draft';
}

function faultOf(name: string, found: readonly Named[], articles: readonly Named[]): string {
  const states = [...new Set(found.map(({ data }) => data.state))].join(', ');
  if (found.length > 0) return `There is no draft in \`${name}\`, only \`${states}\`.`;
  return `There is no article or folder \`${name}\`.${didYouMean(nearest(name, new Set(articles.map(({ id }) => id))))}`;
}
