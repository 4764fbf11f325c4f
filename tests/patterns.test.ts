import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { check } from 'recheck';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { patternOfAmounts } from '../src/checks/facts/amounts.ts';
import { patternOfTerms } from '../src/checks/terms.ts';
import { plainPattern } from '../src/markdown/prose/plain-english.ts';
import { patternOfWords } from '../src/search/snippets/mark.ts';

/**
 * Patterns match what readers and writers type: searches, comments, addresses, articles. One that backtracks can be
 * made to run for minutes in the thread that serves everybody. recheck shows that every pattern in src/ takes linear
 * time, by following all paths through it: <https://makenowjust-labs.github.io/recheck/>.
 */
const root = resolve(import.meta.dirname, '..');
const files = globSync('src/**/*.{ts,astro}', { cwd: root }).sort();

/** Patterns built at run time, by file: examples that use everything they can consist of. */
const builtPatterns: Readonly<Record<string, readonly RegExp[]>> = {
  'src/checks/facts/amounts.ts': [patternOfAmounts(['天', '工作日', 'working day', 'day', '%'])],
  'src/checks/terms.ts': [patternOfTerms(['log-in', 'sign in', '登陆', '7天', 'c++'])],
  'src/markdown/prose/plain-english.ts': [plainPattern],
  'src/search/snippets/mark.ts': [patternOfWords(['refund', 'c++', '退款', '7'])],
};

interface Pattern {
  /** `src/csv.ts:15` */
  at: string;
  source: string;
  flags: string;
}

interface Source {
  file: string;
  /** Lines of the file that precede the code, so that positions count from the start of the file. */
  linesBefore: number;
  code: string;
}

/** The code of a file; in an Astro file, its front matter and scripts. */
function sourcesOf(file: string, text: string): Source[] {
  if (!file.endsWith('.astro')) return [{ file, linesBefore: 0, code: text }];
  const parts = [...text.matchAll(/^---\n([\s\S]*?)^---$|<script(?:\s[^>]*[^/>])?>([\s\S]*?)<\/script>/gm)];
  return parts.map(({ 0: whole, 1: frontMatter, 2: script, index }) => {
    const code = frontMatter ?? script ?? '';
    return { file, linesBefore: text.slice(0, index + whole.indexOf(code)).split('\n').length - 1, code };
  });
}

/** The template of an Astro file. Its expressions are not parsed here, so they must not use a pattern. */
function templateOf(text: string): string {
  return text.replaceAll(/^---\n[\s\S]*?^---$|<script(?:\s[^>]*[^/>])?>[\s\S]*?<\/script>/gm, '');
}

function patternsOf({ file, linesBefore, code }: Source): { literals: Pattern[]; isBuilding: boolean } {
  const tree = ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS);
  const literals: Pattern[] = [];
  let isBuilding = false;
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/');
      const line = tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1 + linesBefore;
      literals.push({ at: `${file}:${line}`, source: node.text.slice(1, end), flags: node.text.slice(end + 1) });
    }
    const isCalled = (ts.isNewExpression(node) || ts.isCallExpression(node)) && node.expression.getText(tree);
    if (isCalled === 'RegExp' || isCalled === 'globalThis.RegExp') isBuilding = true;
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return { literals, isBuilding };
}

/** What is wrong with a pattern and a text that shows it; `undefined` when it is linear for every text. */
async function fault({ at, source, flags }: Pattern): Promise<string | undefined> {
  // The automaton decides nearly all patterns in milliseconds; recheck itself leaves long repetitions to fuzzing, which takes seconds.
  const decided = await check(source, flags, { checker: 'automaton', timeout: 1000 });
  const guessed = decided.status === 'unknown' ? await check(source, flags, { timeout: 20_000 }) : decided;
  // On a busy machine the automaton may have had too little time, and fuzzing measures some texts wrongly.
  const isDoubtful = guessed.status === 'vulnerable' && guessed.checker === 'fuzz';
  const slow = isDoubtful ? await check(source, flags, { checker: 'automaton', timeout: 60_000 }) : guessed;
  const result = slow.status === 'unknown' ? guessed : slow;
  if (result.status === 'safe') return undefined;
  // Fuzzing counts steps of an engine of its own, which looks for beginnings of words more slowly than a browser does.
  if (result.status === 'vulnerable' && result.checker === 'fuzz' && isQuick(source, flags, result.attack.string))
    return undefined;
  const why =
    result.status === 'vulnerable'
      ? `${result.complexity.summary}, as ${result.attack.pattern}`
      : `not decided: ${result.error.kind}`;
  return `${at} /${source}/${flags}: ${why}`;
}

/** Whether a text of tens of thousands of characters is searched in a moment; quadratic time is seconds for it. */
function isQuick(source: string, flags: string, text: string): boolean {
  const began = performance.now();
  const found = [...text.matchAll(new RegExp(source, flags.includes('g') ? flags : `${flags}g`))].length;
  return found >= 0 && performance.now() - began < 200;
}

/** What is wrong with patterns, each asked about once. */
async function faultsOf(patterns: readonly Pattern[]): Promise<string[]> {
  const distinct = new Map(patterns.map((pattern) => [`${pattern.source}/${pattern.flags}`, pattern]));
  const faults: string[] = [];
  for (const pattern of distinct.values()) {
    const found = await fault(pattern);
    if (found !== undefined) faults.push(found);
  }
  return faults;
}

describe('regular expressions', () => {
  const found = files.flatMap((file) =>
    sourcesOf(file, readFileSync(join(root, file), 'utf8')).map((source) => ({ file, ...patternsOf(source) })),
  );

  test('take linear time in the length of the text: every literal in src/', { timeout: 300_000 }, async () => {
    const literals = found.flatMap((part) => part.literals);
    expect(literals.length).toBeGreaterThan(100);
    expect(await faultsOf(literals)).toEqual([]);
  });

  test('take linear time when built at run time, and every file that builds one is listed here', async () => {
    const building = found.flatMap(({ file, isBuilding }) => (isBuilding ? [file] : []));
    expect([...new Set(building)]).toEqual(Object.keys(builtPatterns));
    const built = Object.entries(builtPatterns).flatMap(([file, patterns]) =>
      patterns.map(({ source, flags }): Pattern => ({ at: file, source, flags })),
    );
    expect(await faultsOf(built)).toEqual([]);
  });

  test('are in the front matter or a script of an Astro file, where this test reads them, not in its template', () => {
    const using = files.filter(
      (file) =>
        file.endsWith('.astro') &&
        /\.(?:replace|replaceAll|match|matchAll|split|search)\(\s*\/|\/[a-z]*\.(?:test|exec)\(|RegExp/.test(
          templateOf(readFileSync(join(root, file), 'utf8')),
        ),
    );
    expect(using).toEqual([]);
  });

  test('are reported with their line and an attack when they backtrack', async () => {
    const page = '---\nconst isName = /^(a+)+$/.test(name);\n---\n<p>{name}</p>\n<script>\nx.replace(/\\s+$/, "");\n</script>\n';
    const patterns = sourcesOf('src/pages/x.astro', page).flatMap((source) => patternsOf(source).literals);
    expect(await faultsOf(patterns)).toEqual([
      expect.stringMatching(/^src\/pages\/x\.astro:2 .*exponential, as 'a' \+/),
      expect.stringMatching(/^src\/pages\/x\.astro:6 .*2nd degree polynomial, as /),
    ]);
  });
});
