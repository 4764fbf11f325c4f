import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { EditionArticle } from '../../src/edition/edition-article.ts';
import { issuesByArticle, neighboursInCategory } from '../../src/site/around-article.ts';
import { runs } from '../support/properties.ts';

const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
const articles = fc.uniqueArray(
  fc.record({ id, related: fc.array(id, { maxLength: 4 }), locale: fc.constantFrom('en', 'zh-cn'), category: id }),
  { selector: (article) => article.id },
) as fc.Arbitrary<unknown> as fc.Arbitrary<EditionArticle[]>;

test('an article shows the urgent issues that it names, or that name it, in their order and never itself', () => {
  fc.assert(
    fc.property(articles, fc.func(fc.boolean()), (all, isUrgent) => {
      const urgent = all.filter((article) => isUrgent(article.id)).reverse();
      const issuesOf = issuesByArticle(urgent, all);
      for (const article of all)
        expect(issuesOf(article)).toEqual(
          urgent.filter(
            (issue) => issue.id !== article.id && (article.related.includes(issue.id) || issue.related.includes(article.id)),
          ),
        );
    }),
    { numRuns: runs(100) },
  );
});

test('neighbours are those before and after an article among the articles of its category and language', () => {
  fc.assert(
    fc.property(articles, (all) => {
      const neighboursOf = neighboursInCategory(all);
      for (const article of all) {
        const siblings = all.filter(({ locale, category }) => locale === article.locale && category === article.category);
        const index = siblings.indexOf(article);
        expect(neighboursOf(article)).toEqual({ previous: siblings[index - 1], next: siblings[index + 1] });
      }
    }),
    { numRuns: runs(100) },
  );
});
