import { interfaceLocales, type Strings, stringsFor } from '../i18n/strings.ts';
import { articleKey, articleUrl, languageTag } from '../knowledge/article-id.ts';
import type { KnownShare, Share } from '../metrics/share.ts';
import type { Cell, Part } from './document.ts';
import type { ArticleReport, Report } from './report-schema.ts';

/** How one locale says figures, names and links of a report. */
export function wordsFor(report: Report, locale: string): Words {
  const { reports: strings } = stringsFor(locale);
  const lang = languageTag(locale);
  const wholes = new Intl.NumberFormat(lang, { maximumFractionDigits: 1 });
  const percents = new Intl.NumberFormat(lang, { style: 'percent', maximumFractionDigits: 0 });
  const languages = new Intl.DisplayNames(lang, { type: 'language' });
  const articles = new Map(report.articles.map((article) => [articleKey(article.locale, article.id), article]));

  function number(value: number): string {
    return wholes.format(value);
  }

  function percent(share: number): string {
    return percents.format(share);
  }

  function share(value: Share): string {
    const { n } = value;
    if (value.state === 'unknown') return strings.unknown;
    if (value.state === 'too-few') return strings.tooFew(number(n));
    return strings.share(percent(value.share), percent(value.low), percent(value.high), number(n));
  }

  /** For a figure that stands alone: the share, and below it what it is sure of. */
  function shareFigure(value: Share): ShareFigure {
    if (value.state !== 'known') return { value: '–', detail: share(value) };
    return { value: percent(value.share), detail: strings.interval(percent(value.low), percent(value.high), number(value.n)) };
  }

  /** In two lines, so that a column stays narrow. */
  function shareCell(value: Share): Cell {
    if (value.state !== 'known') return [{ kind: 'aside', text: share(value) }];
    const range = strings.range(percent(value.low), percent(value.high), number(value.n));
    return [text(percent(value.share)), { kind: 'aside', text: range }];
  }

  /** The operator's word in this locale, else in the default one, else the id. */
  function label(kind: keyof Report['labels'], id: string): string {
    const labels = report.labels[kind][id];
    return labels?.[locale] ?? labels?.[report.locales[0] ?? locale] ?? id;
  }

  function language(id: string): string {
    return interfaceLocales.includes(id) ? (languages.of(languageTag(id)) ?? id) : id;
  }

  /** Title, linked where the public can read it, with its id. */
  function article(place: { locale: string; id: string }): Cell {
    const found = articles.get(articleKey(place.locale, place.id));
    return found === undefined ? [text(place.id)] : [titleOf(found), { kind: 'aside', text: found.id }];
  }

  /** Said of texts in another language than the report's. */
  function langOf(own: string): { lang?: string } {
    return own === locale || !interfaceLocales.includes(own) ? {} : { lang: languageTag(own) };
  }

  function titleOf({ locale: own, id, title, state, audience }: ArticleReport): Part {
    const foreign = langOf(own);
    return state === 'published' && audience === 'public'
      ? { kind: 'link', text: title, href: report.site.baseUrl + articleUrl(own, id), ...foreign }
      : { kind: 'text', text: title, ...foreign };
  }

  /** A reader's own words. */
  function quote(words: string, own: string): Quote {
    return { kind: 'text', text: strings.quote(words), ...langOf(own) };
  }

  function interval(value: KnownShare): Part {
    const { share: middle, low, high } = value;
    const drawing = strings.intervalDrawing(percent(middle), percent(low), percent(high));
    return { kind: 'interval', share: middle, low, high, text: drawing };
  }

  return { strings, lang, number, percent, share, shareFigure, shareCell, label, language, article, quote, interval };
}

export function text(value: string): Part {
  return { kind: 'text', text: value };
}

export interface Words {
  strings: Strings['reports'];
  lang: string;
  number(value: number): string;
  percent(share: number): string;
  share(value: Share): string;
  shareFigure(value: Share): ShareFigure;
  shareCell(value: Share): Cell;
  label(kind: keyof Report['labels'], id: string): string;
  language(locale: string): string;
  article(place: { locale: string; id: string }): Cell;
  quote(words: string, locale: string): Quote;
  interval(value: KnownShare): Part;
}

interface ShareFigure {
  value: string;
  detail: string;
}

type Quote = Extract<Part, { kind: 'text' }>;
