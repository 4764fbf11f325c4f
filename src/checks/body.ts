import { finding } from '../findings/finding.ts';
import { bodyPlace, type Check } from './check.ts';

/** What compiling found in each body, broken entries included. */
export const checkBodies: Check = ({ articles, handbook, broken }) =>
  [...articles, ...handbook, ...broken.articles, ...broken.handbook].flatMap((entry) =>
    entry.fragment.findings.map(({ rule, message, hint, ...position }) =>
      finding(rule, bodyPlace(entry, position), message, hint),
    ),
  );
