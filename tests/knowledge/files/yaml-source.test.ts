import { describe, expect, test } from 'vitest';
import { places } from '../../support/builders.ts';
import { readContent } from '../../support/read-content.ts';

describe('the operator’s YAML', () => {
  test('broken YAML is one finding at its position, and the other files are still read', async () => {
    const { ids, findings } = await readContent({ files: { 'facts.yaml': '- id: a\n  value: {zh-cn: "7 天}\n- id: b\n' } });
    expect(ids).toEqual(['refund']);
    expect(places(findings)).toEqual(['schema/syntax content/facts.yaml:4:1']);
    expect(findings[0]).toMatchObject({ message: 'Missing closing "quote.', hint: expect.stringContaining('quote text') });
  });

  test('aliases that expand exponentially are refused before they fill the memory', async () => {
    const levels = Array.from(
      { length: 12 },
      (_, level) => `l${level + 1}: &l${level + 1} [${Array(9).fill(`*l${level}`).join(', ')}]`,
    );
    const { findings } = await readContent({ files: { 'taxonomy.yaml': `l0: &l0 [x]\n${levels.join('\n')}\n` } });
    expect(findings).toMatchObject([
      { rule: 'schema/syntax', file: 'content/taxonomy.yaml', hint: expect.stringContaining('aliases') },
    ]);
  });

  test('an alias inside its own value is refused before anything recurses forever', async () => {
    const cyclic = `
categories: &all
  - {id: orders, label: {zh-cn: 订单}, description: {zh-cn: 订单}, owner: billing, children: *all}
products: [{id: courses, label: {zh-cn: 课}, description: {zh-cn: 课}}]
stages: [{id: learning, label: {zh-cn: 学}}]
`;
    const { findings } = await readContent({ files: { 'taxonomy.yaml': cyclic } });
    expect(findings).toMatchObject([{ rule: 'schema/syntax', message: 'An alias refers to a value that contains it.' }]);
  });

  test('an alias that repeats a long list many times is refused before it is validated', async () => {
    const text = `a: &a [${'1,'.repeat(25_000)}]\nb: [${'*a,'.repeat(99)}]\n`;
    const { findings } = await readContent({ files: { 'taxonomy.yaml': text } });
    expect(findings).toMatchObject([{ rule: 'schema/syntax', message: 'The file has more than 200000 values.' }]);
  });

  test.each(['[', '{a: ', '- '])('endless %j is one finding that a writer understands', async (sign) => {
    const { findings } = await readContent({ files: { 'site.yaml': `name: ${sign.repeat(50_000)}` } });
    expect(findings).toHaveLength(1);
    expect(findings).toMatchObject([{ rule: 'schema/syntax', message: expect.not.stringContaining('call stack') }]);
  });

  test('a duplicate key is reported at its second occurrence', async () => {
    const { findings } = await readContent({ files: { 'facts.yaml': '- id: a\n  value: {zh-cn: x}\n  id: b\n' } });
    expect(findings).toMatchObject([{ rule: 'schema/syntax', line: 3, column: 3, message: '`id` appears twice here.' }]);
  });

  test.each([
    [
      'a full-width colon',
      'a: b\n- id：refund-days',
      '2:5 The colon of `id：` is full-width. Write `id: refund-days`, with the colon of the Latin keyboard and a space.',
    ],
    [
      'nothing but full-width colons',
      'id：a\nterm：b',
      '1:3 The colon of `id：` is full-width. Write `id: a`, with the colon of the Latin keyboard and a space.',
    ],
    [
      'a second colon',
      'title: Refund: how it’s done',
      "1:8 `title: Refund: how it’s done` has a second `: `, or the next line is indented too far. Put a text with a colon into quotes: `title: 'Refund: how it’s done'`. Fields of the same group begin in the same column.",
    ],
    ['a special character', "- @teacher's", "1:3 A text cannot begin with `@` here. Put it into quotes: `- '@teacher''s'`."],
    [
      'a line without a colon',
      'a: b\nrefunds\nc: d',
      '2:1 `refunds` is not a `field: value`. Write a colon and a space after the name of the field. A text of several lines is indented below `field: >-`.',
    ],
    [
      'a text with a sign that begins a comment',
      'a: b # why\nc: Course #3’s end',
      "2:4 The text ends at `Course`: `#3’s end` is a comment to YAML. Put it into quotes: `'Course #3’s end'`. A comment has a space after its sign.",
    ],
    [
      'text after a quote',
      "a: 'it's'",
      "1:8 There is more after the closing quote of `a: 'it's'`. Put the whole text into quotes, and write a quote inside of single quotes twice: `'it''s'`.",
    ],
    [
      'a list beside its field',
      'a: - b',
      "1:4 A list cannot begin on the line of its field: `a: - b`. Begin it on the next line, or put a text that begins with `- ` into quotes: `a: '- b'`.",
    ],
    ['a tab', 'a:\n\tb: c', '2:1 The line is indented with a tab. Indent with two spaces for each level.'],
  ])('%s is explained in words for writers', async (_mistake, text, says) => {
    const { findings } = await readContent({ files: { 'facts.yaml': text } });
    expect(findings.map(({ line, column, message, hint }) => `${line}:${column} ${message} ${hint}`)).toEqual([says]);
  });
});
