import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import * as entryLimits from '../src/knowledge/read-entry.ts';
import { siteSchema } from '../src/knowledge/schemas/site.ts';
import * as shareLimits from '../src/metrics/share.ts';
import * as readerLimits from '../src/readers/limits.ts';
import { clockLimits } from '../src/records/clock-limits.ts';
import { connectionLimits } from '../src/server/connection-limits.ts';

/**
 * Each limit is in the code once. Prose that mentions it (strings, manual, messages, hints) takes it from there; a copy
 * would one day be out of date. Numbers below three are left out: they are part of ordinary sentences.
 */

const root = resolve(import.meta.dirname, '..');

/** What follows a number in prose, in English and Chinese. */
const units = {
  bytes: 'bytes?|字节',
  kib: 'KiB|KB',
  characters: 'characters?|(?:个)?字(?:符)?',
  words: 'words?|个词',
  hours: 'hours?|(?:个)?小时',
  days: 'days?|天',
  seconds: 'seconds?|秒',
  votes: 'votes?|票',
  surveys: 'surveys?|answers?|份',
  readers: '(?:readers?|people|askers?)|(?:个|位)(?:人|读者|学员)',
  connections: 'connections?|(?:个|条)连接',
  requests: 'requests?|POSTs?|(?:个请求|次)',
  times: 'times|倍',
  entries: '(?:votes|comments|surveys)|(?:票|条|份)',
} as const;

type Unit = keyof typeof units;

interface Limit {
  name: string;
  value: number;
  unit: Unit;
}

const { retention, demandThreshold } = siteSchema.pick({ retention: true, demandThreshold: true }).parse({});

const readerUnits: [pattern: RegExp, unit: Unit][] = [
  [/Hours$/i, 'hours'],
  [/Bytes$/, 'bytes'],
  [/Length$/, 'characters'],
  [/Words$/, 'words'],
  [/RateLimit$/, 'requests'],
  [/Factor$|times$/, 'times'],
  [/^surveys/, 'surveys'],
];

/** Where limits are exported, and the unit of each number in them. */
const sources: [source: object, unitOf: (name: string) => Unit][] = [
  [readerLimits, (name) => readerUnits.find(([pattern]) => pattern.test(name))?.[1] ?? 'votes'],
  [{ connectionLimits }, (name) => (name.endsWith('Ms') ? 'seconds' : name.endsWith('pipelined') ? 'requests' : 'connections')],
  [{ clockLimits }, () => 'days'],
  [{ retention, demandThreshold }, (name) => (name.endsWith('readers') ? 'readers' : 'days')],
  [entryLimits, () => 'characters'],
  [shareLimits, () => 'entries'],
];

function numbersIn(value: unknown, name: string): [name: string, value: number][] {
  if (typeof value === 'number') return [[name, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => numbersIn(inner, name === '' ? key : `${name}.${key}`));
}

const limits = sources
  .flatMap(([source, unitOf]) => numbersIn(source, '').map(([name, value]): Limit => ({ name, value, unit: unitOf(name) })))
  .flatMap((limit): Limit[] => {
    if (limit.name.endsWith('Ms')) return [{ ...limit, value: limit.value / (limit.unit === 'days' ? 86_400_000 : 1_000) }];
    return limit.unit === 'bytes' ? [limit, { ...limit, value: limit.value / 1_024, unit: 'kib' }] : [limit];
  })
  .filter(({ value }) => value >= 3);

const english = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ');
const tens = 'zero ten twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const chinese = [...'零一二三四五六七八九十'];

/** `40`, `forty`, `四十`; `2000`, `2 000`, `2,000`. */
function writtenForms(value: number): string[] {
  const grouped = String(value).replace(/\B(?=(\d{3})+$)/g, String.raw`[ ,\u00a0\u202f]?`);
  const forms = [grouped];
  if (english[value] !== undefined) forms.push(english[value]);
  else if (value < 100 && value % 10 === 0) forms.push(tens[value / 10] ?? '');
  if (value <= 10) forms.push(chinese[value] ?? '');
  else if (value < 100) forms.push(`${chinese[Math.floor(value / 10)]}十${value % 10 === 0 ? '' : chinese[value % 10]}`);
  return forms;
}

function patternOf({ value, unit }: Limit): RegExp {
  const number = writtenForms(value).join('|');
  return new RegExp(
    String.raw`(?<![\d.,一二三四五六七八九十百\p{Script=Latin}])(?:${number})[ -]?(?:${units[unit]})(?!\p{Script=Latin})`,
    'giu',
  );
}

/** Strings of a TypeScript file, without what is interpolated. */
function stringsOf(file: string, text: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node))
      found.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, false));
  return found;
}

/** Prose of a manual page: without code and what is interpolated. */
function proseOf(text: string): string[] {
  return text
    .replaceAll(/^```[\s\S]*?^```/gm, '')
    .replaceAll(/\{[^{}]*\}/g, '{}')
    .split('\n');
}

/** Numbers of something else that happen to be the same. */
const unrelated = [
  /(?:Cloudflare D1|Time Travel).{0,10}(?:up to 30 days|最长 30 天)/,
  // Time that a build or a check may take.
  /(?:最多用|不超过) 10 秒|(?:take|takes longer than|at most) ten seconds/,
  // A first query's bytes.
  /\| 8 KiB \|/,
  // Length of a readable article, and of a text in the operator's files.
  /正文(?:不)?超过 2 000 字/,
  /^must be at most 2000 characters$/,
  // Votes a second.
  /百倍算 3 票/,
];

const files = globSync(['src/**/*.{ts,mdx}', 'scripts/*.ts', 'scripts/feedback/*.ts'], { cwd: root }).sort();

/** Literals found: `<file>: <literal> (<limit>) in “<prose>”`. */
function literalsIn(file: string, text: string): string[] {
  const prose = file.endsWith('.mdx') ? proseOf(text) : stringsOf(file, text).filter((each) => /\s|\p{Script=Han}/u.test(each));
  const own = prose.map((each) => unrelated.reduce((rest, pattern) => rest.replace(pattern, ''), each));
  return own.flatMap((each) =>
    limits.flatMap((limit) =>
      (each.match(patternOf(limit)) ?? []).map(
        (literal) => `${file}: ${literal} (${limit.name}) in “${each.trim().slice(0, 120)}”`,
      ),
    ),
  );
}

test('prose takes every limit it mentions from the code', () => {
  expect(limits.length).toBeGreaterThan(25);
  expect(files.flatMap((file) => literalsIn(file, readFileSync(join(root, file), 'utf8')))).toEqual([]);
});

const { votesPerDevice } = readerLimits;

test.each([
  ['x.ts', `const a = 'at most ${english[votesPerDevice]} votes a day';`, `${english[votesPerDevice]} votes (votesPerDevice)`],
  ['x.ts', `const a = '一天最多${chinese[votesPerDevice]}票，';`, `${chinese[votesPerDevice]}票 (votesPerDevice)`],
  ['x.ts', "const a = 'text of at most 2,000 characters';", '2,000 characters (maxTextLength)'],
  ['x.mdx', '读前 2 000 个字符', '2 000 个字符 (maxTextLength)'],
  ['x.mdx', '删除：48 小时内', '48 小时 (tagsKeptHours)'],
  ['x.mdx', '超过 8 KiB 的请求', '8 KiB (maxBodyBytes)'],
])('%s: %s is found', (file, text, literal) => {
  expect(literalsIn(file, text).join('\n')).toContain(literal);
});

test.each([
  ['x.ts', '/** Three votes a day. */ const a = votesPerDevice;'],
  ['x.mdx', '最多 {votesPerDevice} 票，13 票、七百票和 1.3 票都不是它'],
])('%s: %s holds no literal', (file, text) => {
  expect(literalsIn(file, text)).toEqual([]);
});
