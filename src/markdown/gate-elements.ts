import type { Nodes } from 'mdast';
import type { Rule } from '../findings/rules.ts';
import { didYouMean, nearest } from '../knowledge/did-you-mean.ts';
import type { Attribute, Reference, RenderContext } from './components/component.ts';
import { components, htmlElements } from './components/index.ts';
import { firstLine, type Report } from './gate-report.ts';
import { attributesOf, type JsxElement } from './jsx.ts';

/** A component or element is one we know, with the attributes and the content it knows, in its place. */
export function checkElement(node: JsxElement, parent: Nodes | undefined, report: Report, context: RenderContext): void {
  const name = node.name ?? '';
  const component = components[name];
  if (component === undefined && htmlElements[name] === undefined) {
    const known = [...Object.keys(components), ...Object.keys(htmlElements)];
    const isHtml = name === '' || name === name.toLowerCase();
    report(
      isHtml ? 'mdx/unsafe-element' : 'mdx/unknown-component',
      node,
      name === ''
        ? '`<>` is not an element.'
        : `\`<${name}>\` is not ${isHtml ? 'an element an article may use' : 'a component'}.${didYouMean(nearest(name, known))}`,
      isHtml
        ? `Write it in Markdown. Allowed are ${list(Object.keys(htmlElements))}.`
        : `The components are ${list(Object.keys(components))}.`,
    );
    return;
  }
  checkAttributes(
    node,
    component?.attributes ?? Object.fromEntries((htmlElements[name] ?? []).map((key) => [key, {}])),
    report,
    context,
  );
  if (component === undefined) return;
  if (component.kind === 'flow' && node.type === 'mdxJsxTextElement') {
    report(
      'mdx/placement',
      node,
      `\`<${name}>\` stands inside a ${parent?.type === 'paragraph' ? 'sentence' : 'line'}.`,
      'Put it on a line of its own, with a blank line before and after.',
    );
  }
  if (!component.children && node.children.length > 0) {
    report('mdx/placement', node, `\`<${name}>\` takes no content.`, `Write \`<${name} … />\`.`);
  }
  const outer = parent !== undefined && 'name' in parent ? parent.name : null;
  if (component.inside !== undefined && outer !== component.inside) {
    report(
      'mdx/placement',
      node,
      `\`<${name}>\` stands outside of \`<${component.inside}>\`.`,
      `Put it straight into \`<${component.inside}>\`.`,
    );
  }
  const { holds } = components[outer ?? ''] ?? {};
  if (holds !== undefined && holds !== name) {
    report(
      'mdx/placement',
      node,
      `\`<${outer}>\` holds \`<${holds}>\` and nothing else.`,
      `Put this into a \`<${holds}>\`, or outside.`,
    );
  }
  if (component.children && node.children.length === 0) {
    report('mdx/placement', node, `\`<${name}>\` is empty.`, 'Put the text between its tags, or take it out.');
  }
}

function checkAttributes(
  node: JsxElement,
  known: Readonly<Record<string, Attribute>>,
  report: Report,
  context: RenderContext,
): void {
  for (const attribute of node.attributes) {
    if (attribute.type === 'mdxJsxExpressionAttribute') {
      report(
        'mdx/expression',
        node,
        `\`{${firstLine(attribute.value)}}\` is an expression, which is never evaluated.`,
        'Write each attribute as `name="value"`.',
      );
    } else if (!Object.hasOwn(known, attribute.name)) {
      const isHandler = /^on/i.test(attribute.name);
      report(
        'mdx/attribute',
        node,
        `\`<${node.name}>\` has no attribute \`${attribute.name}\`${isHandler ? ': event handlers would run as code' : ''}.${didYouMean(nearest(attribute.name, Object.keys(known)))}`,
        Object.keys(known).length === 0 ? 'Take it out.' : `It knows ${list(Object.keys(known))}.`,
      );
    } else if (attribute.value !== null && typeof attribute.value === 'object') {
      report(
        'mdx/expression',
        node,
        `\`${attribute.name}={${firstLine(attribute.value.value)}}\` is an expression, which is never evaluated.`,
        `Write \`${attribute.name}="…"\`.`,
      );
    }
  }
  const values = attributesOf(node);
  const hasExpression = node.attributes.some(
    ({ type, value }) => type === 'mdxJsxExpressionAttribute' || (value !== null && typeof value === 'object'),
  );
  for (const [name, rule] of Object.entries(known)) {
    const value = values[name];
    if (value === undefined) {
      if (rule.required && !hasExpression)
        report(
          'mdx/attribute',
          node,
          `\`<${node.name}>\` needs \`${name}\`.`,
          `Add \`${name}="${rule.values?.join('|') ?? '…'}"\`.`,
        );
    } else if (rule.values !== undefined && !rule.values.includes(value)) {
      report(
        'mdx/attribute',
        node,
        `\`${value}\` is not a value of \`${name}\`.${didYouMean(nearest(value, rule.values))}`,
        `Use one of ${list(rule.values)}.`,
      );
    } else if (rule.refersTo !== undefined) {
      checkReference(node, rule.refersTo, value, report, context);
    }
  }
}

/** What an attribute can refer to: where it is looked up, and what is said when it is not there. */
const references = {
  fact: { known: ({ facts }) => facts, rule: 'mdx/unknown-fact', file: 'facts.yaml' },
  channel: { known: ({ channels }) => channels, rule: 'taxonomy/unknown-channel', file: 'channels.yaml' },
  term: { known: ({ terms }) => terms, rule: 'mdx/unknown-term', file: 'glossary.yaml' },
} as const satisfies Record<
  Reference,
  { known: (context: RenderContext) => ReadonlyMap<string, unknown>; rule: Rule; file: string }
>;

function checkReference(node: JsxElement, kind: Reference, id: string, report: Report, context: RenderContext): void {
  const { known, rule, file } = references[kind];
  const entries = known(context);
  if (entries.has(id)) return;
  report(
    rule,
    node,
    `\`${id}\` is not a ${kind}.${didYouMean(nearest(id, entries.keys()))}`,
    `Each ${kind} is listed in ${file}.`,
  );
}

function list(words: readonly string[]): string {
  return words.map((word) => `\`${word}\``).join(', ');
}
