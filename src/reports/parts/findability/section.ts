import { foundWithin } from '../../../checks/search-contract/ask-question.ts';
import { numberColumn, textCell, textColumn } from '../../cells.ts';
import type { Block } from '../../document.ts';
import { firstRows } from '../../first-rows.ts';
import type { Words } from '../../words.ts';
import type { ArticleReport, ArticlesResult } from '../articles/schema.ts';
import type { SummaryResult } from '../summary/schema.ts';

export function findabilitySection({ articles, summary }: ArticlesResult & SummaryResult, words: Words): Block[] {
  const { findability: say } = words.strings;
  const { contract } = summary;
  if (contract === null) return [{ kind: 'paragraph', text: say.unknown }];
  const { fragile, questions } = contract;
  const { number, percent } = words;
  return [
    {
      kind: 'paragraph',
      text: say.note(number(fragile), number(questions), percent(fragile / questions), number(foundWithin)),
    },
    fragileTable(articles, words),
  ];
}

function fragileTable(articles: readonly ArticleReport[], words: Words): Block {
  const {
    strings: { findability: say },
    article,
    language,
    numberCell,
    percentCell,
  } = words;
  return {
    kind: 'table',
    caption: say.caption,
    columns: [
      textColumn(say.article),
      textColumn(say.locale),
      numberColumn(say.share),
      numberColumn(say.fragile),
      numberColumn(say.questions),
    ],
    ...firstRows(
      fragileArticles(articles),
      ({ contract, ...one }) => ({
        cells: [
          article(one),
          textCell(language(one.locale)),
          percentCell(contract.fragile / contract.questions),
          numberCell(contract.fragile),
          numberCell(contract.questions),
        ],
      }),
      words,
    ),
    empty: say.empty,
  };
}

type Checked = ArticleReport & { contract: NonNullable<ArticleReport['contract']> };

/** Articles with fragile questions, highest share first. */
function fragileArticles(articles: readonly ArticleReport[]): Checked[] {
  return articles
    .filter((article): article is Checked => article.contract !== null && article.contract.fragile > 0)
    .sort((a, b) => {
      const [one, other] = [a.contract.fragile / a.contract.questions, b.contract.fragile / b.contract.questions];
      return other - one || b.contract.fragile - a.contract.fragile;
    });
}
