import { interfaceLocales, type Strings, stringsFor } from '../i18n/strings.ts';
import { articleKey, articleUrl, languageTag } from '../knowledge/article-id.ts';
import type { ServiceSeverity } from '../knowledge/fields.ts';
import type { KnownShare, Share } from '../metrics/share.ts';
import { aside, badge, textCell, valueCell } from './cells.ts';
import type { Cell, Part } from './document.ts';
import type { Frame } from './frame.ts';
import type { ArticleReport, ArticlesResult } from './parts/articles/schema.ts';
import type { ArticleReference } from './shared-schema.ts';

/** Larger numbers are rare. */
const rememberedCounts = 10_000;

/** Formats figures, names and links of a report for one locale. */
export function wordsFor(
  report: Frame & ArticlesResult,
  locale: string,
  links: ArticleLinks = publicLinks(report.site.baseUrl),
): Words {
  const { reports: strings } = stringsFor(locale);
  const lang = languageTag(locale);
  const numbers = new Intl.NumberFormat(lang, { maximumFractionDigits: 1, signDisplay: 'negative' });
  const preciseNumbers = new Intl.NumberFormat(lang, { maximumFractionDigits: 2, signDisplay: 'negative' });
  const percents = new Intl.NumberFormat(lang, { style: 'percent', maximumFractionDigits: 0, signDisplay: 'negative' });
  const days = new Intl.DateTimeFormat(lang, { month: 'short', day: 'numeric', timeZone: 'UTC' });
  // Formatting a number or a name costs more than all else in a row of a table, and most are the same few.
  const languages = new Intl.DisplayNames(lang, { type: 'language' });
  const languageNames = new Map<string, string>();
  const counts: (string | undefined)[] = [];
  const articles = new Map(report.articles.map((article) => [articleKey(article.locale, article.id), article]));

  function number(value: number): string {
    if (!Number.isInteger(value) || value < 0 || value >= rememberedCounts) return numbers.format(value);
    counts[value] ??= numbers.format(value);
    return counts[value];
  }

  function precise(value: number): string {
    return preciseNumbers.format(value);
  }

  function numberCell(value: number): Cell {
    return valueCell(number(value), value);
  }

  function percentCell(value: number): Cell {
    return valueCell(percent(value), value);
  }

  function percent(share: number): string {
    return percents.format(share);
  }

  function day(date: string): string {
    return days.format(new Date(`${date}T00:00:00Z`));
  }

  function share(value: Share): string {
    const { n } = value;
    if (value.state === 'unknown') return strings.unknown;
    if (value.state === 'too-few') return strings.tooFew(number(n));
    return strings.share(percent(value.share), percent(value.low), percent(value.high), number(n));
  }

  function shareFigure(value: Share): ShareFigure {
    if (value.state !== 'known') return { value: '–', detail: share(value) };
    return { value: percent(value.share), detail: strings.interval(percent(value.low), percent(value.high), number(value.n)) };
  }

  function shareCell(value: Share): Cell {
    if (value.state !== 'known') return [aside(share(value))];
    const range = strings.range(percent(value.low), percent(value.high), number(value.n));
    return [...percentCell(value.share), aside(range)];
  }

  function severityCell(severity: ServiceSeverity): Cell {
    return [
      { ...badge(strings.severities[severity], severity === 'high' ? 'bad' : 'plain'), value: severities.indexOf(severity) },
    ];
  }

  function label(kind: keyof Frame['labels'], id: string): string {
    const labels = report.labels[kind][id];
    return labels?.[locale] ?? labels?.[report.locales[0] ?? locale] ?? id;
  }

  function language(id: string): string {
    const known = languageNames.get(id);
    if (known !== undefined) return known;
    const name = languageName(id);
    languageNames.set(id, name);
    return name;
  }

  function languageName(id: string): string {
    if (!interfaceLocales.includes(id)) return id;
    const own = new Intl.Locale(languageTag(id));
    // “Chinese” says enough on a site with one kind of it.
    const isOnly = report.locales.filter((other) => other.split('-')[0] === own.language).length < 2;
    return languages.of(isOnly ? own.language : own.toString()) ?? id;
  }

  function article(reference: ArticleReference): Cell {
    const found = articles.get(articleKey(reference.locale, reference.id));
    return found === undefined ? textCell(reference.id) : [titleOf(found), aside(found.id)];
  }

  /** Marks text that is not in the report's language. */
  function langOf(own: string): { lang?: string } {
    return own === locale || !interfaceLocales.includes(own) ? {} : { lang: languageTag(own) };
  }

  function titleOf(one: ArticleReport): Part {
    const { locale: own, title } = one;
    const [page, edit] = [links.page(one), links.edit(one)];
    const more = {
      ...langOf(own),
      ...(edit !== undefined && { edit: { href: edit, text: strings.pages.edit, label: strings.pages.editArticle(title) } }),
    };
    return page === undefined ? { kind: 'text', text: title, ...more } : { kind: 'link', text: title, href: page, ...more };
  }

  function quote(words: string, own: string): Quote {
    return { kind: 'text', text: strings.quote(words), ...langOf(own) };
  }

  function interval(value: KnownShare): Part {
    const { share: middle, low, high } = value;
    const drawing = strings.intervalDrawing(percent(middle), percent(low), percent(high));
    return { kind: 'interval', share: middle, low, high, text: drawing };
  }

  return {
    strings,
    lang,
    defaultLocale: report.locales[0],
    number,
    precise,
    numberCell,
    percentCell,
    percent,
    day,
    share,
    shareFigure,
    shareCell,
    severityCell,
    label,
    language,
    article,
    quote,
    interval,
  };
}

const severities: readonly ServiceSeverity[] = ['low', 'medium', 'high'];

/** Where articles can be read and edited from where the report is shown; `undefined` where they cannot. */
export interface ArticleLinks {
  page(article: ArticleReport): string | undefined;
  edit(article: ArticleReport): string | undefined;
}

/** From anywhere: the public site, and the host of the content unless it is edited in the internal edition. */
function publicLinks(baseUrl: string): ArticleLinks {
  return {
    page: ({ locale, id, state, audience }) =>
      state === 'published' && audience === 'public' ? baseUrl + articleUrl(locale, id) : undefined,
    edit: ({ editUrl }) => (editUrl?.startsWith('/') ? undefined : (editUrl ?? undefined)),
  };
}

export interface Words {
  strings: Strings['reports'];
  /** BCP 47 tag. */
  lang: string;
  /** The site's; `undefined` when site.yaml could not be read. */
  defaultLocale: string | undefined;
  number(value: number): string;
  /** With two decimals, such as a quarter of an hour. */
  precise(value: number): string;
  numberCell(value: number): Cell;
  percentCell(share: number): Cell;
  percent(share: number): string;
  /** `2026-11-20` without its year, short enough for an axis. */
  day(date: string): string;
  /** The share with its interval and n, or why there is none. */
  share(value: Share): string;
  /** The same, for a key figure. */
  shareFigure(value: Share): ShareFigure;
  /** The same in two lines, for a narrow column. */
  shareCell(value: Share): Cell;
  severityCell(severity: ServiceSeverity): Cell;
  /** The operator's label in this locale, or in the default one, or the id. */
  label(kind: keyof Frame['labels'], id: string): string;
  /** Name of a locale's language. */
  language(locale: string): string;
  /** Title, linked to its page and to where it can be edited, and id. */
  article(reference: ArticleReference): Cell;
  /** A reader's own words. */
  quote(words: string, locale: string): Quote;
  interval(value: KnownShare): Part;
}

interface ShareFigure {
  value: string;
  detail: string;
}

type Quote = Extract<Part, { kind: 'text' }>;
