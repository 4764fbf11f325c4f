import type { Severity } from '../findings/rules.ts';

/** Severities in the language of the manual. */
export const severityLabels: Readonly<Record<Severity, string>> = { error: '错误', warning: '警告', info: '提示' };
