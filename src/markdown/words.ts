import type { Root } from 'mdast';
import type { RenderContext } from './components/component.ts';
import { components } from './components/index.ts';
import { attributesOf, type JsxElement } from './jsx.ts';
import { visit } from './visit.ts';

/**
 * The words of the source tree, in reading order: text, text alternatives, code, attributes that readers see, and the
 * values of facts. Excludes the page around them, so the same text has the same words in every build.
 */
export function wordsOf(tree: Root, context: Pick<RenderContext, 'facts'>): string[] {
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
      case 'mdxJsxTextElement':
        words.push(...attributeWords(node, context));
        break;
    }
  });
  return words.filter((word) => word.trim() !== '');
}

function attributeWords(node: JsxElement, { facts }: Pick<RenderContext, 'facts'>): string[] {
  const known = components[node.name ?? '']?.attributes;
  return Object.entries(attributesOf(node)).flatMap(([name, value]) => {
    // A fact is part of what the article says; channels and terms are not.
    if (known?.[name]?.refersTo === 'fact') return facts.get(value) ?? '';
    return known === undefined || known[name]?.isText ? value : [];
  });
}
