import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { makeCorpus } from '../../../scripts/lab/fixtures/corpus/corpus.ts';
import { parsePlainYaml } from '../../../src/knowledge/files/plain-yaml.ts';
import { parseAnyYaml } from '../../../src/knowledge/files/yaml-source.ts';
import { runs } from '../../support/properties.ts';

const values = [
  ...[
    'refund-a-course',
    '怎么退款？',
    'Can I pay by card?',
    "it's",
    'a "quoted" word',
    '2026-11-20',
    '180',
    '007',
    '1e3',
    'null',
    'True',
    'no',
    '~',
    '',
  ],
  ...[
    '10:30',
    'a: b',
    'b:',
    'Course #3',
    'C#',
    '# comment',
    ' padded ',
    '- dash',
    '*alias',
    '&anchor x',
    '!tag x',
    '%',
    '@x',
    '`x`',
    '{a: b}',
    '| x',
  ],
  ...[
    '[courses, coaching]',
    '[a,b]',
    '[a, true]',
    '[]',
    '[a',
    '"2c68cf4322d9"',
    "'x'",
    "'it''s'",
    '"a\\n"',
    '"open',
    'é😀',
    '\u3000',
    'x\ty',
    '|',
    '>',
  ],
];
const plainValues = [
  'refund-a-course',
  '怎么退款？',
  'Can I pay by card?',
  "it's",
  '2026-11-20',
  '180',
  '[courses, coaching]',
  '"2c68cf4322d9"',
];

/** Mostly what is plain, so that whole texts are. */
function mostly<Value>(usual: fc.Arbitrary<Value>, unusual: fc.Arbitrary<Value>): fc.Arbitrary<Value> {
  return fc.oneof({ weight: 9, arbitrary: usual }, { weight: 1, arbitrary: unusual });
}
const anyOf = (...texts: string[]): fc.Arbitrary<string> => fc.constantFrom(...texts);
const value = fc.oneof(
  anyOf(...plainValues),
  mostly(anyOf(...plainValues), fc.oneof(anyOf(...values), fc.string({ unit: 'binary' }))),
);
const name = mostly(
  anyOf('title', 'answers', 'reviewEvery', 'related', 'owner'),
  anyOf('true', 'constructor', 'two words', 'x-y', ''),
);
const item = fc.tuple(mostly(anyOf('  - '), anyOf('- ', '  -  ', '    - ', '  ')), value);
const line = fc.tuple(name, mostly(anyOf(': '), anyOf(':', ':  ', ' : ')), value).map((parts) => parts.join(''));
const list = fc
  .tuple(name, mostly(anyOf(':'), anyOf(': ')), fc.array(item))
  .map(([key, colon, items]) => [`${key}${colon}`, ...items.map((parts) => parts.join(''))].join('\n'));
const field = mostly(fc.oneof(line, list), anyOf('', '# comment', '  more text', '---', 'issue:\n  status: open'));

/** What both must agree on. */
function parsed(text: string): unknown {
  const result = parseAnyYaml('a.yaml', text, 2);
  return 'source' in result ? { data: result.source.data, positions: result.source.positions } : result;
}

test('plain YAML is read as the yaml package reads it, positions included', () => {
  let plain = 0;
  fc.assert(
    fc.property(fc.array(field, { minLength: 1, maxLength: 4 }), (fields) => {
      const text = `${fields.join('\n')}\n`;
      const found = parsePlainYaml(text, 2);
      if (found === undefined) return;
      plain += 1;
      expect(found).toEqual(parsed(text));
    }),
    { numRuns: runs(1_000) },
  );
  expect(plain).toBeGreaterThan(runs(1_000) / 20);
});

test('the front matter of ordinary articles is plain', () => {
  for (const { frontMatter } of makeCorpus({ articles: 20, seed: 'plain' })) {
    const text = stringify(frontMatter, { lineWidth: 0 });
    expect(parsePlainYaml(text, 2)).toEqual(parsed(text));
  }
  expect(parsePlainYaml('title: a\n# comment\n', 2)).toBeUndefined();
});
