import { finding } from '../findings/finding.ts';
import { bodyPosition, type Check } from './check.ts';

/** What compiling found in each body, broken entries included. */
export const checkBodies: Check = ({ articles, handbook, broken }) =>
  [...articles, ...handbook, ...broken.articles, ...broken.handbook].flatMap((entry) =>
    entry.fragment.findings.map(({ rule, message, hint, ...position }) =>
      finding(rule, bodyPosition(entry, position), message, hint),
    ),
  );
