import { type Finding, finding } from '../findings/finding.ts';
import { didYouMean, nearest } from '../knowledge/files/yaml-source.ts';
import { articleLookup, type Check, fieldPlace, isLive, isPublished } from './check.ts';

/** Related articles are there for the same readers. */
export const checkRelated: Check = (input) => {
  const known = articleLookup(input);
  return input.articles.filter(isLive).flatMap((article) =>
    article.data.related.flatMap((id, index): Finding[] => {
      const place = fieldPlace(article, 'related', index);
      const found = known.find(article.locale, id);
      if (id === article.id) return [finding('related/missing', place, 'An article is not related to itself.', 'Take it out.')];
      if (found === undefined && known.isBroken(article.locale, id)) return [];
      if (found === undefined) {
        return [
          finding(
            'related/missing',
            place,
            `There is no article \`${id}\`.${didYouMean(nearest(id, known.idsIn(article.locale)))}`,
            'Mend the id: it is the article’s file name.',
          ),
        ];
      }
      if (found.data.audience === 'internal' && article.data.audience === 'public') {
        return [
          finding(
            'related/audience',
            place,
            `\`${id}\` is internal: readers of this public article cannot open it.`,
            'Name a public article.',
          ),
        ];
      }
      return isPublished(found) || !isPublished(article)
        ? []
        : [
            finding(
              'related/unpublished',
              place,
              `\`${id}\` is not published (state \`${found.data.state}\`), so it is not shown.`,
              'Publish it, or name another article.',
            ),
          ];
    }),
  );
};
