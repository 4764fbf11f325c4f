import type { ElementContent, Properties } from 'hast';
import type { MediaFile } from '../../media/media-file.ts';
import { fullRendition, modernRenditions, plainRendition } from '../../media/renditions.ts';
import { element, type RenderContext } from './component.ts';

/** How a picture is shown. */
export interface PictureOptions {
  alt: string;
  title?: string | undefined;
  loading: 'eager' | 'lazy';
  /** Whether a click opens it in full; not in a sentence or in a link. */
  enlarges: boolean;
}

/** Width of the text column, in CSS pixels: a picture is never shown wider. */
const columnWidth = 648;

/** Pictures up to this width, in CSS pixels, are shown in full on every phone. */
export const phoneWidth = 320;

/**
 * A picture of content/media/: one element, or two when it has a dark version. Which of the two is shown depends on the
 * theme, by style sheet; the other is never loaded, because it is lazy and not displayed.
 */
export function pictureElements(file: MediaFile, options: PictureOptions, context: RenderContext): ElementContent[] {
  const { dark } = file;
  if (dark === undefined) return [pictureElement(file, options, context)];
  const lazy = { ...options, loading: 'lazy' } as const;
  return [pictureElement(file, lazy, context, 'on-light'), pictureElement(dark, lazy, context, 'on-dark')];
}

/** An address of an article's picture that is not in content/media/: its text alternative. */
export function missingPicture(alt: string): ElementContent {
  return element('img', { alt }, []);
}

function pictureElement(file: MediaFile, options: PictureOptions, context: RenderContext, theme?: string): ElementContent {
  const { size = { width: 0, height: 0 } } = file;
  const { alt, title, loading, enlarges } = options;
  const isLinked = enlarges && size.width > phoneWidth;
  const own: Properties = theme === undefined ? {} : { className: [theme] };
  const sources = modernRenditions(file);
  const img = element(
    'img',
    {
      ...(sources.length === 0 && !isLinked && own),
      src: encodeURI(plainRendition(file).path),
      alt,
      ...(title !== undefined && { title }),
      width: size.width,
      height: size.height,
      ...(loading === 'lazy' && { loading }),
      decoding: 'async',
    },
    [],
  );
  const picture =
    sources.length === 0
      ? img
      : element('picture', isLinked ? {} : own, [
          element(
            'source',
            {
              type: 'image/webp',
              srcSet: sources.map(({ path, width }) => `${encodeURI(path)} ${width}w`).join(', '),
              sizes: size.width < columnWidth ? `${size.width}px` : `(max-width: 43em) 92vw, ${columnWidth}px`,
            },
            [],
          ),
          img,
        ]);
  if (!isLinked) return picture;
  const classes = ['enlarge', ...(theme === undefined ? [] : [theme])];
  const href = encodeURI(fullRendition(file).path);
  return element('a', { className: classes, href, title: context.strings.enlarge }, [picture]);
}
