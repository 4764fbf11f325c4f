import { articleKey } from '../../knowledge/article-id.ts';
import type { Cell, Part, Section } from '../document.ts';
import { LOW_HELPFULNESS } from '../helpfulness.ts';
import type { ArticleReference, ArticleReport, Gap, Report } from '../report-schema.ts';
import { text, type Words } from '../words.ts';

export function nextSection({ next, articles, locales }: Report, words: Words): Section {
  const {
    strings: { next: say },
    number,
    share,
    article,
    label,
    language,
    percent,
  } = words;
  const byKey = new Map(articles.map((one) => [articleKey(one.locale, one.id), one]));
  const withReport = (references: readonly ArticleReference[], lines: (one: ArticleReport) => string[]): Cell[] =>
    references.flatMap((reference) => {
      const found = byKey.get(articleKey(reference.locale, reference.id));
      return found === undefined ? [] : [[...article(reference), ...lines(found).map(aside)]];
    });
  const gapLine = ({ kind, locale, category, article: id, demand }: Gap): Cell => {
    const what = kind === 'empty-category' ? say.emptyCategory(language(locale)) : say.missingTranslation(language(locale));
    const subject = id === null ? [text(label('categories', category))] : article({ locale: locales[0] ?? locale, id });
    return [...subject, aside([what, ...(demand > 0 ? [say.demand(number(demand))] : [])].join(' · '))];
  };
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
          { heading: say.watch, items: withReport(next.watch, votesLines), empty: say.watchEmpty(percent(LOW_HELPFULNESS)) },
          {
            heading: say.review,
            items: withReport(next.review, ({ freshness, demand }) => [
              [say.overdueFor(number(freshness?.overdueDays ?? 0)), say.demand(number(demand))].join(' · '),
            ]),
            empty: say.reviewEmpty,
          },
          { heading: say.write, items: next.write.map(gapLine), empty: say.writeEmpty },
        ],
      },
    ],
  };
}

function aside(value: string): Part {
  return { kind: 'aside', text: value };
}
