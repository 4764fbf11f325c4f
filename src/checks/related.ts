import { type Finding, finding } from '../findings/finding.ts';
import { didYouMean, nearest } from '../knowledge/did-you-mean.ts';
import { articleLookup, type Check, fieldPosition, isLive, isPublished, readableArticles } from './check.ts';

/** Related articles exist and can be opened by the same readers. */
export const checkRelated: Check = (input) => {
  // Without locales no article is found; site.yaml has its own finding.
  if (input.kb.site.locales.length === 0) return [];
  const known = articleLookup(input);
  return readableArticles(input)
    .filter(isLive)
    .flatMap((article) =>
      (article.data.related ?? []).flatMap((id, index): Finding[] => {
        const report = (rule: Finding['rule'], message: string, hint: string): Finding[] => [
          finding(rule, fieldPosition(article, 'related', index), message, hint),
        ];
        const found = known.find(article.locale, id);
        if (id === article.id) return report('related/missing', 'The article lists itself as related.', 'Remove it.');
        if (found === undefined && known.isBroken(article.locale, id)) return [];
        if (found === undefined) {
          return report(
            'related/missing',
            `There is no article \`${id}\`.${didYouMean(nearest(id, known.idsIn(article.locale)))}`,
            'Correct the id: it is the article’s file name without `.mdx`.',
          );
        }
        if (found.data.audience === 'internal' && article.data.audience === 'public') {
          return report(
            'related/audience',
            `\`${id}\` is internal; readers of this public article cannot open it.`,
            'List a public article instead.',
          );
        }
        return isPublished(found) || !isPublished(article)
          ? []
          : report(
              'related/unpublished',
              `\`${id}\` is not published (state \`${found.data.state}\`), so it is not shown.`,
              'Publish it, or list another article.',
            );
      }),
    );
};
