import { type Finding, finding } from '../findings/finding.ts';
import { type ArticleData, articleSchema } from './article.ts';
import { parseArticlePath } from './article-id.ts';
import { readFrontMatter } from './front-matter.ts';
import type { TextFile } from './text-file.ts';
import { didYouMean, nearest, schemaFindings, type YamlSource } from './yaml-source.ts';

export interface Article {
  id: string;
  locale: string;
  /** Path as the writer knows it. */
  file: string;
  data: ArticleData;
  body: string;
  /** Line of the file on which `body` begins, counted from 1. */
  bodyLine: number;
  source: YamlSource;
}

export type ArticleRead = { article: Article } | { findings: Finding[] };

/**
 * Reads one article, from its path to its last field.
 *
 * @param path path below `articles/`, with forward slashes
 * @param file path as the writer knows it
 * @returns the article, or why there is none
 */
export function readArticle(path: string, file: string, read: TextFile, locales: readonly string[]): ArticleRead {
  const refuse = (...findings: Finding[]): ArticleRead => ({ findings });
  const start = { file, line: 1, column: 1 };
  const place = parseArticlePath(path);
  if (place.outcome === 'not-in-locale') {
    return refuse(
      finding(
        'schema/unknown-locale',
        start,
        'The article lies in no locale’s folder.',
        `Move it to \`articles/<locale>/\`; the locales are ${list(locales)}.`,
      ),
    );
  }
  if (place.outcome === 'bad-name') {
    return refuse(
      finding(
        'schema/file-name',
        start,
        'The file’s name cannot be an id.',
        `Rename it, for example to \`${place.suggestion}.mdx\`: a-z, 0-9 and hyphens only.`,
      ),
    );
  }
  // Without site.yaml no locale is known: one finding about that file is enough.
  if (locales.length > 0 && !locales.includes(place.locale)) {
    return refuse(
      finding(
        'schema/unknown-locale',
        start,
        `\`${place.locale}\` is not a locale.${didYouMean(nearest(place.locale, locales))}`,
        `Locales are listed in site.yaml: ${list(locales)}.`,
      ),
    );
  }
  // Deleted since the folder was listed.
  if ('missing' in read) return refuse();
  if ('finding' in read) return refuse(read.finding);
  const parts = readFrontMatter(file, read.text);
  if ('findings' in parts) return refuse(...parts.findings);
  const result = articleSchema.safeParse(parts.source.data ?? {});
  if (!result.success) return refuse(...schemaFindings(result.error, parts.source));
  return { article: { id: place.id, locale: place.locale, file, data: result.data, ...parts } };
}

function list(words: readonly string[]): string {
  return words.length === 0 ? 'none' : words.map((word) => `\`${word}\``).join(', ');
}
