import { escapeMarkup } from '../escape-markup.ts';
import type { Finding } from './finding.ts';

/**
 * JUnit XML with one suite per file and one test case per finding. Errors are failures; warnings and notes pass, with
 * their text as output. Without findings, a single passed case shows that the checks ran.
 */
export function renderJunit(findings: readonly Finding[]): string {
  const suites = [...Map.groupBy(findings, ({ file }) => file)].map(([file, own]) => {
    const failures = own.filter(({ severity }) => severity === 'error').length;
    return `  <testsuite name="${escapeXml(file)}" tests="${own.length}" failures="${failures}">\n${own.map(testCase).join('\n')}\n  </testsuite>`;
  });
  const noFindings = '  <testsuite name="content" tests="1" failures="0">\n    <testcase name="no findings"/>\n  </testsuite>';
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="Content checks">\n${suites.length === 0 ? noFindings : suites.join('\n')}\n</testsuites>\n`;
}

function testCase({ file, line, column, rule, severity, message, hint }: Finding): string {
  const where = `${file}:${line}:${column}`;
  const result =
    severity === 'error'
      ? `<failure type="${escapeXml(rule)}" message="${escapeXml(message)}">${escapeXml(`${where}\n${hint}`)}</failure>`
      : `<system-out>${escapeXml(`${severity}: ${message}\n${hint}`)}</system-out>`;
  return `    <testcase classname="${escapeXml(rule)}" name="${escapeXml(where)}">${result}</testcase>`;
}

/** XML allows neither control characters nor lone surrogates, even escaped. https://www.w3.org/TR/xml/#charsets */
function escapeXml(text: string): string {
  return escapeMarkup(text.replaceAll(/[^\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, ''));
}
