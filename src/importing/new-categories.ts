import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../errors.ts';
import { replaceFile } from '../files.ts';
import { appendToList } from '../knowledge/files/append-to-list.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import type { Category } from '../knowledge/schemas/taxonomy.ts';
import { idOf } from './free-ids.ts';
import { categoryNamed } from './guess-category.ts';
import type { ImportedArticle } from './imported-article.ts';

/** A category that imported articles name and taxonomy.yaml does not have. */
export interface NewCategory {
  name: string;
  /** The id it has, or would have, in taxonomy.yaml. */
  id: string;
  articles: number;
}

/** The unknown categories of articles none of whose categories is known: the narrowest of each, the most used first. */
export function findNewCategories(articles: readonly ImportedArticle[], categories: readonly Category[]): NewCategory[] {
  const found = new Map<string, NewCategory>();
  const taken = new Set(categories.map(({ id }) => id));
  for (const { categories: names } of articles) {
    const [name] = names;
    if (name === undefined || names.some((each) => categoryNamed(categories, each) !== undefined)) continue;
    const key = name.normalize('NFKC').trim().toLowerCase();
    const known = found.get(key);
    if (known !== undefined) known.articles += 1;
    else found.set(key, { name: name.trim(), id: freeId(name, taken), articles: 1 });
  }
  return [...found.values()].sort((a, b) => b.articles - a.articles);
}

function freeId(name: string, taken: Set<string>): string {
  const wanted = idOf(name) || 'category';
  let id = wanted;
  for (let number = 2; taken.has(id); number += 1) id = `${wanted}-${number}`;
  taken.add(id);
  return id;
}

/** Categories in the form of taxonomy.yaml, their name in every locale; the first team owns them. */
export function asCategories(added: readonly NewCategory[], { site, team }: Pick<KnowledgeBase, 'site' | 'team'>): Category[] {
  return added.map(({ id, name }) => {
    const label = Object.fromEntries(site.locales.map((locale) => [locale, name]));
    const owner = team.teams[0]?.id ?? '';
    const fixed = { icon: 'book-open', severity: 'medium' as const, reviewEvery: 180, ancestors: [], childIds: [] };
    return { id, label, description: { ...label }, owner, ...fixed };
  });
}

/**
 * Adds categories at the end of taxonomy.yaml; the rest of the file stays as it is.
 *
 * @throws UserError when the file is in a form that cannot be edited
 */
export async function writeCategories(contentDir: string, added: readonly Category[]): Promise<void> {
  const path = join(contentDir, 'taxonomy.yaml');
  const items = added.map(({ id, label, description, owner }) => ({ id, label, description, owner }));
  const text = appendToList(await readFile(path, 'utf8'), ['categories'], items);
  if (text === undefined)
    throw new UserError(
      `${path} is in a form that cannot be edited.`,
      `Add these categories by hand: ${added.map(({ id }) => id).join(', ')}.`,
    );
  await replaceFile(path, text);
}
