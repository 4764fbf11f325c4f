import { hash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Frame } from '../../edition/frame.ts';
import type { SearchDocument } from '../../edition/search-documents.ts';
import { articleUrl } from '../../knowledge/article-id.ts';
import { readSections } from './read-sections.ts';
import { articleFile, type StoredArticle } from './stored-article.ts';

/** What the file of an article shows of the operator's data. */
export type ArticleLabels = Pick<Frame, 'categories' | 'owners'>;

/**
 * Writes the files of one locale's articles. Those that are there and would be the same stay, with their compressed files;
 * others than these are deleted. Synchronous, which takes a third of the processor time for thousands of small files.
 *
 * @param keys Pagefind's id of each article, in their order
 * @param folder of the locale
 * @returns a digest of each file, by the id of its article
 */
export function writeArticles(
  documents: readonly SearchDocument[],
  frame: ArticleLabels,
  keys: readonly string[],
  folder: string,
): Map<string, string> {
  const digests = new Map<string, string>();
  const articlesDir = join(folder, dirname(articleFile('')));
  mkdirSync(articlesDir, { recursive: true });
  const present = readdirSync(articlesDir);
  const written = new Set<string>();
  const wasThere = new Set(present);
  for (const [number, document] of documents.entries()) {
    const key = keys[number];
    if (!key) continue;
    const [file, text] = [join(folder, articleFile(key)), JSON.stringify(storedArticle(document, frame))];
    const name = basename(file);
    written.add(name);
    digests.set(key, hash('sha256', text, 'base64url'));
    if (!wasThere.has(name) || readFileSync(file, 'utf8') !== text) writeFileSync(file, text);
  }
  for (const name of present) if (!written.has(name.replace(compressed, ''))) rmSync(join(articlesDir, name));
  return digests;
}

const compressed = /\.(?:br|gz)$/;

export function storedArticle(
  { id, locale, title, summary, type, category, answers, issue, owner, reviewed, html }: SearchDocument,
  { categories, owners }: ArticleLabels,
): StoredArticle {
  return {
    url: articleUrl(locale, id),
    title,
    summary,
    category: categories.find((each) => each.id === category)?.label[locale] ?? '',
    type,
    answers,
    ...(issue === undefined ? {} : { issue: `${issue.status} ${issue.severity}` }),
    team: owners[owner]?.[locale] ?? owner,
    reviewed,
    sections: readSections(html),
  };
}
