import type { CheckedText } from '../../checked-texts.ts';

/** A criterion of the content standard: what it asks is met when none of its rules has a finding. */
interface Criterion {
  /** Rules, or families of them ending in a slash. */
  rules: readonly string[];
  /** Types of articles it is for; all when left out. */
  types?: readonly CheckedText['type'][];
  /** What else it asks. */
  isMet?: (text: CheckedText) => boolean;
}

/**
 * The content standard (KCS v6, technique 5.1), as a checklist. Links, media, freshness and translation have figures of their own.
 */
const contentStandard = {
  questions: {
    rules: ['answers/missing', 'answers/few', 'answers/copied-from-title', 'answers/unrelated', 'answers/duplicate'],
  },
  structure: {
    rules: [
      'structure/heading-level',
      'structure/heading-space',
      'structure/list-as-text',
      'structure/bold-as-text',
      'structure/duplicate-heading',
      'structure/empty',
      'structure/empty-heading',
      'structure/wide-table',
    ],
  },
  complete: { rules: ['structure/placeholder', 'structure/unfinished'] },
  length: { rules: ['structure/too-long'] },
  language: { rules: ['prose/', 'structure/unknown-language'] },
  facts: { rules: ['fact/'] },
  unique: { rules: ['duplicate/'] },
  owner: { rules: ['owner/'] },
  wayOn: { rules: [], isMet: ({ leadsOn }) => leadsOn },
  diagnosis: { rules: ['structure/troubleshooting'], types: ['troubleshooting'] },
  steps: { rules: [], types: ['how-to'], isMet: ({ components }) => components.includes('Steps') },
  statusBesideTitle: { rules: ['structure/status-in-title'], types: ['known-issue'] },
} as const satisfies Record<string, Criterion>;

export type CriterionId = keyof typeof contentStandard;

export const criterionIds = Object.keys(contentStandard) as CriterionId[];

/** Which criteria apply to an article, and which of them it does not meet. */
export function checklistOf(text: CheckedText): { applicable: CriterionId[]; unmet: CriterionId[] } {
  const applicable = criterionIds.filter((id) => criterion(id).types?.includes(text.type) ?? true);
  return { applicable, unmet: applicable.filter((id) => !isMet(criterion(id), text)) };
}

function criterion(id: CriterionId): Criterion {
  return contentStandard[id];
}

function isMet({ rules, isMet: asks }: Criterion, text: CheckedText): boolean {
  return !hasFinding(text, rules) && (asks?.(text) ?? true);
}

/** Whether a rule, or one of a family ending in a slash, has a finding in the article. */
export function hasFinding({ rules }: Pick<CheckedText, 'rules'>, wanted: readonly string[]): boolean {
  return rules.some((rule) => wanted.some((each) => (each.endsWith('/') ? rule.startsWith(each) : rule === each)));
}
