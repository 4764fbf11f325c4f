import type { Nodes, Parent, RootContent } from 'mdast';
import type { MdxJsxTextElement } from 'mdast-util-mdx';
import { textOfHtml } from '../readers/html.ts';

/** Elements in a line that our dialect has, too. */
const opening = /^<(kbd|sub|sup|mark|del|ins|abbr)(?:\s+title="([^"<>]*)")?\s*>$/;

/** Tags in a line of Markdown, such as `<kbd>`, are parsed beside what is between them: they become one element again. */
export function joinInlineHtml(parent: Nodes): void {
  if (!('children' in parent)) return;
  const children = parent.children as Nodes[];
  for (const child of children) joinInlineHtml(child);
  if (!children.some((child) => child.type === 'html')) return;
  /** Elements that are open, the innermost last. */
  const open: { name: string; title: string | undefined; at: number }[] = [];
  const joined: Nodes[] = [];
  for (const child of children) {
    const tag = child.type === 'html' ? child.value.trim() : '';
    const [, name, title] = opening.exec(tag) ?? [];
    const begun = open.at(-1);
    if (begun !== undefined && tag === `</${begun.name}>`) {
      open.pop();
      const inside = joined.splice(begun.at).slice(1);
      joined.push(element(begun.name, begun.title, inside));
      continue;
    }
    if (name !== undefined) open.push({ name, title, at: joined.length });
    joined.push(child);
  }
  (parent as Parent).children = joined as RootContent[];
}

function element(name: string, title: string | undefined, children: Nodes[]): MdxJsxTextElement {
  return {
    type: 'mdxJsxTextElement',
    name,
    attributes: title === undefined ? [] : [{ type: 'mdxJsxAttribute', name: 'title', value: textOfHtml(title) }],
    children: children as MdxJsxTextElement['children'],
  };
}
