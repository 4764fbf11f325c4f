import type { ElementContent, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { visit } from '../visit.ts';

/**
 * Writers leave a space before a component in a sentence, as they cannot see whether it shows Chinese or Latin words.
 * Between two Chinese characters the space would be a gap, so it is removed.
 *
 * @param insertions the components to look at
 */
export function closeGaps(tree: Root, insertions: ReadonlySet<ElementContent>): void {
  visit(tree, 'element', ({ children }) => {
    for (const [index, child] of children.entries()) {
      if (!insertions.has(child)) continue;
      const shown = textOf(child);
      const [before, after] = [children[index - 1], children[index + 1]];
      if (before?.type === 'text' && /^\p{Script=Han}/u.test(shown))
        before.value = before.value.replace(/(?<=\p{Script=Han}) $/u, '');
      if (after?.type === 'text' && /\p{Script=Han}$/u.test(shown))
        after.value = after.value.replace(/^ (?=\p{Script=Han})/u, '');
    }
  });
}
