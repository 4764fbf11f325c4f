import type { Strings } from '../i18n/strings.ts';
import type { SectionId } from './part.ts';

/** What each section is for, by which lists of the sections are grouped. */
export const groupOf: Readonly<Record<SectionId, keyof Strings['reports']['pages']['groups']>> = {
  summary: 'start',
  next: 'act',
  plan: 'act',
  alerts: 'act',
  scorecard: 'goals',
  trend: 'goals',
  service: 'goals',
  surveys: 'goals',
  capacity: 'goals',
  demand: 'needs',
  searches: 'needs',
  questions: 'needs',
  comments: 'needs',
  coverage: 'needs',
  gaps: 'needs',
  health: 'articles',
  helpfulness: 'articles',
  findability: 'articles',
  staleness: 'articles',
  method: 'method',
};
