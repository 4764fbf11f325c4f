import { articleKey } from '../../../knowledge/article-id.ts';
import { minSample } from '../../../metrics/share.ts';
import { aside, text } from '../../cells.ts';
import type { Block, Cell, Steps } from '../../document.ts';
import type { ArticleReference } from '../../shared-schema.ts';
import type { Words } from '../../words.ts';
import type { AlertsResult } from '../alerts/schema.ts';
import { whatCell } from '../alerts/section.ts';
import type { ArticleReport, ArticlesResult } from '../articles/schema.ts';
import type { ArticleReason } from '../comments/schema.ts';
import type { Gap } from '../gaps/schema.ts';
import { lowHelpfulness } from '../helpfulness/unhelpful-articles.ts';
import type { Question } from '../questions/schema.ts';
import type { SearchesResult } from '../searches/schema.ts';
import type { NextResult } from './schema.ts';
import { isInPatch } from './tasks.ts';

/** Steps shown of each list; the rest is a click away. */
const maxShown = 10;

type List = Steps['lists'][number];

export function nextSection(
  { next, articles, searches, alerts }: NextResult & AlertsResult & ArticlesResult & SearchesResult,
  words: Words,
): Block[] {
  const { strings, number, percent } = words;
  const say = strings.next;
  const byKey = new Map(articles.map((one) => [articleKey(one.locale, one.id), one]));
  const articleSteps = (
    references: readonly ArticleReference[],
    asides: (one: ArticleReport, words: Words) => string[],
  ): Cell[] =>
    references.flatMap((reference) => {
      const found = byKey.get(articleKey(reference.locale, reference.id));
      return found === undefined ? [] : [[...words.article(reference), ...asides(found, words).map(aside)]];
    });
  const answerable = searches.questions.filter(isInPatch);
  const fallen = next.investigate.map((reference): Cell => {
    const alert = alerts.alerts.find(
      (one) => one.kind === 'fall' && one.article.locale === reference.locale && one.article.id === reference.id,
    );
    return [...words.article(reference), ...(alert === undefined ? [] : whatCell(alert, words).slice(-1))];
  });
  const lists: (Omit<List, 'more'> & { section: string })[] = [
    ...(fallen.length === 0 ? [] : [{ heading: say.investigate, items: fallen, empty: '', section: 'alerts' }]),
    { heading: say.rewrite, items: articleSteps(next.rewrite, votesAsides), empty: say.rewriteEmpty, section: 'helpfulness' },
    {
      heading: say.fix,
      items: [
        ...next.fix.map((reason) => reasonStep(reason, words)),
        ...next.read.map(({ count, ...where }) => [...words.article(where).slice(0, 1), aside(say.toRead(number(count)))]),
      ],
      empty: say.fixEmpty,
      section: 'comments',
    },
    {
      heading: say.watch,
      items: articleSteps(next.watch, votesAsides),
      empty: say.watchEmpty(percent(lowHelpfulness)),
      section: 'helpfulness',
    },
    { heading: say.review, items: articleSteps(next.review, reviewAsides), empty: say.reviewEmpty, section: 'staleness' },
    {
      heading: say.answer,
      items: answerable.map((question) => answerStep(question, words)),
      empty: searches.isSiteSearched ? say.answerEmpty : strings.questions.noSite,
      section: 'questions',
    },
    { heading: say.write, items: next.write.map((gap) => gapStep(gap, words)), empty: say.writeEmpty, section: 'gaps' },
  ];
  return [{ kind: 'steps', lists: lists.map((list) => shorten(list, words)) }];
}

function shorten({ section, items, ...list }: Omit<List, 'more'> & { section: string }, { strings, number }: Words): List {
  const left = items.length - maxShown;
  const shown = { ...list, items: items.slice(0, maxShown) };
  return left > 0 ? { ...shown, more: { text: strings.next.more(number(left)), section } } : shown;
}

function votesAsides({ current: { learners } }: ArticleReport, { strings: { next: say }, number, share }: Words): string[] {
  return [say.votedNotHelpful(number(learners.notHelpful)), share(learners.helpfulness)];
}

function reviewAsides({ freshness, demand }: ArticleReport, { strings: { next: say }, number }: Words): string[] {
  return [[say.overdueFor(number(freshness?.overdueDays ?? 0)), say.demand(number(demand))].join(' · ')];
}

function reasonStep({ reason, count, share, ...where }: ArticleReason, words: Words): Cell {
  const { strings, number, label, article } = words;
  const say = strings.next;
  const given = say.reasonGiven(label('reasons', reason), number(count), number(share.n));
  return [...article(where).slice(0, 1), aside(share.n < minSample ? `${given} · ${say.fewComments}` : given)];
}

function answerStep({ phrasings, locale, asked, nearest }: Question, { strings, number, article, quote }: Words): Cell {
  return [
    quote(phrasings[0]?.text ?? '', locale),
    aside(strings.next.asked(number(asked))),
    ...(nearest === null ? [] : article({ locale, id: nearest.article }).slice(0, 1)),
  ];
}

function gapStep(gap: Gap, words: Words): Cell {
  const {
    strings: { next: say },
    number,
    article,
    defaultLocale,
    label,
    language,
    quote,
  } = words;
  const asideOf = (missing: string) => aside([missing, ...(gap.demand > 0 ? [say.demand(number(gap.demand))] : [])].join(' · '));
  if (gap.kind === 'unanswered-question')
    return [quote(gap.question, gap.locale), asideOf(say.unansweredQuestion(language(gap.locale)))];
  const subject =
    gap.article === null
      ? [text(label('categories', gap.category))]
      : article({ locale: defaultLocale ?? gap.locale, id: gap.article });
  const missing = gap.kind === 'empty-category' ? say.emptyCategory : say.missingTranslation;
  return [...subject, asideOf(missing(language(gap.locale)))];
}
