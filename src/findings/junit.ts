import { escapeMarkup } from '../escape-markup.ts';
import type { Finding } from './finding.ts';

/**
 * Findings as a JUnit report: a test case for each, failed for errors, passed with output for the rest,
 * in a suite for each file. Without findings one passed case says that the checks ran.
 */
export function renderJunit(findings: readonly Finding[]): string {
  const suites = [...Map.groupBy(findings, ({ file }) => file)].map(([file, own]) => {
    const failures = own.filter(({ severity }) => severity === 'error').length;
    return `  <testsuite name="${escapeXml(file)}" tests="${own.length}" failures="${failures}">\n${own.map(testCase).join('\n')}\n  </testsuite>`;
  });
  const nothing = '  <testsuite name="content" tests="1" failures="0">\n    <testcase name="no findings"/>\n  </testsuite>';
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="Content checks">\n${suites.length === 0 ? nothing : suites.join('\n')}\n</testsuites>\n`;
}

function testCase({ file, line, column, rule, severity, message, hint }: Finding): string {
  const where = `${file}:${line}:${column}`;
  const told =
    severity === 'error'
      ? `<failure type="${escapeXml(rule)}" message="${escapeXml(message)}">${escapeXml(`${where}\n${hint}`)}</failure>`
      : `<system-out>${escapeXml(`${severity}: ${message}\n${hint}`)}</system-out>`;
  return `    <testcase classname="${escapeXml(rule)}" name="${escapeXml(where)}">${told}</testcase>`;
}

/** XML has no place for control characters and half pairs, escaped or not. https://www.w3.org/TR/xml/#charsets */
function escapeXml(text: string): string {
  return escapeMarkup(text.replaceAll(/[^\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, ''));
}
