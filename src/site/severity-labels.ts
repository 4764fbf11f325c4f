import type { Severity } from '../findings/rules.ts';

/** Names of the severities in Chinese, the manual's language. */
export const severityLabels: Readonly<Record<Severity, string>> = { error: '错误', warning: '警告', info: '提示' };
