import { describe, expect, test } from 'vitest';
import { type Finding, sortFindings } from '../../src/findings/finding.ts';
import { formats } from '../../src/findings/index.ts';
import { rules } from '../../src/findings/rules.ts';
import { renderTerminal } from '../../src/findings/terminal.ts';

function finding(overrides: Partial<Finding> = {}): Finding {
  return {
    rule: 'taxonomy/unknown-category',
    severity: 'error',
    message: '`biling` is not a category. Did you mean `billing`?',
    hint: 'A category is defined in content/taxonomy.yaml.',
    file: 'content/articles/en/refund.mdx',
    line: 4,
    column: 11,
    ...overrides,
  };
}

const three = [
  finding(),
  finding({ rule: 'staleness/overdue', severity: 'warning', message: 'Late.', hint: 'Read it.\nThen date it.' }),
  finding({ rule: 'staleness/due', severity: 'info', message: 'Soon.', hint: 'Read it.' }),
];

describe('for a terminal', () => {
  test('place, rule, what is wrong and what to do stand together, the counts come last', () => {
    expect(formats.terminal(three)).toMatchInlineSnapshot(`
      "content/articles/en/refund.mdx:4:11  error  taxonomy/unknown-category
        \`biling\` is not a category. Did you mean \`billing\`?
        A category is defined in content/taxonomy.yaml.

      content/articles/en/refund.mdx:4:11  warning  staleness/overdue
        Late.
        Read it.
        Then date it.

      content/articles/en/refund.mdx:4:11  info  staleness/due
        Soon.
        Read it.

      1 error, 1 warning, 1 note
      "
    `);
  });

  test('nothing to say is said', () => {
    expect(formats.terminal([])).toBe('0 errors, 0 warnings, 0 notes\n');
    expect(renderTerminal([], { advice: 'See them all.' })).toBe('0 errors, 0 warnings, 0 notes\n');
  });

  const mixed = [
    finding({ rule: 'translation/missing', severity: 'info', file: 'a.mdx' }),
    finding({ rule: 'answers/missing', severity: 'warning', file: 'a.mdx' }),
    finding({ file: 'a.mdx' }),
    finding({ rule: 'staleness/due', severity: 'info', file: 'b.mdx' }),
    finding({ rule: 'owner/unknown', file: 'b.mdx' }),
    finding({ rule: 'translation/missing', severity: 'info', file: 'b.mdx' }),
    finding({ rule: 'staleness/overdue', severity: 'warning', file: 'c.mdx' }),
  ];

  test('errors come first, then warnings, then notes, each in the order of files', () => {
    expect(formats.terminal(mixed).match(/^\S+ {2}.*$/gm)).toEqual([
      'a.mdx:4:11  error  taxonomy/unknown-category',
      'b.mdx:4:11  error  owner/unknown',
      'a.mdx:4:11  warning  answers/missing',
      'c.mdx:4:11  warning  staleness/overdue',
      'a.mdx:4:11  info  translation/missing',
      'b.mdx:4:11  info  staleness/due',
      'b.mdx:4:11  info  translation/missing',
    ]);
  });

  test('with advice where to see them, notes are one line for each rule, and nothing else is shortened', () => {
    const whole = formats.terminal(mixed);
    expect(renderTerminal(mixed, { advice: '`npm run check -- --verbose` names them.' })).toBe(
      `${whole.slice(0, whole.indexOf('a.mdx:4:11  info'))}2 notes  translation/missing
1 note  staleness/due
  \`npm run check -- --verbose\` names them.

2 errors, 2 warnings, 3 notes
`,
    );
  });

  test('without notes there is nothing to advise', () => {
    const grave = mixed.filter(({ severity }) => severity !== 'info');
    expect(renderTerminal(grave, { advice: 'See them all.' })).toBe(formats.terminal(grave));
  });
});

describe('for a program', () => {
  test('counts and findings are JSON with a line end', () => {
    const text = formats.json(three);
    expect(text.endsWith('}\n')).toBe(true);
    expect(JSON.parse(text)).toEqual({ counts: { error: 1, warning: 1, info: 1 }, findings: three });
  });

  test('nothing to say is an empty list, not an empty file', () => {
    expect(JSON.parse(formats.json([]))).toEqual({ counts: { error: 0, warning: 0, info: 0 }, findings: [] });
  });
});

describe('for GitHub', () => {
  test('each severity has its command, the sum comes first', () => {
    expect(formats.github(three)).toMatchInlineSnapshot(`
      "::notice title=Content checks::1 error, 1 warning, 1 note
      ::error file=content/articles/en/refund.mdx,line=4,col=11,title=taxonomy/unknown-category::\`biling\` is not a category. Did you mean \`billing\`?%0AA category is defined in content/taxonomy.yaml.
      ::warning file=content/articles/en/refund.mdx,line=4,col=11,title=staleness/overdue::Late.%0ARead it.%0AThen date it.
      ::notice file=content/articles/en/refund.mdx,line=4,col=11,title=staleness/due::Soon.%0ARead it.
      "
    `);
  });

  test('signs that end a property or a line are escaped, so that a text cannot write commands', () => {
    const [, line] = formats
      .github([finding({ file: 'a,b:c%d.mdx', message: '100 % \r\n::error::x', hint: 'a: b, c' })])
      .split('\n');
    expect(line).toBe(
      '::error file=a%2Cb%3Ac%25d.mdx,line=4,col=11,title=taxonomy/unknown-category::100 %25 %0D%0A::error::x%0Aa: b, c',
    );
  });
});

describe('for code hosts, as SARIF', () => {
  test('each finding names its rule and its place, by the rule’s number too', () => {
    const { version, runs } = JSON.parse(formats.sarif(three));
    const [{ tool, results }] = runs;
    expect(version).toBe('2.1.0');
    expect(tool.driver.rules.map(({ id }: { id: string }) => id)).toEqual(Object.keys(rules));
    expect(results.map(({ ruleIndex }: { ruleIndex: number }) => tool.driver.rules[ruleIndex].id)).toEqual(
      three.map(({ rule }) => rule),
    );
    expect(results.map(({ level }: { level: string }) => level)).toEqual(['error', 'warning', 'note']);
    expect(results[0].locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: 'content/articles/en/refund.mdx' },
      region: { startLine: 4, startColumn: 11 },
    });
  });

  test('a path is a URI, and nothing to say is an empty list', () => {
    const [{ results }] = JSON.parse(formats.sarif([finding({ file: 'content/退款 #1.mdx' })])).runs;
    expect(results[0].locations[0].physicalLocation.artifactLocation.uri).toBe('content/%E9%80%80%E6%AC%BE%20%231.mdx');
    expect(JSON.parse(formats.sarif([])).runs[0].results).toEqual([]);
  });
});

describe('for test reports, as JUnit', () => {
  test('errors fail, the rest is told, and a suite counts both', () => {
    expect(formats.junit(three)).toMatchInlineSnapshot(`
      "<?xml version="1.0" encoding="UTF-8"?>
      <testsuites name="Content checks">
        <testsuite name="content/articles/en/refund.mdx" tests="3" failures="1">
          <testcase classname="taxonomy/unknown-category" name="content/articles/en/refund.mdx:4:11"><failure type="taxonomy/unknown-category" message="\`biling\` is not a category. Did you mean \`billing\`?">content/articles/en/refund.mdx:4:11
      A category is defined in content/taxonomy.yaml.</failure></testcase>
          <testcase classname="staleness/overdue" name="content/articles/en/refund.mdx:4:11"><system-out>warning: Late.
      Read it.
      Then date it.</system-out></testcase>
          <testcase classname="staleness/due" name="content/articles/en/refund.mdx:4:11"><system-out>info: Soon.
      Read it.</system-out></testcase>
        </testsuite>
      </testsuites>
      "
    `);
  });

  test('nothing to say is one passed case, not an empty report', () => {
    expect(formats.junit([])).toContain('<testcase name="no findings"/>');
  });

  test('what XML cannot hold is left out, what it can is escaped', () => {
    const xml = formats.junit([finding({ message: '<a> & "b"\u0000\u001b\ud800\uffff 退款 \u{1f600}' })]);
    expect(xml).toContain('message="&lt;a&gt; &amp; &quot;b&quot; 退款 \u{1f600}"');
  });
});

test('only the terminal has an order of its own; the other formats name every finding where the checks put it', () => {
  const list = three.toReversed();
  expect(JSON.parse(formats.json(list)).findings).toEqual(list);
  for (const name of ['github', 'sarif', 'junit'] as const) {
    const places = list.map(({ message }) => formats[name](list).indexOf(message));
    expect(
      places.every((place, index) => place > (places[index - 1] ?? 0)),
      name,
    ).toBe(true);
  }
});

test('sorting does not depend on the order in which checks ran', () => {
  const list = [
    ...three,
    finding({ line: 3 }),
    finding({ line: 30 }),
    finding({ file: 'content/a.yaml' }),
    finding({ column: 2 }),
  ];
  const sorted = sortFindings(list);
  expect(sortFindings(list.toReversed())).toEqual(sorted);
  expect(sorted.map(({ file, line, column }) => `${file.split('/').at(-1)}:${line}:${column}`)).toEqual(
    [
      'refund.mdx:3:11',
      'refund.mdx:4:2',
      'refund.mdx:4:11',
      'refund.mdx:4:11',
      'refund.mdx:4:11',
      'refund.mdx:30:11',
      'a.yaml:4:11',
    ].toSorted((a, b) => Number(b.startsWith('a.')) - Number(a.startsWith('a.'))),
  );
});

test('every rule says in a sentence what it protects', () => {
  for (const { summary } of Object.values(rules)) expect(summary).toMatch(/^[A-Z].*\.$/);
});
