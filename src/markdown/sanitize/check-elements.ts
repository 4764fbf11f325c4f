import type { List, Nodes } from 'mdast';
import { didYouMean, nearest } from '../../knowledge/did-you-mean.ts';
import type { Component, RenderContext } from '../components/component.ts';
import { htmlElements } from '../components/html-elements.ts';
import { components } from '../components/index.ts';
import { nullPrototype } from '../components/null-prototype.ts';
import { attributesOf, type JsxElement } from '../jsx.ts';
import { checkAttributes } from './check-attributes.ts';
import { quotedList, type Report } from './report.ts';

/** Allows only known components and elements, with the attributes, content and placement they may have. */
export function checkElement(node: JsxElement, ancestors: readonly Nodes[], report: Report, context: RenderContext): void {
  const parent = ancestors.at(-1);
  const name = node.name ?? '';
  const component = components[name];
  const html = htmlElements[name];
  if (component !== undefined) {
    checkAttributes(node, component.attributes, report, context);
    checkPlacement(node, component, parent, report);
    if (name === 'Mark') checkStep(node, ancestors, report);
  } else if (html !== undefined) {
    checkAttributes(node, Object.fromEntries(html.attributes.map((key) => [key, {}])), report, context);
  } else {
    reportUnknown(node, name, report);
  }
}

/** The number of a mark is that of a step, where its screenshot stands with the steps. */
function checkStep(node: JsxElement, ancestors: readonly Nodes[], report: Report): void {
  const steps = ancestors.findLast((each) => 'name' in each && each.name === 'Steps');
  if (steps === undefined || !('children' in steps)) return;
  const lists = (steps.children as readonly Nodes[]).filter((child): child is List => child.type === 'list');
  const count = lists.reduce((sum, { children }) => sum + children.length, 0);
  const step = Number(attributesOf(node)['step']);
  if (step <= count || !Number.isInteger(step)) return;
  report(
    'mdx/attribute',
    node,
    `There is no step ${step}: the list has ${count}.`,
    'Give the mark the number of the step it belongs to.',
  );
}

function reportUnknown(node: JsxElement, name: string, report: Report): void {
  const guess = didYouMean(nearest(name, [...Object.keys(components), ...Object.keys(htmlElements)]));
  if (name !== name.toLowerCase()) {
    report(
      'mdx/unknown-component',
      node,
      `\`<${name}>\` is not a component.${guess}`,
      `The components are ${quotedList(Object.keys(components))}.`,
    );
    return;
  }
  const instead = insteadOf[name];
  report(
    'mdx/unsafe-element',
    node,
    name === ''
      ? '`<>` is not an element.'
      : `\`<${name}>\` is not an element an article may use.${instead === undefined ? guess : ''}`,
    instead ?? `Write it in Markdown. Allowed are ${quotedList(Object.keys(htmlElements))}.`,
  );
}

const video = 'Show a video with `<Video src="…" title="…">`, and lead to another site with a link: `[text](https://…)`.';
const plain = 'Remove its tags and leave the text.';
const nothing = 'Remove it: an article runs nothing and asks for nothing.';

/** What to write instead of elements that writers bring along. */
const insteadOf: Readonly<Record<string, string>> = nullPrototype({
  a: 'Write a link as `[text](https://…)`.',
  b: 'Write bold text as `**text**`.',
  button: nothing,
  center: plain,
  code: 'Write code as `` `code` ``.',
  div: plain,
  em: 'Write emphasis as `*text*`.',
  embed: video,
  font: plain,
  form: nothing,
  h1: 'Write a heading as `## text`.',
  h2: 'Write a heading as `## text`.',
  h3: 'Write a heading as `### text`.',
  hr: 'Write `---` on a line of its own.',
  i: 'Write emphasis as `*text*`.',
  iframe: video,
  img: 'Write a picture as `![what it shows](/media/….png)`.',
  input: nothing,
  li: 'Write each item of a list as `- text`.',
  object: video,
  ol: 'Write each item of a list as `1. text`.',
  p: 'Remove its tags and separate paragraphs by blank lines.',
  script: nothing,
  span: plain,
  strong: 'Write bold text as `**text**`.',
  style: nothing,
  table: 'Write a table with `|` between the cells, and `| --- | --- |` below the first row.',
  u: 'Write emphasis as `*text*`; readers take underlined text for a link.',
  ul: 'Write each item of a list as `- text`.',
  video,
});

function checkPlacement(node: JsxElement, component: Component, parent: Nodes | undefined, report: Report): void {
  const { name } = node;
  const misplaced = (message: string, hint: string): void => report('mdx/placement', node, message, hint);
  if (component.kind === 'flow' && node.type === 'mdxJsxTextElement') {
    misplaced(
      `\`<${name}>\` is inside a ${parent?.type === 'paragraph' ? 'sentence' : 'line'}.`,
      'Put it on a line of its own, with a blank line before and after.',
    );
  }
  if (component.children === false && node.children.length > 0) {
    misplaced(`\`<${name}>\` takes no content.`, `Write \`<${name} … />\`.`);
  }
  const outer = parent !== undefined && 'name' in parent ? parent.name : null;
  const { inside } = component;
  if (inside !== undefined && outer !== inside) {
    misplaced(`\`<${name}>\` is outside of \`<${inside}>\`.`, `Put it directly into \`<${inside}>\`.`);
  }
  const { holds } = components[outer ?? ''] ?? {};
  if (holds !== undefined && holds !== name) {
    misplaced(`\`<${outer}>\` may contain only \`<${holds}>\`.`, `Put this into a \`<${holds}>\`, or outside of \`<${outer}>\`.`);
  }
  if (component.children === true && node.children.length === 0) {
    const { whenEmpty } = component;
    if (whenEmpty !== undefined) report(whenEmpty.rule, node, whenEmpty.message, whenEmpty.hint);
    else misplaced(`\`<${name}>\` is empty.`, 'Put the text between its tags, or remove it.');
  }
}
