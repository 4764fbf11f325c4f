import code from '../styles/code.css?url';
import more from '../styles/prose-more.css?url';
import tasks from '../styles/tasks.css?url';
import video from '../styles/video.css?url';

/** Style sheets that only few articles need, and what in their HTML tells. */
const optionalStyles: readonly (readonly [RegExp, string])[] = [
  [/<pre/, code],
  [/class="contains-task-list"/, tasks],
  [/class="video"/, video],
  [/<(?:blockquote|kbd)|class="(?:path|keys|file)"/, more],
];

/** URLs of the optional style sheets that an article's HTML needs. */
export function articleStyles(html: string): string[] {
  return optionalStyles.filter(([pattern]) => pattern.test(html)).map(([, url]) => url);
}
