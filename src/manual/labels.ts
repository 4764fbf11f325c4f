import type { Severity } from '../findings/rules.ts';

/** What the manual's tables and pages of rules say besides their content. */
export interface ManualLabels {
  /** Title of the page of all rules. */
  rules: string;
  severities: Readonly<Record<Severity, string>>;
  stopsBuild: string;
  doesNotStopBuild: string;
  why: string;
  fix: string;
  example: string;
  wrong: string;
  right: string;
  /** Columns: rule, severity, summary. */
  ruleTable: readonly [string, string, string];
  glossary: string;
  term: string;
  /** The English word, which code and files use; left out in English. */
  inCode?: string;
  meaning: string;
}
