import { didYouMean, nearest } from '../../knowledge/did-you-mean.ts';
import type { Attribute, RenderContext } from '../components/component.ts';
import { type Reference, references } from '../components/references.ts';
import { attributesOf, type JsxElement } from '../jsx.ts';
import { checkMediaAddress } from './check-addresses.ts';
import { firstLine, quotedList, type Report } from './report.ts';

/** Allows only known attributes, each a plain string with a permitted value, and requires those that are mandatory. */
export function checkAttributes(
  node: JsxElement,
  known: Readonly<Record<string, Attribute>>,
  report: Report,
  context: RenderContext,
): void {
  for (const attribute of node.attributes) checkNotation(node, attribute, known, report);
  const values = attributesOf(node);
  const hasExpression = node.attributes.some(isExpression);
  for (const [name, rule] of Object.entries(known)) {
    const value = values[name];
    if (value !== undefined) checkValue(node, name, value, rule, report, context);
    else if (rule.required && !hasExpression) {
      report(
        'mdx/attribute',
        node,
        `\`<${node.name}>\` needs \`${name}\`.`,
        `Add \`${name}="${rule.values?.join('|') ?? '…'}"\`.`,
      );
    }
  }
}

type JsxAttribute = JsxElement['attributes'][number];

function isExpression({ type, value }: JsxAttribute): boolean {
  return type === 'mdxJsxExpressionAttribute' || (value !== null && typeof value === 'object');
}

function checkNotation(
  node: JsxElement,
  attribute: JsxAttribute,
  known: Readonly<Record<string, Attribute>>,
  report: Report,
): void {
  if (attribute.type === 'mdxJsxExpressionAttribute') {
    report(
      'mdx/expression',
      node,
      `\`{${firstLine(attribute.value)}}\` is an expression, which is never evaluated.`,
      'Write each attribute as `name="value"`.',
    );
  } else if (!Object.hasOwn(known, attribute.name)) {
    const names = Object.keys(known);
    const isHandler = /^on/i.test(attribute.name);
    report(
      'mdx/attribute',
      node,
      `\`<${node.name}>\` has no attribute \`${attribute.name}\`${isHandler ? ': event handlers would run as code' : ''}.${didYouMean(nearest(attribute.name, names))}`,
      names.length === 0 ? 'Remove it.' : `Its attributes are ${quotedList(names)}.`,
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

function checkValue(
  node: JsxElement,
  name: string,
  value: string,
  { values, refersTo, media, check }: Attribute,
  report: Report,
  context: RenderContext,
): void {
  if (values !== undefined && !values.includes(value)) {
    report(
      'mdx/attribute',
      node,
      `\`${value}\` is not a value of \`${name}\`.${didYouMean(nearest(value, values))}`,
      `Use one of ${quotedList(values)}.`,
    );
  } else if (refersTo !== undefined) {
    checkReference(node, refersTo, value, report, context);
  } else if (check !== undefined) {
    const fault = check(value, context);
    if (fault !== undefined) report(fault.rule ?? 'mdx/attribute', node, fault.message, fault.hint);
  } else if (media !== undefined) {
    checkMediaAddress(node, value, report);
  }
}

function checkReference(node: JsxElement, kind: Reference, id: string, report: Report, context: RenderContext): void {
  const { entries, rule, file } = references[kind];
  const known = entries(context);
  if (known.has(id)) return;
  report(rule, node, `\`${id}\` is not a ${kind}.${didYouMean(nearest(id, known.keys()))}`, `Each ${kind} is listed in ${file}.`);
}
