import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '..');

/** Words that the code, its comments and its messages avoid, each with what to write instead. */
const avoided: readonly { pattern: RegExp; instead: string }[] = [
  { pattern: /\bmend(?:s|ed|ing)?\b/i, instead: 'fix' },
  { pattern: /\bframing[ -]?words?\b|\bframingWord/i, instead: 'stop word' },
  { pattern: /\bgates?\b|\bgate[A-Z]\w*/, instead: 'sanitizer, allow-list, sanitize…' },
  { pattern: /\bsecond look\b|\bsecondLook/i, instead: 're-ranking' },
  { pattern: /\breckon/i, instead: 'compute, calculate' },
  // “There is no …” and “no longer” are fine.
  {
    pattern: /(?<!\bthere )\b(?:is|are) no (?!(?:longer|more|less|different|better|worse|need|use|room)\b)[a-z`]/i,
    instead: 'is not a …',
  },
  { pattern: /\bSo (?:many|long)\b/, instead: 'what the value is: rows per batch, timeout in milliseconds' },
  { pattern: /\banew\b/i, instead: 'again' },
  { pattern: /\bthereby\b/i, instead: 'so, which' },
  { pattern: /\bof before\b(?!\))/, instead: 'earlier, previous' },
  { pattern: /\bgone on\b/i, instead: 'continued' },
  { pattern: /\btaken in\b/i, instead: 'read, imported' },
  { pattern: /\bpassages?\b/i, instead: 'snippet' },
  {
    pattern: /\b(?:interface|type) \w*Place\b/,
    instead: 'Position (in a file), rank (in results), container or target (in the DOM)',
  },
  { pattern: /\bconst (?!KB_)[A-Z][A-Z0-9]*_[A-Z0-9_]+\b/, instead: 'a constant in camelCase' },
  { pattern: /\bconst (?:most|least)[A-Z]/, instead: 'max…, min…' },
];

/** Words of readers and of sample texts. */
const isSample = (path: string): boolean => /^(?:scripts\/lab\/bench\/words-|src\/search\/lexicon\/(?:en|zh-cn)\.ts)/.test(path);

const files = ['src', 'plugins', 'scripts'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((path) => `${folder}/${path.split(sep).join('/')}`)
    .filter((path) => /\.(?:ts|mjs|astro|mdx|css)$/.test(path) && !path.includes('node_modules/') && !isSample(path)),
);

/** Each use of an avoided word, as `<file>:<line> “<word>”: write <instead>`. */
function usesIn(file: string, text: string): string[] {
  return text.split('\n').flatMap((line, index) =>
    avoided.flatMap(({ pattern, instead }) => {
      const [word] = pattern.exec(line) ?? [];
      return word === undefined ? [] : [`${file}:${index + 1} “${word}”: write ${instead}`];
    }),
  );
}

describe('words', () => {
  test('the code, its comments and its messages use the usual terms', () => {
    expect(files.flatMap((file) => usesIn(file, readFileSync(join(root, file), 'utf8')))).toEqual([]);
  });

  test('a use is reported with its line and what to write instead', () => {
    const text =
      "/** Recommended. */\nconst hint = 'Mend it: `x` is no number.';\n// There is no such file any more; it is no longer read.";
    expect(usesIn('a.ts', text)).toEqual(['a.ts:2 “Mend”: write fix', 'a.ts:2 “is no n”: write is not a …']);
  });

  test('tests are called `test`', () => {
    const tests = readdirSync(join(root, 'tests'), { recursive: true, encoding: 'utf8' }).filter((path) =>
      path.endsWith('.test.ts'),
    );
    const others = tests.filter((path) =>
      /import \{[^}]*\bit\b[^}]*\} from 'vitest'/.test(readFileSync(join(root, 'tests', path), 'utf8')),
    );
    expect(others).toEqual([]);
  });
});
