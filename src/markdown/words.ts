import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { components } from './components/index.ts';
import { attributesOf } from './jsx.ts';

/**
 * The words of the source tree, in reading order: text, alternatives, code, string attributes that are
 * read, and the values of facts used. Nothing of the page around it, so the same text has the same
 * words in every build.
 *
 * @param facts values of facts.yaml in the article's locale
 */
export function wordsOf(tree: Root, facts: ReadonlyMap<string, string>): string[] {
  const words: string[] = [];
  visit(tree, (node) => {
    switch (node.type) {
      case 'text':
      case 'inlineCode':
      case 'code':
        words.push(node.value);
        break;
      case 'image':
      case 'imageReference':
        if (node.alt) words.push(node.alt);
        break;
      case 'mdxJsxFlowElement':
      case 'mdxJsxTextElement': {
        const known = components[node.name ?? '']?.attributes;
        for (const [name, value] of Object.entries(attributesOf(node))) {
          if (known?.[name]?.refersTo === 'fact') words.push(facts.get(value) ?? '');
          else if (known === undefined || known[name]?.isText) words.push(value);
        }
        break;
      }
    }
  });
  return words.filter((word) => word.trim() !== '');
}
