import type { Rule } from '../../findings/rules.ts';

/**
 * Findings that appear although nobody has edited anything: time passes, other sites change, other articles are written.
 * All others are seen by whoever makes the change. The order is that of the text.
 */
export const alertRules = {
  'hours/closed-for-a-week': 'Channels that are closed for a week',
  'hours/holidays-end': 'Holidays that are not listed yet',
  'link/outside': 'Links to other sites that no longer work',
  'staleness/overdue': 'Overdue reviews',
  'translation/outdated': 'Translations that no longer follow their original',
  'answers/fragile': 'Questions that search answers only in their exact wording',
} as const satisfies Partial<Record<Rule, string>>;

/** What the report adds to them. */
export const reportKinds = {
  worse: 'What has become worse than usual',
  unhelpful: 'Articles that readers do not find helpful',
  unanswered: 'Questions that no article answers',
} as const;

export type AlertKind = keyof typeof alertRules | keyof typeof reportKinds;

export const alertHeadings: Readonly<Record<AlertKind, string>> = { ...reportKinds, ...alertRules };
