import type { Compiled } from '../content/compiled-article.ts';
import { type Finding, finding } from '../findings/finding.ts';
import { articleUrl, parseArticleUrl } from '../knowledge/article-id.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import {
  categoryUrl,
  feedUrl,
  handbookUrl,
  homeUrl,
  isHandbookUrl,
  isReservedUrl,
  pageUrl,
  productUrl,
  singlePages,
  stageUrl,
} from '../knowledge/page-url.ts';
import type { Entry } from '../knowledge/read-entry.ts';
import { didYouMean, nearest } from '../knowledge/yaml-source.ts';
import type { Link } from '../markdown/fragment.ts';
import { isSafeUrl } from '../markdown/sanitize/safe-url.ts';
import { articleLookup, bodyPlace, type Check, type CheckInput, fieldPlace, isLive, isPublished } from './check.ts';

/** Links inside the help centre lead to a page, and to a heading of it, that the same readers can see. */
export const checkLinks: Check = (input) => {
  const known = { ...articleLookup(input), pages: pagePaths(input), locales: input.kb.site.locales };
  return [
    ...linkSources(input).flatMap((source) => source.fragment.links.flatMap((link) => checkLink(source, link, known))),
    ...redirects(input, known.pages),
  ];
};

/** A text whose links are checked, and who reads it. */
interface LinkSource extends Entry<unknown>, Compiled {
  isPublished: boolean;
  isInternal: boolean;
}

function linkSources({ articles, handbook }: CheckInput): LinkSource[] {
  return [
    ...articles
      .filter(isLive)
      .map((article) => ({ ...article, isPublished: isPublished(article), isInternal: article.data.audience === 'internal' })),
    ...handbook.map((page) => ({ ...page, isPublished: true, isInternal: true })),
  ];
}

type Known = ReturnType<typeof articleLookup> & { pages: ReadonlySet<string>; locales: readonly string[] };

function checkLink(article: LinkSource, link: Link, known: Known): Finding[] {
  const { url } = link;
  const report = (rule: Finding['rule'], message: string, hint: string): Finding[] => [
    finding(rule, bodyPlace(article, link), message, hint),
  ];
  // Unsafe addresses have their finding from the gate; the outside world is a nightly report.
  if (!isSafeUrl(url) || /^[a-z][a-z+.-]*:/i.test(url)) return [];
  if (url.startsWith('#')) return anchorFindings(article, article, decode(url.slice(1)), report);
  if (!url.startsWith('/')) {
    return report(
      'link/broken',
      `\`${url}\` is a relative address, which depends on the folder.`,
      `Write it from the root, as in \`${articleUrl(article.locale, 'refund-a-course')}\`.`,
    );
  }
  const target = parseArticleUrl(url);
  if (target === undefined) {
    const path = decode(url.replace(/[?#][\s\S]*$/, ''));
    if (article.isInternal && path.startsWith('/manual/')) return [];
    if (!article.isInternal && (isHandbookUrl(path) || path.startsWith('/manual/'))) {
      return report(
        'audience/leak',
        `\`${path}\` is for internal readers: those of this public article cannot open it.`,
        'Take the link out, or make this article internal.',
      );
    }
    return known.pages.has(path) || known.pages.has(`${path}/`)
      ? []
      : report(
          'link/broken',
          `There is no page \`${path}\`.${didYouMean(nearest(path, known.pages))}`,
          'Link to an article, a category, a product or a file in public/.',
        );
  }
  const { locale, id, anchor } = target;
  if (!known.locales.includes(locale)) {
    return report(
      'link/broken',
      `\`${locale}\` in \`${url}\` is not a locale.${didYouMean(nearest(locale, known.locales))}`,
      `Begin the path with ${known.locales.map((one) => `\`/${one}/\``).join(' or ')}.`,
    );
  }
  const found = known.find(locale, id);
  if (found === undefined && known.isBroken(locale, id)) return [];
  if (found === undefined) {
    return report(
      'link/broken',
      `There is no article \`${id}\` in \`${locale}\`.${didYouMean(nearest(id, known.idsIn(locale)))}`,
      'Mend the id: it is the article’s file name.',
    );
  }
  if (found.file === article.file)
    return report('link/self', 'The article links to itself.', anchor === '' ? 'Take the link out.' : `Write \`#${anchor}\`.`);
  if (!isPublished(found) && article.isPublished) {
    return report(
      'link/broken',
      `\`${id}\` is not published (state \`${found.data.state}\`).`,
      'Publish it first, or link to another article.',
    );
  }
  if (found.data.audience === 'internal' && !article.isInternal) {
    return report(
      'audience/leak',
      `\`${id}\` is internal: readers of this public article cannot open it.`,
      'Link to a public article, or make this one internal.',
    );
  }
  return anchor === '' ? [] : anchorFindings(article, found, anchor, report, locale);
}

function anchorFindings(
  from: Entry<unknown> & Compiled,
  target: Entry<unknown> & Compiled,
  anchor: string,
  report: (rule: Finding['rule'], message: string, hint: string) => Finding[],
  /** Of the link. */
  locale = target.locale,
): Finding[] {
  // The heading of the footnotes has an id that nobody wrote.
  const ids = target.fragment.headings.map(({ id }) => id).filter((id) => id !== 'footnote-label');
  if (anchor === '' || ids.includes(anchor)) return [];
  const where = from.file === target.file ? 'This article' : `\`${target.id}\``;
  const standIn = locale === target.locale ? '' : `; \`${locale}\` has no translation, readers get the \`${target.locale}\` text`;
  return report(
    'link/anchor',
    `${where} has no heading \`#${anchor}\`${standIn}.${didYouMean(nearest(anchor, ids))}`,
    ids.length === 0 ? 'Link without an anchor.' : `Its headings are ${listHeadings(ids)}.`,
  );
}

const mostListed = 30;

function listHeadings(ids: readonly string[]): string {
  const listed = ids
    .slice(0, mostListed)
    .map((id) => `\`#${id}\``)
    .join(', ');
  return ids.length > mostListed ? `${listed} and ${ids.length - mostListed} more` : listed;
}

function redirects({ kb, articles }: CheckInput, pages: ReadonlySet<string>): Finding[] {
  const live = articles.filter(isLive);
  const own = new Set(live.map(({ locale, id }) => articleUrl(locale, id)));
  const claims = Map.groupBy(
    live.flatMap((article) =>
      article.data.redirectFrom.map((path, index) => ({ article, index, path: path.replace(/\/$/, '') })),
    ),
    ({ path }) => path,
  );
  return [...claims.values()].flatMap((group) =>
    group.flatMap(({ article, index, path }) => {
      const place = fieldPlace(article, 'redirectFrom', index);
      const page = path.replace(/\/index\.html?$/i, '');
      if (own.has(`${page}/`) || pages.has(page) || pages.has(`${page}/`) || isReservedUrl(path, kb.site.locales)) {
        return [
          finding(
            'link/redirect-loop',
            place,
            `\`${path}\` is the address of a page that exists.`,
            'Take it out: a page cannot be a redirect as well.',
          ),
        ];
      }
      const others = group.filter((other) => other.article !== article).map((other) => other.article.file);
      return others.length === 0
        ? []
        : [
            finding(
              'link/redirect-loop',
              place,
              `\`${path}\` is claimed by another article too: ${others.join(', ')}.`,
              'Keep it in one article.',
            ),
          ];
    }),
  );
}

/** Addresses that are not articles. */
function pagePaths({ kb, handbook, broken, publicFiles }: CheckInput): ReadonlySet<string> {
  // A page that cannot be read has its own finding; links to it are not dead.
  const handbookIds = [...handbook, ...broken.handbook].map(({ id }) => id);
  return new Set([
    ...kb.site.locales.flatMap((locale) => localePages(kb, locale)),
    // The handbook falls back to the default locale; it and the manual exist for internal readers only.
    ...(handbookIds.length === 0
      ? []
      : kb.site.locales.flatMap((locale) => [handbookUrl(locale), ...handbookIds.map((id) => handbookUrl(locale, id))])),
    '/manual/',
    ...publicFiles,
  ]);
}

function localePages(kb: KnowledgeBase, locale: string): string[] {
  return [
    `/${locale}/`,
    homeUrl(locale, kb.site.locales[0] ?? locale),
    ...singlePages.map((page) => pageUrl(locale, page)),
    ...kb.categories.map(({ id }) => categoryUrl(locale, id)),
    ...kb.taxonomy.products.map(({ id }) => productUrl(locale, id)),
    ...kb.taxonomy.stages.map(({ id }) => stageUrl(locale, id)),
    feedUrl(locale),
  ];
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
