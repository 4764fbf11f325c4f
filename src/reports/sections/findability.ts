import type { Block, Section } from '../document.ts';
import type { ArticleReport, Report } from '../report-schema.ts';
import { text, type Words } from '../words.ts';

/** Which articles are found by luck: asked in other words than those that stand there, they would not be. */
export function findabilitySection(report: Report, words: Words): Section {
  const { findability: say } = words.strings;
  const { contract } = report.summary;
  return {
    id: 'findability',
    heading: say.heading,
    blocks:
      contract === null
        ? [{ kind: 'paragraph', text: say.unknown }]
        : [
            {
              kind: 'paragraph',
              text: say.note(
                words.number(contract.fragile),
                words.number(contract.questions),
                words.percent(contract.fragile / contract.questions),
              ),
            },
            fragileTable(report, words),
          ],
  };
}

function fragileTable({ articles }: Report, words: Words): Block {
  const {
    strings: { findability: say },
    article,
    language,
    number,
    percent,
  } = words;
  return {
    kind: 'table',
    caption: say.caption,
    columns: [
      { label: say.article, kind: 'text' },
      { label: say.locale, kind: 'text' },
      { label: say.share, kind: 'number' },
      { label: say.fragile, kind: 'number' },
      { label: say.questions, kind: 'number' },
    ],
    rows: mostFragile(articles).map(({ contract, ...one }) => ({
      cells: [
        article(one),
        [text(language(one.locale))],
        [text(percent(contract.fragile / contract.questions))],
        [text(number(contract.fragile))],
        [text(number(contract.questions))],
      ],
    })),
    empty: say.empty,
  };
}

type Asked = ArticleReport & { contract: NonNullable<ArticleReport['contract']> };

/** Those with a fragile question, the highest share first. */
function mostFragile(articles: readonly ArticleReport[]): Asked[] {
  return articles
    .filter((article): article is Asked => article.contract !== null && article.contract.fragile > 0)
    .sort((a, b) => {
      const [one, other] = [a.contract.fragile / a.contract.questions, b.contract.fragile / b.contract.questions];
      return other - one || b.contract.fragile - a.contract.fragile;
    });
}
