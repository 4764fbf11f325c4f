import { articleKey } from '../../knowledge/article-id.ts';
import { MINIMAL_SAMPLE } from '../../metrics/share.ts';
import type { Cell, Part, Section } from '../document.ts';
import { LOW_HELPFULNESS } from '../helpfulness.ts';
import { firstSteps } from '../next-steps.ts';
import type { ArticleReason, ArticleReference, ArticleReport, Gap, Question, Report } from '../report-schema.ts';
import { text, type Words } from '../words.ts';

export function nextSection({ next, articles, locales, searches }: Report, words: Words): Section {
  const {
    strings: { next: say },
    number,
    share,
    article,
    label,
    language,
    percent,
    quote,
  } = words;
  const byKey = new Map(articles.map((one) => [articleKey(one.locale, one.id), one]));
  const withReport = (references: readonly ArticleReference[], lines: (one: ArticleReport) => string[]): Cell[] =>
    references.flatMap((reference) => {
      const found = byKey.get(articleKey(reference.locale, reference.id));
      return found === undefined ? [] : [[...article(reference), ...lines(found).map(aside)]];
    });
  const gapLine = (gap: Gap): Cell => {
    const asides = (what: string): Part => aside([what, ...(gap.demand > 0 ? [say.demand(number(gap.demand))] : [])].join(' · '));
    if (gap.kind === 'unanswered-question')
      return [quote(gap.question, gap.locale), asides(say.unansweredQuestion(language(gap.locale)))];
    const isEmpty = gap.kind === 'empty-category';
    const subject =
      gap.article === null
        ? [text(label('categories', gap.category))]
        : article({ locale: locales[0] ?? gap.locale, id: gap.article });
    return [...subject, asides((isEmpty ? say.emptyCategory : say.missingTranslation)(language(gap.locale)))];
  };
  const answerLine = (question: Question): Cell => [
    quote(question.phrasings[0]?.text ?? '', question.locale),
    aside(say.asked(number(question.asked))),
    ...(question.nearest === null ? [] : article({ locale: question.locale, id: question.nearest.article }).slice(0, 1)),
  ];
  const reasonLine = ({ reason, count, share: part, ...place }: ArticleReason): Cell => [
    ...article(place).slice(0, 1),
    aside(say.reasonGiven(label('reasons', reason), number(count), number(part.n))),
  ];
  const votesLines = ({ current: { learners } }: ArticleReport): string[] => [
    say.votedNotHelpful(number(learners.notHelpful)),
    share(learners.helpfulness),
  ];
  return {
    id: 'next',
    heading: say.heading,
    blocks: [
      {
        kind: 'steps',
        lists: [
          { heading: say.rewrite, items: withReport(next.rewrite, votesLines), empty: say.rewriteEmpty },
          { heading: say.mend, items: next.mend.map(reasonLine), empty: say.mendEmpty(number(MINIMAL_SAMPLE)) },
          { heading: say.watch, items: withReport(next.watch, votesLines), empty: say.watchEmpty(percent(LOW_HELPFULNESS)) },
          {
            heading: say.review,
            items: withReport(next.review, ({ freshness, demand }) => [
              [say.overdueFor(number(freshness?.overdueDays ?? 0)), say.demand(number(demand))].join(' · '),
            ]),
            empty: say.reviewEmpty,
          },
          {
            heading: say.answer,
            items: firstSteps(searches.questions.filter(isAnswerable)).map(answerLine),
            empty: searches.isSiteSearched ? say.answerEmpty : words.strings.questions.noSite,
          },
          { heading: say.write, items: next.write.map(gapLine), empty: say.writeEmpty },
        ],
      },
    ],
  };
}

/** Something of it stands in the patch. */
function isAnswerable({ todo, answers, synonyms }: Question): boolean {
  return (todo === 'answer' || todo === 'synonym') && answers.length + synonyms.length > 0;
}

function aside(value: string): Part {
  return { kind: 'aside', text: value };
}
