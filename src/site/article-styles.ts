import code from '../styles/code.css?url';
import media from '../styles/media.css?url';
import more from '../styles/prose-more.css?url';

/** Style sheets that only some articles need, and what in their HTML tells. */
const optionalStyles: readonly (readonly [RegExp, string])[] = [
  [/<pre/, code],
  [/<(?:img|figure) |class="(?:path|keys|file)"/, media],
  [/<(?:table|blockquote|kbd)|class="(?:task|footnotes)/, more],
];

/** URLs of the optional style sheets that an article's HTML needs. */
export function articleStyles(html: string): string[] {
  return optionalStyles.filter(([pattern]) => pattern.test(html)).map(([, url]) => url);
}
