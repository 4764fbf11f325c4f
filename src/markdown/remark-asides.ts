import { directiveFromMarkdown } from 'mdast-util-directive';
import { directive } from 'micromark-extension-directive';
import type { Processor } from 'unified';

/**
 * Parses `:::note` blocks, and nothing else that begins with a colon: `10:30`, `:smile:` and `::name` are text.
 * https://github.com/micromark/micromark-extension-directive
 */
export function remarkAsides(this: Processor): void {
  const data = this.data();
  const colon = ':'.charCodeAt(0);
  const containerFirst = directive().flow?.[colon];
  const container = Array.isArray(containerFirst) ? containerFirst[0] : containerFirst;
  if (container === undefined) throw new Error('micromark-extension-directive has no construct for containers.');
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), { flow: { [colon]: container } }];
  data.fromMarkdownExtensions = [...(data.fromMarkdownExtensions ?? []), directiveFromMarkdown()];
}
