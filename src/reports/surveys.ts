import type { SurveyAnswers } from '../feedback/surveys/read-surveys.ts';
import { articleKey } from '../knowledge/article-id.ts';
import { shareOf } from '../metrics/share.ts';
import { ownerOrName } from './article-owners.ts';
import type { ReportInput } from './input.ts';
import type { Report, SurveyFigures } from './report-schema.ts';
import { weeksOf } from './search-outcomes.ts';

/** Texts of surveys that are shown. */
export const MOST_SURVEY_TEXTS = 50;

/** How learners say they were served, within the period. */
export function surveysOf({
  surveys,
  articles,
  locales,
  searches: { period },
}: Pick<ReportInput, 'surveys' | 'articles' | 'locales' | 'searches'>): Report['surveys'] {
  const { answers = [], texts = [], heldBack = 0, withText = 0 } = surveys ?? {};
  const ownerOf = ownerOrName(articles);
  /** The locale is the reader's: what is not translated they read in the default one. */
  const articleOf = ({ locale, article }: { locale: string; article: string | null }): ArticlePlace | null => {
    const owners = article === null ? [] : [locale, ...locales].map((each) => ownerOf({ locale: each, article }));
    const owner = owners.find((each) => typeof each !== 'string');
    return owner === undefined ? null : { locale: owner.locale, id: owner.id };
  };
  const byArticle = Map.groupBy(
    answers.flatMap((answer) => {
      const place = articleOf(answer);
      return place === null ? [] : [{ ...answer, place }];
    }),
    ({ place }) => articleKey(place.locale, place.id),
  );
  return {
    recorded: surveys !== undefined,
    period: { ...period },
    total: figuresOf(answers),
    heldBack,
    weeks: weeksOf(period).map((week) => ({
      ...week,
      ...figuresOf(answers.filter(({ day }) => week.from <= day && day <= week.to)),
    })),
    locales: locales.map((locale) => ({ locale, ...figuresOf(answers.filter((answer) => answer.locale === locale)) })),
    articles: [...byArticle.values()]
      .flatMap((own) => own.slice(0, 1).map(({ place }) => ({ ...place, ...figuresOf(own) })))
      .sort((a, b) => b.answers - a.answers || (articleKey(a.locale, a.id) < articleKey(b.locale, b.id) ? -1 : 1)),
    texts: texts.map(({ day, locale, csat, text, article }) => ({
      day,
      locale,
      csat,
      text,
      about: articleOf({ locale, article }),
    })),
    left: Math.max(withText - texts.length, 0),
  };
}

interface ArticlePlace {
  locale: string;
  id: string;
}

/** From this answer on the scale of 1 to 5 a reader is satisfied, or was served quickly. */
const GOOD = 4;

function figuresOf(answers: readonly SurveyAnswers[]): SurveyFigures {
  const count = (is: (answer: SurveyAnswers) => boolean): number =>
    answers.reduce((sum, answer) => sum + (is(answer) ? answer.n : 0), 0);
  return {
    answers: count(() => true),
    csat: shareOf(
      count(({ csat }) => csat >= GOOD),
      count(() => true),
    ),
    resolved: shareOf(
      count(({ resolved }) => resolved === true),
      count(({ resolved }) => resolved !== null),
    ),
    speed: shareOf(
      count(({ speed }) => speed !== null && speed >= GOOD),
      count(({ speed }) => speed !== null),
    ),
  };
}
