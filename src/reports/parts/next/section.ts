import { articleKey } from '../../../knowledge/article-id.ts';
import { minSample } from '../../../metrics/share.ts';
import { aside, text } from '../../cells.ts';
import type { Block, Cell } from '../../document.ts';
import type { ArticleReference } from '../../shared-schema.ts';
import type { Words } from '../../words.ts';
import type { ArticleReport, ArticlesResult } from '../articles/schema.ts';
import type { ArticleReason } from '../comments/schema.ts';
import type { Gap } from '../gaps/schema.ts';
import { lowHelpfulness } from '../helpfulness/unhelpful-articles.ts';
import type { Question } from '../questions/schema.ts';
import type { SearchesResult } from '../searches/schema.ts';
import { firstSteps } from './compute.ts';
import type { NextResult } from './schema.ts';

export function nextSection({ next, articles, searches }: NextResult & ArticlesResult & SearchesResult, words: Words): Block[] {
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
  const answerable = firstSteps(searches.questions.filter(isInPatch));
  return [
    {
      kind: 'steps',
      lists: [
        { heading: say.rewrite, items: articleSteps(next.rewrite, votesAsides), empty: say.rewriteEmpty },
        {
          heading: say.fix,
          items: next.fix.map((reason) => reasonStep(reason, words)),
          empty: say.fixEmpty(number(minSample)),
        },
        { heading: say.watch, items: articleSteps(next.watch, votesAsides), empty: say.watchEmpty(percent(lowHelpfulness)) },
        { heading: say.review, items: articleSteps(next.review, reviewAsides), empty: say.reviewEmpty },
        {
          heading: say.answer,
          items: answerable.map((question) => answerStep(question, words)),
          empty: searches.isSiteSearched ? say.answerEmpty : strings.questions.noSite,
        },
        { heading: say.write, items: next.write.map((gap) => gapStep(gap, words)), empty: say.writeEmpty },
      ],
    },
  ];
}

function votesAsides({ current: { learners } }: ArticleReport, { strings: { next: say }, number, share }: Words): string[] {
  return [say.votedNotHelpful(number(learners.notHelpful)), share(learners.helpfulness)];
}

function reviewAsides({ freshness, demand }: ArticleReport, { strings: { next: say }, number }: Words): string[] {
  return [[say.overdueFor(number(freshness?.overdueDays ?? 0)), say.demand(number(demand))].join(' · ')];
}

function reasonStep({ reason, count, share, ...where }: ArticleReason, words: Words): Cell {
  const { strings, number, label, article } = words;
  const given = strings.next.reasonGiven(label('reasons', reason), number(count), number(share.n));
  return [...article(where).slice(0, 1), aside(given)];
}

/** Whether proposals.patch has something for it. */
function isInPatch({ todo, answers, synonyms }: Question): boolean {
  return (todo === 'answer' || todo === 'synonym') && answers.length + synonyms.length > 0;
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
