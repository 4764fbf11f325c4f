import type { Edition, EditionPage } from '../edition/edition.ts';
import type { EditionArticle } from '../edition/edition-article.ts';
import type { Frame } from '../edition/frame.ts';
import { type ReportPages, readReportPages } from '../edition/report-pages.ts';
import { articleKey } from '../knowledge/article-id.ts';
import type { Category } from '../knowledge/schemas/taxonomy.ts';

/** What pages need from the edition. */
export interface SiteData {
  frame: Frame;
  /** Whether Astro renders templates of article pages, not the pages themselves; see `ArticleShape`. */
  buildsTemplates: boolean;
  articles: readonly EditionArticle[];
  /** The operator's handbook, empty in the public edition. */
  handbook: readonly EditionPage[];
  /** The report, `undefined` in the public edition. */
  readReport(): Promise<ReportPages | undefined>;
  /**
   * Each article as readers of a locale see it: in their locale, or in the default one. Those of the home page's tasks come
   * first, those in another language last.
   */
  shownIn(locale: string): readonly EditionArticle[];
  /** Known issues that are not resolved, as readers of a locale see them: open ones first, then the more severe, then the newer. */
  openIssues(locale: string): readonly EditionArticle[];
  /** Those that are open and of high severity. */
  urgent(locale: string): readonly EditionArticle[];
  /** Articles of a category and its subcategories, in the order of `list`. */
  inCategory(list: readonly EditionArticle[], category: Category): EditionArticle[];
}

export function siteDataOf(edition: Edition): SiteData {
  const { frame, handbook, reportPagesFile } = edition;
  // In the order of their addresses, as the lists for programs have them.
  const articles = edition.articles
    .map((article) => ({ article, key: articleKey(article.locale, article.id) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ article }) => article);
  const tasks = frame.site.tasks.map(({ article }) => article);
  const shown = new Map(
    frame.site.locales.map((locale) => {
      const list = inLanguageOf(locale, articles, frame.defaultLocale);
      const groupOf = (article: EditionArticle): number =>
        tasks.includes(article.id) ? tasks.indexOf(article.id) : tasks.length + (article.locale === locale ? 0 : 1);
      return [locale, list.toSorted((a, b) => groupOf(a) - groupOf(b))];
    }),
  );
  const openIssues = new Map(
    [...shown].map(([locale, list]) => [
      locale,
      list.filter(({ issue }) => issue && issue.status !== 'resolved').toSorted(compareIssues),
    ]),
  );
  const urgent = new Map(
    [...openIssues].map(([locale, list]) => [
      locale,
      list.filter(({ issue }) => issue?.status === 'open' && issue.severity === 'high'),
    ]),
  );
  return {
    frame,
    buildsTemplates: edition.buildsTemplates === true,
    articles,
    handbook,
    readReport: async () => (reportPagesFile === undefined ? undefined : readReportPages(reportPagesFile)),
    shownIn: (locale) => shown.get(locale) ?? [],
    openIssues: (locale) => openIssues.get(locale) ?? [],
    urgent: (locale) => urgent.get(locale) ?? [],
    inCategory: (list, { id }) => {
      const ids = new Set(
        frame.categories
          .filter((category) => category.id === id || category.ancestors.includes(id))
          .map((category) => category.id),
      );
      return list.filter(({ category }) => ids.has(category));
    },
  };
}

function compareIssues(a: EditionArticle, b: EditionArticle): number {
  const key = ({ issue }: EditionArticle): [number, number, string] => [
    issue?.status === 'open' ? 1 : 0,
    severities.indexOf(issue?.severity ?? 'low'),
    issue?.since ?? '',
  ];
  const [left, right] = [key(a), key(b)];
  return right[0] - left[0] || right[1] - left[1] || right[2].localeCompare(left[2]);
}

const severities = ['low', 'medium', 'high'] as const;

/** One text per id, in the given locale or in the default one, sorted by id. */
export function inLanguageOf<Text extends { id: string; locale: string }>(
  locale: string,
  texts: readonly Text[],
  defaultLocale: string,
): Text[] {
  return [...Map.groupBy(texts, ({ id }) => id).values()]
    .map(
      (versions) =>
        versions.find((version) => version.locale === locale) ?? versions.find((version) => version.locale === defaultLocale),
    )
    .filter((text) => text !== undefined)
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}
