import { finding } from '../findings/finding.ts';
import { decodeUriPart } from '../knowledge/decode-uri.ts';
import { didYouMean, nearest } from '../knowledge/did-you-mean.ts';
import { bodyPosition, type Check, isLive } from './check.ts';

/** Images of articles and handbook pages exist. */
export const checkMedia: Check = ({ articles, handbook, publicFiles }) =>
  [...articles.filter(isLive), ...handbook].flatMap((page) =>
    page.fragment.images.flatMap((image) => {
      const isLocal = /^\/(?!\/)/.test(image.url);
      return !isLocal || publicFiles.has(decodeUriPart(image.url))
        ? []
        : [
            finding(
              'media/missing',
              bodyPosition(page, image),
              `There is no image \`public${image.url}\`.${didYouMean(nearest(image.url, publicFiles))}`,
              'Add the file to public/ or correct the path, which is case-sensitive.',
            ),
          ];
    }),
  );
