import type { Definition, Image, Link, Nodes, Root } from 'mdast';
import { plainRendition } from '../media/renditions.ts';
import type { RenderContext } from './components/component.ts';
import { components } from './components/index.ts';
import { isFromRoot } from './html/base-path.ts';
import { withoutFragment } from './html/downloads.ts';
import { attributesOf } from './jsx.ts';
import { SKIP, visit } from './visit.ts';

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

  /**
   * A link or picture with the address that the site has for it: below the base path, and for a file of content/media/ the
   * published one. `undefined` when that is what was written.
   */
  function withSiteAddress(node: Image | Link | Definition): string | undefined {
    const range = rangeOf(node);
    const path = withoutFragment(node.url);
    const file = context.media.get(path);
    const isBelowBase = context.basePath !== '' && isFromRoot(node.url);
    if (range === undefined || (file === undefined && !isBelowBase)) return undefined;
    const inner = innerRange(node);
    const begin = inner === undefined ? '' : source.slice(range.start, inner.start) + replaceIn(node, inner);
    // The address comes after the text.
    const end = source.slice(inner?.end ?? range.start, range.end);
    const at = end.lastIndexOf(path);
    if (at === -1) return undefined;
    const address = context.basePath + (file === undefined ? path : encodeURI(plainRendition(file).path));
    return begin + end.slice(0, at) + address + end.slice(at + path.length);
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
