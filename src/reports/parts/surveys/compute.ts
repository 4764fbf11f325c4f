import type { SurveyAnswers } from '../../../feedback/surveys/read-surveys.ts';
import { articleKey } from '../../../knowledge/article-id.ts';
import { minGood } from '../../../metrics/csat.ts';
import { shareOf } from '../../../metrics/share.ts';
import { articleOwners } from '../../article-texts.ts';
import { compareText } from '../../compare.ts';
import type { BaseInput } from '../../input.ts';
import type { ArticleReference } from '../../shared-schema.ts';
import { during, weeksOf } from '../../weeks.ts';
import type { SurveysInput } from './collect.ts';
import type { SurveyFigures, SurveysReport } from './schema.ts';

/** How learners rate the service, within the period. */
export function surveysOf({
  surveys,
  articles,
  locales,
  period,
}: Pick<BaseInput, 'articles' | 'locales' | 'period'> & SurveysInput): SurveysReport {
  const { answers = [], texts = [], heldBack = 0, withText = 0 } = surveys ?? {};
  const ownerOf = articleOwners(articles);
  /** The locale is the reader's, who may have read an untranslated article in the default locale. */
  const articleOf = ({ locale, article }: { locale: string; article: string | null }): ArticleReference | null => {
    const owners = article === null ? [] : [locale, ...locales].map((each) => ownerOf({ locale: each, article }));
    const owner = owners.find((each) => typeof each !== 'string');
    return owner === undefined ? null : { locale: owner.locale, id: owner.id };
  };
  const byArticle = Map.groupBy(
    answers.flatMap((answer) => {
      const about = articleOf(answer);
      return about === null ? [] : [{ ...answer, about }];
    }),
    ({ about }) => articleKey(about.locale, about.id),
  );
  return {
    recorded: surveys !== undefined,
    period: { ...period },
    total: figuresOf(answers),
    heldBack,
    weeks: weeksOf(period).map((week) => ({
      ...week,
      ...figuresOf(during(answers, week)),
    })),
    locales: locales.map((locale) => ({ locale, ...figuresOf(answers.filter((answer) => answer.locale === locale)) })),
    articles: [...byArticle.values()]
      .flatMap((own) => own.slice(0, 1).map(({ about }) => ({ ...about, ...figuresOf(own) })))
      .sort((a, b) => b.answers - a.answers || compareText(articleKey(a.locale, a.id), articleKey(b.locale, b.id))),
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

function figuresOf(answers: readonly SurveyAnswers[]): SurveyFigures {
  const count = (is: (answer: SurveyAnswers) => boolean): number =>
    answers.reduce((sum, answer) => sum + (is(answer) ? answer.n : 0), 0);
  return {
    answers: count(() => true),
    csat: shareOf(
      count(({ csat }) => csat >= minGood),
      count(() => true),
    ),
    resolved: shareOf(
      count(({ resolved }) => resolved === true),
      count(({ resolved }) => resolved !== null),
    ),
    speed: shareOf(
      count(({ speed }) => speed !== null && speed >= minGood),
      count(({ speed }) => speed !== null),
    ),
  };
}
