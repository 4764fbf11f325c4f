import { type Finding, finding } from '../findings/finding.ts';
import { articleUrl } from '../knowledge/article-id.ts';
import { isReservedUrl } from '../knowledge/page-url.ts';
import { type Check, fieldPosition, isLive, readableArticles } from './check.ts';
import { pagePaths } from './page-paths.ts';

/** Each old path redirects to one article and does not hide an existing page. */
export const checkRedirects: Check = (input) => {
  const { kb } = input;
  const live = readableArticles(input).filter(isLive);
  const articlePaths = new Set(live.map(({ locale, id }) => articleUrl(locale, id)));
  const pages = pagePaths(input);
  const isPage = (path: string): boolean => {
    const page = path.replace(/\/index\.html?$/i, '');
    return articlePaths.has(`${page}/`) || pages.has(page) || pages.has(`${page}/`) || isReservedUrl(path, kb.site.locales);
  };
  const claims = Map.groupBy(
    live.flatMap((article) =>
      (article.data.redirectFrom ?? []).map((path, index) => ({ article, index, path: path.replace(/\/$/, '') })),
    ),
    ({ path }) => path,
  );
  return [...claims.values()].flatMap((group) =>
    group.flatMap(({ article, index, path }) => {
      const report = (message: string, hint: string): Finding[] => [
        finding('link/redirect-conflict', fieldPosition(article, 'redirectFrom', index), message, hint),
      ];
      if (isPage(path)) {
        return report(`\`${path}\` is the path of an existing page.`, 'Remove it: a page cannot also be a redirect.');
      }
      const others = group.filter((other) => other.article !== article).map((other) => other.article.file);
      if (others.length === 0) return [];
      return report(`\`${path}\` also redirects to another article: ${others.join(', ')}.`, 'Keep it in one article only.');
    }),
  );
};
