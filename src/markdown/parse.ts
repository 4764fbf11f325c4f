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

/** The parser of articles, for both pages and checks. remark-cjk-friendly makes emphasis work beside full-width punctuation. */
const parser = unified().use(remarkParse).use(remarkMdx).use(remarkGfm).use(remarkCjkFriendly).use(remarkAsides).freeze();

/** @returns the tree, or a finding when the body cannot be parsed */
export function parseBody(body: string): { tree: Root } | { finding: BodyFinding } {
  const deepLine = findDeepLine(body);
  if (deepLine !== undefined) return nestedTooDeeply(deepLine);
  const crowded = findCrowdedParagraph(body) ?? findCrowdedAsides(body);
  if (crowded !== undefined) return { finding: crowded };
  try {
    const tree = parser.parse(body);
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
    // For a tag that is never closed only the message has the position.
    const [, tagLine, tagColumn] = tagPosition.exec(error.reason) ?? [];
    const { line = Number(tagLine ?? 1), column = Number(tagColumn ?? 1) } = error;
    return { finding: { rule: 'mdx/syntax', line, column, ...explain(error.reason.replace(tagPosition, '')) } };
  }
}

/** ` (3:1-3:8)` in a message. It counts from the first line of the body, which is misleading in a file with front matter. */
const tagPosition = / \((\d+):(\d+)-\d+:\d+\)/;

function nestedTooDeeply({ line = 1, column = 1 }: { line?: number; column?: number } = {}): { finding: BodyFinding } {
  const message = `The text is nested more than ${maxDepth} levels deep.`;
  const hint = 'Nest quotations, lists and components a few levels at most.';
  return { finding: { rule: 'mdx/syntax', line, column, message, hint } };
}

/** What remark-mdx says, with a hint for writers. */
function explain(reason: string): { message: string; hint: string } {
  const known = explanations.find(({ pattern }) => pattern.test(reason));
  const message = `${reason.split('\n')[0]?.replace(/\.?$/, '')}.`;
  return { message, hint: known?.hint ?? 'Look for a `<` or `{` that is meant as text and write `&lt;` or `\\{`.' };
}

const explanations: readonly { pattern: RegExp; hint: string }[] = [
  { pattern: /to create a comment in MDX/, hint: 'HTML comments are not MDX: write `{/* … */}`, or remove the comment.' },
  {
    pattern: /Expected a closing tag|Expected the closing tag/,
    hint: 'Close the component with `</Name>` at the same indentation, with blank lines around its content.',
  },
  { pattern: /Unexpected closing/, hint: 'The tags do not match: close them in the order they were opened.' },
  {
    pattern: /before (?:local )?name| in name|in closing tag/,
    hint: 'Write `&lt;` for a `<` that is meant as text, as in `&lt;3 天`. Bare `<https://…>` becomes `[text](https://…)`.',
  },
  { pattern: /expression|acorn|`}`|`{`|lazy line/i, hint: 'Write `\\{` and `\\}` for braces that are meant as text.' },
];
