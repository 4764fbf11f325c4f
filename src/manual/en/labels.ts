import type { ManualLabels } from '../labels.ts';

export const labels: ManualLabels = {
  rules: 'Rules',
  severities: { error: 'Error', warning: 'Warning', info: 'Note' },
  stopsBuild: 'Stops a build',
  doesNotStopBuild: 'Does not stop a build',
  why: 'Why',
  fix: 'How to fix it',
  example: 'Example',
  wrong: 'Instead of:',
  right: 'Write:',
  ruleTable: ['Rule', 'Severity', 'What holds when it is followed'],
  glossary: 'Glossary',
  term: 'Word',
  meaning: 'Meaning',
};
