import { finding } from '../findings/finding.ts';
import { bodyPosition, type Check } from './check.ts';

/** Findings from compiling each body, including the bodies of broken entries. */
export const checkBodies: Check = ({ articles, handbook, broken }) =>
  [...articles, ...handbook, ...broken.articles, ...broken.handbook].flatMap((entry) =>
    entry.fragment.findings.map(({ rule, message, hint, ...position }) =>
      finding(rule, bodyPosition(entry, position), message, hint),
    ),
  );
