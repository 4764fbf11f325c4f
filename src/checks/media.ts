import { finding } from '../findings/finding.ts';
import { didYouMean, nearest } from '../knowledge/files/yaml-source.ts';
import { bodyPlace, type Check, isLive } from './check.ts';

/** Pictures that articles and the handbook show are there. */
export const checkMedia: Check = ({ articles, handbook, publicFiles }) =>
  [...articles.filter(isLive), ...handbook].flatMap((article) =>
    article.fragment.images.flatMap((image) => {
      const isOwn = /^\/(?!\/)/.test(image.url);
      return !isOwn || publicFiles.has(decode(image.url))
        ? []
        : [
            finding(
              'media/missing',
              bodyPlace(article, image),
              `There is no picture \`public${image.url}\`.${didYouMean(nearest(image.url, publicFiles))}`,
              'Add the file to public/ or mend the path; case matters.',
            ),
          ];
    }),
  );

function decode(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
}
