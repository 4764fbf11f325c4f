import { gzipSync } from 'node:zlib';
import { newFindings } from '../checks/since.ts';
import { type CompiledArticle, revisionText } from '../content/compiled-article.ts';
import type { Finding } from '../findings/finding.ts';
import { articleKey, articleUrl } from '../knowledge/article-id.ts';
import { isSameEpoch, sketchOf } from '../knowledge/revision.ts';
import type { ContentState } from './content-state.ts';
import type { Effect } from './effect-schema.ts';

type Articles = Effect['articles'];

/** Reads the HTML of an article's body. */
export type ReadBody = (article: CompiledArticle) => Promise<string>;

/** Which articles readers gain, lose, or find changed: in text, front matter, or by facts and components they show. */
export async function compareArticles(
  { articles: before, media: mediaBefore }: Pick<ContentState, 'articles' | 'media'>,
  { articles: after, media: mediaAfter }: Pick<ContentState, 'articles' | 'media'>,
  readBody: ReadBody,
): Promise<Articles> {
  const earlier = byKey(before);
  const later = byKey(after);
  const changed: Articles['changed'] = [];
  for (const article of after) {
    const old = earlier.get(keyOf(article));
    if (old === undefined || !isChanged(old, article)) continue;
    changed.push({
      ...shown(article),
      bytes: { before: gzipBytes(await readBody(old)), after: gzipBytes(await readBody(article)) },
      mediaBytes: { before: mediaBytes(old, mediaBefore), after: mediaBytes(article, mediaAfter) },
      isNewEpoch: !isSameEpoch(sketchOf(revisionText(old, old.fragment)), sketchOf(revisionText(article, article.fragment))),
    });
  }
  return {
    added: after.filter((article) => !earlier.has(keyOf(article))).map(shown),
    removed: before.filter((article) => !later.has(keyOf(article))).map(shown),
    changed,
  };
}

/** Findings that the change brought, and those it took away. */
export function compareFindings(before: readonly Finding[], after: readonly Finding[]): Effect['findings'] {
  return { introduced: newFindings(after, before), fixed: newFindings(before, after) };
}

const debtRules = ['staleness/', 'translation/'];

/** Rules of reviews and translations whose findings changed in number, sorted by name. */
export function compareDebts(before: readonly Finding[], after: readonly Finding[]): Effect['debts'] {
  const rules = [...before, ...after].map(({ rule }) => rule).filter((rule) => debtRules.some((debt) => rule.startsWith(debt)));
  return [...new Set(rules)]
    .sort()
    .map((rule) => ({ rule, before: countOf(before, rule), after: countOf(after, rule) }))
    .filter(({ before, after }) => before !== after);
}

/** Categories whose own published articles changed in number, by locale and category. */
export function compareCoverage(before: readonly CompiledArticle[], after: readonly CompiledArticle[]): Effect['coverage'] {
  const counts = new Map<string, Effect['coverage'][number]>();
  for (const [side, articles] of [
    ['before', before],
    ['after', after],
  ] as const) {
    for (const { locale, data } of articles) {
      const key = JSON.stringify([locale, data.category]);
      const cell = counts.get(key) ?? { locale, category: data.category, before: 0, after: 0 };
      cell[side] += 1;
      counts.set(key, cell);
    }
  }
  return [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, cell]) => cell)
    .filter(({ before, after }) => before !== after);
}

/** Addresses of articles that are gone and lead nowhere, in the order of the articles. */
export function missingRedirects({ articles: before }: ContentState, { articles: after }: ContentState): string[] {
  const later = byKey(after);
  const redirects = new Set(after.flatMap(({ data }) => data.redirectFrom.map(withoutSlash)));
  return before
    .filter((article) => !later.has(keyOf(article)))
    .map(({ locale, id }) => articleUrl(locale, id))
    .filter((url) => !redirects.has(withoutSlash(url)));
}

/** Line numbers are not part of it: a file that was only moved has not changed. */
function isChanged(before: CompiledArticle, after: CompiledArticle): boolean {
  return before.digest !== after.digest || JSON.stringify(before.data) !== JSON.stringify(after.data);
}

function shown({ locale, id, data, file }: CompiledArticle): Articles['added'][number] {
  return { locale, id, title: data.title, file };
}

function byKey(articles: readonly CompiledArticle[]): Map<string, CompiledArticle> {
  return new Map(articles.map((article) => [keyOf(article), article]));
}

function keyOf({ locale, id }: CompiledArticle): string {
  return articleKey(locale, id);
}

function countOf(findings: readonly Finding[], rule: string): number {
  return findings.filter((finding) => finding.rule === rule).length;
}

function mediaBytes({ fragment }: CompiledArticle, media: ContentState['media']): number {
  const paths = new Set(fragment.media.map(({ url }) => url));
  return [...paths].reduce((bytes, path) => bytes + (media.get(path)?.bytes ?? 0), 0);
}

function gzipBytes(text: string): number {
  return gzipSync(text, { level: 9 }).length;
}

function withoutSlash(path: string): string {
  return path.replace(/\/$/, '');
}
