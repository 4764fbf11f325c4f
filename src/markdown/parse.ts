import type { Root } from 'mdast';
import remarkCjkFriendly from 'remark-cjk-friendly';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { VFileMessage } from 'vfile-message';
import { convertAsides, remarkAsides } from './asides.ts';
import type { BodyFinding } from './fragment.ts';
import { liftFlowElements } from './jsx.ts';
import { findCrowdedAsides } from './limits/crowded-asides.ts';
import { findCrowdedParagraph } from './limits/crowded-paragraph.ts';
import { findExpansion } from './limits/expansion.ts';
import { findDeeper, findDeepLine, maxDepth } from './limits/nesting.ts';
import { parseNatively } from './native-parser.ts';
import { explainSyntaxError } from './syntax-errors.ts';

/** The parser of articles, for both pages and checks. remark-cjk-friendly makes emphasis work beside full-width punctuation. */
const parser = unified().use(remarkParse).use(remarkMdx).use(remarkGfm).use(remarkCjkFriendly).use(remarkAsides).freeze();

/**
 * Knows every construct and names every mistake; `parseNatively` is for the speed.
 *
 * @throws VFileMessage for a syntax error
 */
export function parseWithRemark(body: string): Root {
  return parser.parse(body);
}

/** @returns the tree, or a finding when the body cannot be parsed */
export function parseBody(body: string): { tree: Root } | { finding: BodyFinding } {
  const deepLine = findDeepLine(body);
  if (deepLine !== undefined) return nestedTooDeeply(deepLine);
  const crowded = findCrowdedParagraph(body) ?? findCrowdedAsides(body);
  if (crowded !== undefined) return { finding: crowded };
  try {
    const tree = parseNatively(body) ?? parseWithRemark(body);
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

function nestedTooDeeply({ line = 1, column = 1 }: { line?: number; column?: number } = {}): { finding: BodyFinding } {
  const message = `The text is nested more than ${maxDepth} levels deep.`;
  const hint = 'Nest quotations, lists and components a few levels at most.';
  return { finding: { rule: 'mdx/syntax', line, column, message, hint } };
}
