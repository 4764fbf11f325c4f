import type { Nodes, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { channelUrl } from '../knowledge/channel-url.ts';
import { channelName } from './components/channel.ts';
import type { RenderContext } from './components/component.ts';
import { components } from './components/index.ts';
import { attributesOf, type JsxElement } from './jsx.ts';

/**
 * An article as Markdown that any reader understands: what components show stands in their place, and
 * the writer's own Markdown stays as it is, to the letter.
 *
 * @param tree tree of `source`
 */
export function plainMarkdown(tree: Root, source: string, context: RenderContext): string {
  const edits: Edit[] = [];
  visit(tree, (node) => {
    if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') edits.push(...replaceTags(node, context));
    if (node.type === 'mdxFlowExpression' || node.type === 'mdxTextExpression') edits.push(...replaceAll(node, ''));
  });
  return applyEdits(source, edits).trim();
}

interface Edit {
  start: number;
  end: number;
  text: string;
}

/** What stands in place of a component that has no content, and before one that has. */
const texts: Readonly<Record<string, (attributes: Record<string, string>, context: RenderContext) => string>> = {
  Fact: ({ id = '' }, { facts }) => facts.get(id) ?? '',
  Channel: ({ id = '' }, { channels, locale }) => {
    const channel = channels.get(id);
    return channel === undefined ? '' : `[${channelName(channel, locale)}](${channelUrl(channel)})`;
  },
  Callout: ({ type, title }, { strings }) =>
    `**${title ?? strings.callout[type === 'tip' || type === 'warning' ? type : 'note']}**\n\n`,
  Symptom: (_attributes, { strings }) => `**${strings.symptom}**\n\n`,
  Cause: (_attributes, { strings }) => `**${strings.cause}**\n\n`,
  Fix: (_attributes, { strings }) => `**${strings.fix}**\n\n`,
  Choice: ({ label = '' }) => `**${label}**\n\n`,
  Tab: ({ label = '' }) => `**${label}**\n\n`,
  Figure: ({ caption = '' }) => `*${caption}*\n\n`,
};

/** HTML elements are Markdown too; only components are replaced. */
function replaceTags(node: JsxElement, context: RenderContext): Edit[] {
  const name = node.name ?? '';
  if (components[name] === undefined) return [];
  const before = texts[name]?.(attributesOf(node), context) ?? '';
  const [start, end] = range(node);
  const first = node.children[0];
  const last = node.children.at(-1);
  if (start === undefined || end === undefined) return [];
  if (first === undefined || last === undefined) return replaceAll(node, before);
  const [innerStart] = range(first);
  const [, innerEnd] = range(last);
  if (innerStart === undefined || innerEnd === undefined) return [];
  return [
    { start, end: innerStart, text: before },
    { start: innerEnd, end, text: node.type === 'mdxJsxFlowElement' ? '\n' : '' },
  ];
}

function replaceAll(node: Nodes, text: string): Edit[] {
  const [start, end] = range(node);
  return start === undefined || end === undefined ? [] : [{ start, end, text }];
}

function range({ position }: Nodes): [number | undefined, number | undefined] {
  return [position?.start.offset, position?.end.offset];
}

function applyEdits(source: string, edits: readonly Edit[]): string {
  let text = '';
  let done = 0;
  for (const edit of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    if (edit.start < done) continue;
    text += source.slice(done, edit.start) + edit.text;
    done = edit.end;
  }
  return text + source.slice(done);
}
