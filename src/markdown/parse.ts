import { createRequire } from 'node:module';
import type { Root } from 'mdast';
import { mdxToMdast } from 'satteri';
import { VFileMessage } from 'vfile-message';
import { convertAsides } from './asides.ts';
import type { BodyFinding } from './fragment.ts';
import { liftFlowElements } from './jsx.ts';
import { findCrowdedAsides } from './limits/crowded-asides.ts';
import { findCrowdedParagraph } from './limits/crowded-paragraph.ts';
import { findExpansion } from './limits/expansion.ts';
import { findDeeper, findDeepLine, maxDepth } from './limits/nesting.ts';
import { isPlainBody } from './plain-body.ts';
import { explainSyntaxError } from './syntax-errors.ts';

/** @returns the tree, or a finding when the body cannot be parsed */
export function parseBody(body: string): { tree: Root } | { finding: BodyFinding } {
  const deepLine = findDeepLine(body);
  if (deepLine !== undefined) return nestedTooDeeply(deepLine);
  const crowded = findCrowdedParagraph(body) ?? findCrowdedAsides(body);
  if (crowded !== undefined) return { finding: crowded };
  try {
    const tree = parsePlain(body) ?? parseAny(body);
    const tooDeep = findDeeper(tree);
    if (tooDeep !== undefined) return nestedTooDeeply(tooDeep.position?.start);
    const expansion = findExpansion(tree);
    if (expansion !== undefined) return { finding: expansion };
    convertAsides(tree);
    liftFlowElements(tree);
    return { tree };
  } catch (error) {
    if (error instanceof RangeError) return nestedTooDeeply();
    if (!(error instanceof VFileMessage)) throw error;
    return { finding: { rule: 'mdx/syntax', ...explainSyntaxError(error, body) } };
  }
}

/** Front matter has been split off before. */
export const features = { frontmatter: false };

/**
 * What `parser` would make of a plain body, in a twentieth of the time; only attributes of elements have no position.
 *
 * @returns `undefined` for all other bodies, and for those with an error, which `parser` explains
 */
function parsePlain(body: string): Root | undefined {
  if (!isPlainBody(body)) return undefined;
  try {
    return mdxToMdast(body, { features }) as Root;
  } catch {
    return undefined;
  }
}

const require = createRequire(import.meta.url);

let parser: typeof import('./parser.ts').parser | undefined;

/** Loads its parser when it is needed: that takes as long as parsing hundreds of plain bodies. */
function parseAny(body: string): Root {
  parser ??= (require('./parser.ts') as typeof import('./parser.ts')).parser;
  return parser.parse(body);
}

function nestedTooDeeply({ line = 1, column = 1 }: { line?: number; column?: number } = {}): { finding: BodyFinding } {
  const message = `The text is nested more than ${maxDepth} levels deep.`;
  const hint = 'Nest quotations, lists and components a few levels at most.';
  return { finding: { rule: 'mdx/syntax', line, column, message, hint } };
}
