import { finding } from '../findings/finding.ts';
import type { Rule } from '../findings/rules.ts';
import type { OperatorData } from '../knowledge/operator-files.ts';
import { bodyPosition, type Check } from './check.ts';

/** Findings from compiling each body, including the bodies of broken entries. */
export const checkBodies: Check = ({ kb, articles, handbook, broken }) =>
  [...articles, ...handbook, ...broken.articles, ...broken.handbook].flatMap((entry) =>
    entry.fragment.findings.flatMap(({ rule, message, hint, fix, ...position }) => {
      const file = namedIn[rule];
      // What the file names may be in the part that has errors.
      if (file !== undefined && kb.faulty.has(file)) return [];
      const edits = fix?.map((edit) => ({ ...edit, line: edit.line + entry.bodyLine - 1 }));
      return [finding(rule, bodyPosition(entry, position), message, hint, edits)];
    }),
  );

/** Where the things are listed that a rule expects to exist. */
const namedIn: Partial<Record<Rule, keyof OperatorData>> = {
  'mdx/unknown-fact': 'facts',
  'mdx/unknown-term': 'glossary',
  'taxonomy/unknown-channel': 'channels',
};
