import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { appendToList } from '../../../src/knowledge/files/append-to-list.ts';
import { hostileTexts } from '../../reports/patch/hostile-texts.ts';

describe('appendToList', () => {
  test('writes below the last item, as deep, and keeps every byte of the rest', () => {
    const yaml = 'a: 1   # one\nanswers:   # asked\n    - first\n    - "second"  # often\n\n# end\nb: [x]\n';
    expect(appendToList(yaml, ['answers'], ['third'])).toBe(
      'a: 1   # one\nanswers:   # asked\n    - first\n    - "second"  # often\n    - third\n\n# end\nb: [x]\n',
    );
  });

  test.each([
    [
      'an item over several lines',
      'answers:\n  - first\n    and more\nb: 1\n',
      'answers:\n  - first\n    and more\n  - x\nb: 1\n',
    ],
    ['a folded item', 'answers:\n  - >\n    first\n    more\nb: 1\n', 'answers:\n  - >\n    first\n    more\n  - x\nb: 1\n'],
    ['no line feed at the end', 'answers:\n  - first', 'answers:\n  - first\n  - x\n'],
    ['a list in one line', 'answers: [a, "b"] # c\n', 'answers: [a, "b", x] # c\n'],
    ['a list in one line with a last comma', 'answers: [a, ]\n', 'answers: [a, x, ]\n'],
    ['an empty list', 'answers: []\nb: 1\n', 'answers: [x]\nb: 1\n'],
    ['no indent', 'answers:\n- a\nb: 1\n', 'answers:\n- a\n- x\nb: 1\n'],
    ['no value', 'answers:\nb: 1\n', 'answers:\n  - x\nb: 1\n'],
    ['no such field', 'b: 1\n', 'b: 1\nanswers:\n  - x\n'],
    ['nothing at all', '', 'answers:\n  - x\n'],
  ])('adds to a list with %s', (_case, yaml, expected) => {
    expect(appendToList(yaml, ['answers'], ['x'])).toBe(expected);
  });

  test('adds a group to a list of groups, and a word to a group', () => {
    const yaml = 'en:\n  - [refund, money back]\n  - [cv, résumé]\n';
    expect(appendToList(yaml, ['en'], [['kid', 'nipper']])).toBe(`${yaml}  - [kid, nipper]\n`);
    expect(appendToList(yaml, ['en', 0], ['re, fund'])).toBe('en:\n  - [refund, money back, "re, fund"]\n  - [cv, résumé]\n');
    expect(appendToList(yaml, ['zh-cn'], [['发票', '飘子']])).toBe(`${yaml}zh-cn:\n  - [发票, 飘子]\n`);
  });

  test.each([
    ['an alias', 'a: &x [1]\nanswers: *x\n'],
    ['a list that an alias repeats', 'answers: &x [a]\nb: *x\n'],
    ['a text in place of a list', 'answers: none\n'],
    ['a tilde for nothing', 'answers: ~\n'],
    ['broken YAML', 'answers: [a\n'],
  ])('refuses %s', (_case, yaml) => {
    expect(appendToList(yaml, ['answers'], ['x'])).toBeUndefined();
  });

  const lists = ['answers:\n  - a\nb: 1\n', 'answers: [a]\nb: 1\n', 'b: 1\n'];

  test.each(hostileTexts)('adds %j as a text and nothing else, on one line', (text) => {
    for (const yaml of lists) {
      const written = appendToList(yaml, ['answers'], [text]) ?? '';
      expect(parse(written)).toEqual({ b: 1, answers: [...(yaml === 'b: 1\n' ? [] : ['a']), text] });
      expect(written.split('\n').length - yaml.split('\n').length).toBeLessThanOrEqual(2);
    }
  });

  test('keeps a space at the end that is none to YAML', () => {
    expect(parse(appendToList('answers:\n  - a\n', ['answers'], ['b\u3000']) ?? '')).toEqual({ answers: ['a', 'b\u3000'] });
  });

  test('reads back any text as it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), fc.constantFrom(...lists), (text, yaml) => {
        // A blank is no question: nothing proposes one.
        fc.pre(text.trim() !== '');
        expect(parse(appendToList(yaml, ['answers'], [text]) ?? '').answers.at(-1)).toBe(text);
      }),
    );
  });
});
