import type { Definition, Image, Link, Nodes, Root } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import { plainRendition } from '../media/renditions.ts';
import type { RenderContext } from './components/component.ts';
import { components } from './components/index.ts';
import { withoutFragment } from './html/downloads.ts';
import { attributesOf } from './jsx.ts';

/**
 * An article as plain Markdown: components are replaced by their plain form, everything else stays exactly as written.
 *
 * @param tree tree of `source`
 */
export function plainMarkdown(tree: Root, source: string, context: RenderContext): string {
  return replaceIn(tree, { start: 0, end: source.length }).trim();

  /** The source between two offsets, with the components of `node` replaced. */
  function replaceIn(node: Nodes, { start, end }: Range): string {
    let text = '';
    let done = start;
    visit(node, (child) => {
      if (child === node) return;
      const replacement = replacementOf(child);
      const range = rangeOf(child);
      if (replacement === undefined || range === undefined || range.start < done) return;
      text += source.slice(done, range.start) + replacement;
      done = range.end;
      return SKIP;
    });
    return text + source.slice(done, end);
  }

  /** `undefined` for nodes that stay as they are; HTML elements are Markdown, too. */
  function replacementOf(node: Nodes): string | undefined {
    if (node.type === 'mdxFlowExpression' || node.type === 'mdxTextExpression') return '';
    if (node.type === 'image' || node.type === 'link' || node.type === 'definition') return withSiteAddress(node);
    if (node.type !== 'mdxJsxFlowElement' && node.type !== 'mdxJsxTextElement') return undefined;
    const component = components[node.name ?? ''];
    if (component === undefined) return undefined;
    const inner = innerRange(node);
    const content = inner === undefined ? '' : replaceIn(node, inner);
    const isBlock = inner !== undefined && node.type === 'mdxJsxFlowElement';
    return component.plain(attributesOf(node), content, context) + (isBlock ? '\n' : '');
  }

  /** A picture of, or a link to, a file of content/media/, with the address that the site has for it. */
  function withSiteAddress(node: Image | Link | Definition): string | undefined {
    const path = withoutFragment(node.url);
    const file = context.media.get(path);
    const range = rangeOf(node);
    if (file === undefined || range === undefined) return undefined;
    const written = source.slice(range.start, range.end);
    // The address comes after the text.
    const at = written.lastIndexOf(path);
    return at === -1 ? undefined : written.slice(0, at) + encodeURI(plainRendition(file).path) + written.slice(at + path.length);
  }
}

interface Range {
  start: number;
  end: number;
}

/** From the first child to the last. */
function innerRange(node: Nodes): Range | undefined {
  const ranges = ('children' in node ? node.children : []).flatMap((child) => rangeOf(child) ?? []);
  const [first, last] = [ranges[0], ranges.at(-1)];
  return first === undefined || last === undefined ? undefined : { start: first.start, end: last.end };
}

/** Paragraphs made when components were lifted have no position; theirs is that of their children. */
function rangeOf(node: Nodes): Range | undefined {
  const [start, end] = [node.position?.start.offset, node.position?.end.offset];
  return start === undefined || end === undefined ? innerRange(node) : { start, end };
}
