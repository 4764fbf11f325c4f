import type { Element, ElementContent, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { visit } from 'unist-util-visit';

/** Components whose words stand in the middle of a sentence. */
const inSentence = new Set(['channel', 'fact']);

/**
 * A writer cannot see whether a component shows Chinese or Latin words, and leaves a space before it. Between two
 * Chinese characters that space is a hole in the sentence, so it goes.
 */
export function closeGaps(tree: Root): void {
  visit(tree, 'element', ({ children }) => {
    for (const [index, child] of children.entries()) {
      if (!isComponent(child)) continue;
      const shown = textOf(child);
      const [before, after] = [children[index - 1], children[index + 1]];
      if (before?.type === 'text' && /^\p{Script=Han}/u.test(shown))
        before.value = before.value.replace(/(?<=\p{Script=Han}) $/u, '');
      if (after?.type === 'text' && /\p{Script=Han}$/u.test(shown))
        after.value = after.value.replace(/^ (?=\p{Script=Han})/u, '');
    }
  });
}

function isComponent(node: ElementContent): node is Element {
  const classes = node.type === 'element' ? node.properties['className'] : undefined;
  return Array.isArray(classes) && classes.some((name) => inSentence.has(String(name)));
}
