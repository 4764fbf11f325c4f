import type { Heading, Nodes, Root, Table } from 'mdast';
import { visitParents } from 'unist-util-visit-parents';
import type { RenderContext } from './components/component.ts';
import { definitionsOf } from './definitions.ts';
import type { BodyFinding } from './fragment.ts';
import { checkImage, checkUrl } from './gate-addresses.ts';
import { checkElement } from './gate-elements.ts';
import { firstLine, type Report } from './gate-report.ts';
import { isKnownLanguage } from './highlight.ts';

/**
 * What an article may hold. Looks at the very tree that is rendered, so nothing passes here and
 * means something else on the page.
 *
 * @param source the text the tree was parsed from
 */
export function checkTree(tree: Root, source: string, context: RenderContext): BodyFinding[] {
  const findings: BodyFinding[] = [];
  const report: Report = (rule, node, message, hint) => {
    const { line = 1, column = 1 } = node.position?.start ?? {};
    findings.push({ rule, line, column, message, hint });
  };

  const urlOf = definitionsOf(tree);
  visitParents(tree, (node, ancestors) => {
    switch (node.type) {
      case 'mdxjsEsm':
        report(
          'mdx/import',
          node,
          `\`${firstLine(node.value)}\` would run as code.`,
          'Take it out: every component is at hand without import, and data belongs into the operator’s YAML files.',
        );
        break;
      case 'mdxFlowExpression':
      case 'mdxTextExpression':
        if (!isComment(node.value)) {
          report(
            'mdx/expression',
            node,
            `\`{${firstLine(node.value)}}\` is an expression, which is never evaluated.`,
            'Write the text itself; braces meant as text are `\\{` and `\\}`.',
          );
        }
        break;
      case 'mdxJsxFlowElement':
      case 'mdxJsxTextElement':
        checkElement(node, ancestors.length === 0 ? undefined : ancestors.at(-1), report, context);
        break;
      case 'html':
        report('mdx/unsafe-element', node, 'Raw HTML is not shown.', 'Write it in Markdown or with a component.');
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
        if (textOf(node).trim() === '' && node.children.every(({ type }) => type === 'text')) {
          report('structure/empty-heading', node, 'The heading has no text.', 'Give it a text or take it out.');
        }
        break;
      case 'table':
        checkTable(node, report);
        break;
      case 'code':
        if (node.lang && !isKnownLanguage(node.lang)) {
          report(
            'structure/unknown-language',
            node,
            `\`${node.lang}\` is not a language that can be highlighted.`,
            'Use `text`, or a language listed in src/markdown/highlight.ts.',
          );
        }
        break;
    }
  });
  checkHeadingLevels(tree, report);
  return findings;
}

/** On a phone two or three columns are in view at once; of so many nobody finds the one they need. */
const mostColumns = 7;

function checkTable(node: Table, report: Report): void {
  const columns = node.children[0]?.children.length ?? 0;
  if (columns > mostColumns)
    report(
      'structure/wide-table',
      node,
      `The table has ${columns} columns.`,
      `Split it, or turn it round: up to ${mostColumns} columns can be read on a phone.`,
    );
}

function checkHeadingLevels(tree: Root, report: Report): void {
  let previous = 1;
  visitParents(tree, 'heading', (node: Heading) => {
    if (node.depth === 1)
      report(
        'structure/heading-level',
        node,
        'A heading of level 1 is the title, which stands in the front matter.',
        'Begin with `##`.',
      );
    else if (node.depth > previous + 1)
      report(
        'structure/heading-level',
        node,
        `The heading jumps from level ${previous} to level ${node.depth}.`,
        `Write \`${'#'.repeat(previous + 1)}\`.`,
      );
    previous = Math.max(node.depth, 1);
  });
}

function isComment(value: string): boolean {
  return /^\s*(?:\/\*(?:[^*]|\*(?!\/))*\*\/\s*)*$/.test(value);
}

function textOf(node: Nodes): string {
  return 'children' in node ? node.children.map(textOf).join('') : 'value' in node ? node.value : '';
}
