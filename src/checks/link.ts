import type { Compiled } from '../content/compiled-article.ts';
import { type Finding, finding } from '../findings/finding.ts';
import { articleUrl, parseArticleUrl } from '../knowledge/article-id.ts';
import { decodeUriPart } from '../knowledge/decode-uri.ts';
import { didYouMean, nearest } from '../knowledge/did-you-mean.ts';
import { isHandbookUrl, isManualUrl } from '../knowledge/page-url.ts';
import type { Entry } from '../knowledge/read-entry.ts';
import { isCompiled, type Link } from '../markdown/fragment.ts';
import { isSafeUrl } from '../markdown/sanitize/safe-url.ts';
import { articleLookup, bodyPosition, type Check, type CheckInput, isLive, isPublished } from './check.ts';
import { pagePaths } from './page-paths.ts';

/** Internal links lead to existing pages and headings that the same readers can open. */
export const checkLinks: Check = (input) => {
  const { site, faulty } = input.kb;
  // Without locales every link would lead nowhere; site.yaml has its own finding.
  if (site.locales.length === 0) return [];
  const hasAllPages = !faulty.has('site') && !faulty.has('taxonomy');
  const known = { ...articleLookup(input), pages: pagePaths(input), hasAllPages, locales: site.locales };
  return linkSources(input).flatMap((source) => source.page.fragment.links.flatMap((link) => checkLink(source, link, known)));
};

/** A text whose links are checked, and who reads it. */
interface LinkSource {
  page: Entry<unknown> & Compiled;
  isPublished: boolean;
  isInternal: boolean;
}

function linkSources({ articles, handbook, broken }: CheckInput): LinkSource[] {
  return [
    ...articles
      .filter(isLive)
      .map((page) => ({ page, isPublished: isPublished(page), isInternal: page.data.audience === 'internal' })),
    // Who reads it is not known while one of these is invalid.
    ...broken.articles
      .filter(isLive)
      .map((page) => ({ page, isPublished: isPublished(page), isInternal: page.data.audience !== 'public' })),
    ...[...handbook, ...broken.handbook].map((page) => ({ page, isPublished: true, isInternal: true })),
  ];
}

/** What links can lead to. */
type Known = ReturnType<typeof articleLookup> & {
  pages: ReadonlySet<string>;
  /** False while files with errors may define further pages. */
  hasAllPages: boolean;
  locales: readonly string[];
};

/** A finding at the link that is checked. */
type Report = (rule: Finding['rule'], message: string, hint: string) => Finding[];

function checkLink(source: LinkSource, link: Link, known: Known): Finding[] {
  const { url } = link;
  const report: Report = (rule, message, hint) => [finding(rule, bodyPosition(source.page, link), message, hint)];
  // The sanitizer reports unsafe URLs; `checkOutside` requests external ones.
  if (!isSafeUrl(url) || /^[a-z][a-z+.-]*:/i.test(url)) return [];
  if (url.startsWith('#')) return checkAnchor(source.page, source.page, decodeUriPart(url.slice(1)), report);
  if (!url.startsWith('/')) {
    const name = (url.split(/[?#]/, 1)[0] ?? '').split('/').findLast((part) => part !== '');
    const id = name?.replace(/\.mdx?$/, '') ?? '';
    const meant = known.exact(source.page.locale, id) && articleUrl(source.page.locale, id);
    return report(
      'link/broken',
      `\`${url}\` is a relative path, which depends on the folder.${didYouMean(meant)}`,
      `Start it at the root; an article is \`/${source.page.locale}/articles/<id>/\`, and its id is its file name without \`.mdx\`.`,
    );
  }
  const target = parseArticleUrl(url);
  return target === undefined
    ? checkPageLink(source, decodeUriPart(url.replace(/[?#][\s\S]*$/, '')), known, report)
    : checkArticleLink(source, { url, ...target }, known, report);
}

/** A link to a page that is not an article. */
function checkPageLink(source: LinkSource, path: string, known: Known, report: Report): Finding[] {
  if (source.isInternal && isManualUrl(path)) return [];
  if (!source.isInternal && (isHandbookUrl(path) || isManualUrl(path))) {
    return report(
      'audience/leak',
      `\`${path}\` is internal; readers of this public article cannot open it.`,
      'Remove the link, or make this article internal.',
    );
  }
  // `checkMedia` reports those.
  if (path.startsWith('/media/')) return [];
  if (!known.hasAllPages || known.pages.has(path) || known.pages.has(`${path}/`)) return [];
  return report(
    'link/broken',
    `There is no page \`${path}\`.${didYouMean(nearest(path, known.pages))}`,
    'Link to an article, a category, a product or a file: `/media/….pdf`.',
  );
}

function checkArticleLink(
  source: LinkSource,
  { url, locale, id, anchor }: { url: string; locale: string; id: string; anchor: string },
  known: Known,
  report: Report,
): Finding[] {
  if (!known.locales.includes(locale)) {
    return report(
      'link/broken',
      `\`${locale}\` in \`${url}\` is not a locale.${didYouMean(nearest(locale, known.locales))}`,
      `Start the path with ${known.locales.map((one) => `\`/${one}/\``).join(' or ')}.`,
    );
  }
  const broken = known.broken(locale, id);
  // Once it is corrected, readers see that text and not another language's.
  if (broken !== undefined) {
    const isKnown = anchor === '' || !isCompiled(broken.fragment) || broken.body === '' || broken.file === source.page.file;
    return isKnown ? [] : checkAnchor(source.page, broken, anchor, report, locale);
  }
  const found = known.find(locale, id);
  if (found === undefined) {
    if (known.isBroken(locale, id)) return [];
    return report(
      'link/broken',
      `There is no article \`${id}\` in \`${locale}\`.${didYouMean(nearest(id, known.idsIn(locale)))}`,
      'Correct the id: it is the article’s file name without `.mdx`.',
    );
  }
  if (found.file === source.page.file) {
    return report('link/self', 'The article links to itself.', anchor === '' ? 'Remove the link.' : `Write \`#${anchor}\`.`);
  }
  if (!isPublished(found) && source.isPublished) {
    return report(
      'link/broken',
      `\`${id}\` is not published (state \`${found.data.state}\`).`,
      'Publish it first, or link to another article.',
    );
  }
  if (found.data.audience === 'internal' && !source.isInternal) {
    return report(
      'audience/leak',
      `\`${id}\` is internal; readers of this public article cannot open it.`,
      'Link to a public article, or make this one internal.',
    );
  }
  return anchor === '' ? [] : checkAnchor(source.page, found, anchor, report, locale);
}

/** @param linkLocale locale of the link; not the target's if there is no translation */
function checkAnchor(
  source: Entry<unknown>,
  target: Entry<unknown> & Compiled,
  anchor: string,
  report: Report,
  linkLocale = target.locale,
): Finding[] {
  // The footnotes' heading is generated.
  const ids = target.fragment.headings.map(({ id }) => id).filter((id) => id !== 'footnote-label');
  if (anchor === '' || ids.includes(anchor)) return [];
  const subject = source.file === target.file ? 'This article' : `\`${target.id}\``;
  const fallback =
    linkLocale === target.locale ? '' : `; \`${linkLocale}\` has no translation, so readers see the \`${target.locale}\` text`;
  return report(
    'link/anchor',
    `${subject} has no heading \`#${anchor}\`${fallback}.${didYouMean(nearest(anchor, ids))}`,
    ids.length === 0 ? 'Link to it without an anchor.' : `Its headings are ${listHeadings(ids)}.`,
  );
}

const maxListedHeadings = 30;

function listHeadings(ids: readonly string[]): string {
  const listed = ids
    .slice(0, maxListedHeadings)
    .map((id) => `\`#${id}\``)
    .join(', ');
  return ids.length > maxListedHeadings ? `${listed} and ${ids.length - maxListedHeadings} more` : listed;
}
