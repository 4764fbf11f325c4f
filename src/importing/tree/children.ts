import type { BlockContent, Nodes, Parent, PhrasingContent, RootContent } from 'mdast';

/** Replaces children from the innermost out. */
export function replaceChildren(parent: Nodes, replace: (node: Nodes) => Nodes[]): void {
  if (!('children' in parent)) return;
  for (const child of parent.children) replaceChildren(child, replace);
  const children = (parent.children as Nodes[]).flatMap(replace);
  (parent as Parent).children = (
    flowParents.has(parent.type) ? asBlocks(children) : phrasingParents.has(parent.type) ? asPhrasing(children) : children
  ) as RootContent[];
}

const flowParents = new Set(['root', 'blockquote', 'listItem', 'footnoteDefinition', 'containerDirective', 'mdxJsxFlowElement']);

const phrasingParents = new Set([
  'paragraph',
  'heading',
  'emphasis',
  'strong',
  'delete',
  'link',
  'tableCell',
  'mdxJsxTextElement',
]);

/** Text that stands directly in a component becomes a paragraph. */
export function asBlocks(children: readonly Nodes[]): BlockContent[] {
  const blocks: BlockContent[] = [];
  let line: PhrasingContent[] = [];
  const close = (): void => {
    if (line.some((node) => node.type !== 'text' || node.value.trim() !== '')) blocks.push({ type: 'paragraph', children: line });
    line = [];
  };
  for (const child of children) {
    if (isPhrasing(child)) line.push(child);
    else {
      close();
      blocks.push(child as BlockContent);
    }
  }
  close();
  return blocks;
}

/** What stands in a line: of blocks, the text in them. */
function asPhrasing(children: readonly Nodes[]): PhrasingContent[] {
  return children.flatMap((child): PhrasingContent[] => {
    if (child.type === 'html' || isPhrasing(child)) return [child];
    if (child.type === 'code') return [{ type: 'inlineCode', value: child.value }];
    return 'children' in child ? asPhrasing(child.children) : [];
  });
}

const phrasing = new Set([
  ...['text', 'emphasis', 'strong', 'delete', 'inlineCode', 'link', 'linkReference', 'image', 'imageReference', 'break'],
  ...['footnoteReference', 'mdxJsxTextElement', 'mdxTextExpression'],
]);

function isPhrasing(node: Nodes): node is PhrasingContent {
  return phrasing.has(node.type);
}
