import { contentsOf } from '../../edition/edition-article.ts';
import type { Frame } from '../../edition/frame.ts';
import { titleParts } from '../../i18n/break-title.ts';
import { formatDay } from '../../i18n/format.ts';
import { stringsFor } from '../../i18n/strings.ts';
import { languageTag } from '../../knowledge/article-id.ts';
import { basePathOf } from '../../knowledge/base-path.ts';
import type { Fragment } from '../../markdown/fragment.ts';
import { bodyInLocale } from './body-in-locale.ts';
import { escapes } from './escape.ts';
import { categoriesOf } from './shape.ts';
import type { ShownArticle } from './shown-article.ts';

/**
 * What the page of an article shows that pages of the same shape may show differently, by name. Ids, days and digests are
 * safe in every place; `heading`, `body` and `contents` are HTML; everything else is text.
 */
export type OwnTexts = Readonly<Record<string, string>>;

/** Names of texts that consist of letters, digits and hyphens, which nothing escapes. */
export const safeName = /(?:^|\.)(?:id|revision|day)$/;

/** @param fragment the compiled body */
export function ownTexts({ locale, article, related, neighbours }: ShownArticle, fragment: Fragment, frame: Frame): OwnTexts {
  const { changed, helped, editUrl, freshness } = article;
  const dated = (name: string, day: string): OwnTexts => ({ [`${name}.day`]: day, [`${name}.written`]: formatDay(day, locale) });
  const number = (value: number): string => numbersOf(locale).format(value);
  const linked = (name: string, { id, title }: { id: string; title: string }): OwnTexts => ({
    [`${name}.id`]: id,
    [`${name}.title`]: title,
  });
  return Object.assign(
    {
      id: article.id,
      revision: article.revision,
      title: article.title,
      heading: titleParts(article.title).map(escapes.text).join('<wbr>'),
      summary: article.summary,
      type: stringsFor(locale).site.types[article.type],
      owner: frame.owners[article.owner]?.[locale] ?? article.owner,
      contents: contentsOf(fragment.headings).map(contentsRow).join(''),
      body: bodyInLocale(fragment.html, { locale, language: article.locale, basePath: basePathOf(frame.site.baseUrl) }),
      editUrl: editUrl?.replace(/^\//, '') ?? '',
      ...(changed && { note: changed.note ?? '', ...dated('changed', changed.on) }),
      ...(helped && { helpful: number(helped.helpful), votes: number(helped.votes) }),
      ...(freshness === 'overdue' && dated('due', article.dueOn)),
      ...dated('reviewed', article.reviewed),
    },
    ...categoriesOf(article, frame).map((id, step) =>
      linked(`step${step}`, { id, title: frame.categories.find((category) => category.id === id)?.label[locale] ?? id }),
    ),
    ...related.map((other, index) => linked(`related${index}`, other)),
    neighbours.previous && linked('previous', neighbours.previous),
    neighbours.next && linked('next', neighbours.next),
  );
}

function contentsRow({ id, text }: { id: string; text: string }): string {
  return `<li><a href="#${escapes.attribute(id)}">${escapes.text(text)}</a></li>`;
}

const numbers = new Map<string, Intl.NumberFormat>();

function numbersOf(locale: string): Intl.NumberFormat {
  const format = numbers.get(locale) ?? new Intl.NumberFormat(languageTag(locale));
  numbers.set(locale, format);
  return format;
}
