import type { Nodes, Root } from 'mdast';
import type { RenderContext } from '../components/component.ts';
import { definitionsOf } from '../definitions.ts';
import type { BodyFinding } from '../fragment.ts';
import { visitParents } from '../visit.ts';
import { checkImage, checkUrl } from './check-addresses.ts';
import { checkAside, checkAsideInText, checkUnknownAside } from './check-asides.ts';
import { checkElement } from './check-elements.ts';
import { checkAsterisks, checkParagraph } from './check-paragraph.ts';
import { checkCode, checkHeadingLevels, checkHeadingText, checkTable } from './check-structure.ts';
import { firstLine, type Report } from './report.ts';

/**
 * Reports everything that is not on the allow-list. Works on the tree that is rendered, so that nothing can mean one
 * thing here and another on the page; rendering leaves out what is reported.
 *
 * @param source the text the tree was parsed from
 */
export function checkTree(tree: Root, source: string, context: RenderContext): BodyFinding[] {
  const findings: BodyFinding[] = [];
  const report: Report = (rule, node, message, hint, fix) => {
    const { line = 1, column = 1 } = node.position?.start ?? {};
    findings.push({ rule, line, column, message, hint, ...(fix && { fix }) });
  };
  const urlOf = definitionsOf(tree);
  visitParents(tree, (node, ancestors) => {
    switch (node.type) {
      case 'mdxjsEsm':
      case 'mdxFlowExpression':
      case 'mdxTextExpression':
      case 'html':
        checkCodeInText(node, report);
        break;
      case 'mdxJsxFlowElement':
      case 'mdxJsxTextElement':
        checkElement(node, ancestors, report, context);
        checkAside(node, source, report);
        break;
      case 'containerDirective':
        checkUnknownAside(node, report);
        break;
      case 'paragraph':
        checkAsideInText(node, report);
        checkParagraph(node, source, report);
        break;
      case 'text':
        checkAsterisks(node, source, report);
        break;
      case 'link':
      case 'definition':
        checkUrl(node, source, report);
        break;
      case 'image':
        checkImage(node, node.url, report);
        break;
      case 'imageReference':
        checkImage(node, urlOf(node.identifier) ?? '', report);
        break;
      case 'heading':
        checkHeadingText(node, report);
        break;
      case 'table':
        checkTable(node, report);
        break;
      case 'code':
        checkCode(node, report);
        break;
    }
  });
  checkHeadingLevels(tree, report);
  return findings;
}

/** Code and markup outside of components. */
function checkCodeInText(
  node: Extract<Nodes, { type: 'mdxjsEsm' | 'mdxFlowExpression' | 'mdxTextExpression' | 'html' }>,
  report: Report,
): void {
  if (node.type === 'html') {
    report('mdx/unsafe-element', node, 'Raw HTML is not shown.', 'Write it in Markdown or with a component.');
  } else if (node.type === 'mdxjsEsm') {
    report(
      'mdx/import',
      node,
      `\`${firstLine(node.value)}\` would run as code.`,
      'Remove it: components need no import, and data belongs in the operator’s YAML files.',
    );
  } else if (!isComment(node.value)) {
    report(
      'mdx/expression',
      node,
      `\`{${firstLine(node.value)}}\` is an expression, which is never evaluated.`,
      'Write the text itself; braces that are meant as text are written `\\{` and `\\}`.',
    );
  }
}

/** Whether an expression consists of nothing but block comments. */
function isComment(value: string): boolean {
  let rest = value.trim();
  while (rest.startsWith('/*')) {
    const end = rest.indexOf('*/', 2);
    if (end === -1) return false;
    rest = rest.slice(end + 2).trimStart();
  }
  return rest === '';
}
