import type { Definition, ImageReference, LinkReference, Root, Table } from 'mdast';
import type { BodyFinding } from '../fragment.ts';
import { visit } from '../visit.ts';

const maxCells = 50_000;
const maxRepeatedLength = 1_000_000;

/**
 * Finds what is short in the article but enormous on the page: a table whose rows are padded to its full width, or a
 * long URL that many links refer to by name.
 */
export function findExpansion(tree: Root): BodyFinding | undefined {
  const lengths = new Map<string, { definition: Definition; total: number }>();
  const references: (LinkReference | ImageReference)[] = [];
  let found: BodyFinding | undefined;
  visit(tree, (node) => {
    if (node.type === 'table') found ??= checkCells(node);
    if (node.type === 'definition' && !lengths.has(node.identifier)) lengths.set(node.identifier, { definition: node, total: 0 });
    if (node.type === 'linkReference' || node.type === 'imageReference') references.push(node);
  });
  for (const { identifier } of references) {
    const target = lengths.get(identifier);
    if (target === undefined) continue;
    target.total += target.definition.url.length + (target.definition.title?.length ?? 0);
    if (target.total > maxRepeatedLength) found ??= tooOftenRepeated(target.definition);
  }
  return found;
}

function checkCells(table: Table): BodyFinding | undefined {
  const rows = table.children.length;
  const columns = table.children[0]?.children.length ?? 0;
  if (rows * columns <= maxCells) return undefined;
  return {
    rule: 'mdx/too-slow',
    ...startOf(table),
    message: `The table has ${rows} rows and ${columns} columns, ${rows * columns} cells on its page.`,
    hint: `Split it, or offer it as a file to download; up to ${maxCells} cells are shown.`,
  };
}

function tooOftenRepeated(definition: Definition): BodyFinding {
  const { url, title } = definition;
  return {
    rule: 'mdx/too-slow',
    ...startOf(definition),
    message: `The address of \`[${definition.label ?? definition.identifier}]\` has ${url.length + (title?.length ?? 0)} characters and is used so often that it would add millions of characters to the page.`,
    hint: 'Link to a shorter address.',
  };
}

function startOf({ position }: Table | Definition): { line: number; column: number } {
  const { line = 1, column = 1 } = position?.start ?? {};
  return { line, column };
}
