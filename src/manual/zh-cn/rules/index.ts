import type { Rule } from '../../../findings/rules.ts';
import type { Advice } from '../../advice.ts';
import { answersRules } from './answers.ts';
import { brandRules } from './brand.ts';
import { factRules } from './fact.ts';
import { hoursRules } from './hours.ts';
import { linkRules } from './link.ts';
import { mdxRules } from './mdx.ts';
import { mediaRules } from './media.ts';
import { proseRules } from './prose.ts';
import { schemaRules } from './schema.ts';
import { stalenessRules } from './staleness.ts';
import { structureRules } from './structure.ts';
import { targetRules } from './target.ts';
import { taxonomyRules } from './taxonomy.ts';
import { translationRules } from './translation.ts';
import { versionRules } from './version.ts';

/** Advice on every rule, one file for each subject. */
export const ruleAdvice: Readonly<Record<Rule, Advice>> = {
  ...answersRules,
  ...brandRules,
  ...factRules,
  ...hoursRules,
  ...linkRules,
  ...mdxRules,
  ...mediaRules,
  ...proseRules,
  ...schemaRules,
  ...stalenessRules,
  ...structureRules,
  ...targetRules,
  ...taxonomyRules,
  ...translationRules,
  ...versionRules,
};
