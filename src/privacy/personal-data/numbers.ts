import { isErrorCode } from './codes.ts';
import { countOtherDigits, isRisingList, isVersion } from './number-shapes.ts';
import { phrases, skipPhrase } from './phrases.ts';
import { chainEnd, chainStart, isOneOf, skipSpaceBack, type Token, type TokenRange, textOf } from './tokens.ts';

const chineseDigits = '零〇一二三四五六七八九幺壹贰叁肆伍陆柒捌玖两洞拐勾';
const spokenDigits = new Set(
  'zero oh o one two three four five six seven eight nine double triple ling yao yi er san si wu liu qi ba jiu'.split(' '),
);
/** Separators of a number, as words. */
const spokenSeparators = new Set(['杠', '横', 'dash', 'hyphen']);

/** Signs that may be between two digits of one number. */
const maxSigns = 6;

/**
 * Telephone, card, account and identity numbers, in digits or words: six digits in a row, or seven with signs in between.
 * Dates, times, amounts and versions are kept.
 */
export function findNumbers(tokens: readonly Token[]): TokenRange[] {
  const found: TokenRange[] = [];
  let at = 0;
  while (at < tokens.length) {
    const end = runEnd(tokens, at);
    if (end > at && isPersonal(tokens, at, end)) found.push([withPrefix(tokens, at), withCheckLetter(tokens, end)]);
    at = Math.max(end, at + 1);
  }
  return found;
}

/** The index after the digits that begin at `at`, with the signs in between; `at` itself when there are none. */
function runEnd(tokens: readonly Token[], at: number): number {
  let end = at;
  let next = at;
  while (next < tokens.length && next - end <= maxSigns) {
    const token = tokens[next];
    if (countDigits(token) > 0) end = next + 1;
    else if (end === at || !isSeparator(token)) break;
    next += 1;
  }
  return end;
}

function isSeparator(token: Token | undefined): boolean {
  return token?.kind === 'sign' || token?.kind === 'space' || spokenSeparators.has(token?.text ?? '');
}

function countDigits(token: Token | undefined): number {
  if (token?.kind === 'digits') return [...token.text].length;
  if (token?.kind === 'han') return chineseDigits.includes(token.text) ? 1 : 0;
  if (token?.kind === 'word' && spokenDigits.has(token.text)) return token.text === 'triple' ? 2 : 1;
  return 0;
}

function isPersonal(tokens: readonly Token[], from: number, to: number): boolean {
  const run = tokens.slice(from, to);
  const digits = run.reduce((sum, token) => sum + countDigits(token), 0);
  const isSpoken = run.every(({ kind }) => kind !== 'digits' && kind !== 'han');
  const longest = run.reduce((most, { kind, text }) => (kind === 'digits' ? Math.max(most, text.length) : most), 0);
  if (longest < 6 && digits < (isSpoken ? 6 : 7)) return false;
  if (to === from + 1 && longest <= 8 && isLabelledHarmless(tokens, from, longest)) return false;
  const text = textOf(tokens, from, to + Number(isOneOf(tokens[to], '%')));
  if (isVersion(text) && isAfter(tokens, from, versionWords)) return false;
  if (longest < 6 && isRisingList(text)) return false;
  return longest >= 6 || countOtherDigits(text) >= 3;
}

const versionWords = new Set(
  'v ver version ios ipados android windows macos chrome safari edge firefox harmonyos app build 版本 本号 鸿蒙'.split(' '),
);
/** Before codes of errors and builds. */
const codeWords = new Set('error errors err code errcode exception build 报错 错误 误码 代码 错码'.split(' '));
const currencyBefore = new Set('¥ $ € £ rmb cny usd eur gbp'.split(' '));
const currencyAfter = phrases('元|块|万|日元|rmb|cny|usd|dollars|yuan|euros|pounds|积分|points');

function isLabelledHarmless(tokens: readonly Token[], at: number, digits: number): boolean {
  const code = textOf(tokens, chainStart(tokens, at, '-_'), chainEnd(tokens, at, '-_'));
  if (isAfter(tokens, at, codeWords) || isErrorCode(code)) return true;
  return digits <= 7 && (isAfter(tokens, at, currencyBefore) || skipPhrase(tokens, at + 1, currencyAfter) > at + 1);
}

/** Whether one of the words precedes, with at most a space and a sign such as `:` or `#` in between. */
function isAfter(tokens: readonly Token[], at: number, words: ReadonlySet<string>): boolean {
  let last = skipSpaceBack(tokens, at - 1);
  if (words.has(tokens[last]?.text ?? '')) return true;
  if (isOneOf(tokens[last], ':#-=')) last = skipSpaceBack(tokens, last - 1);
  return words.has(tokens[last]?.text ?? '') || words.has(textOf(tokens, Math.max(0, last - 1), last + 1));
}

/** `+86`, `(0571)` */
function withPrefix(tokens: readonly Token[], at: number): number {
  let from = at;
  while (from > at - 2 && isOneOf(tokens[from - 1], '+(')) from -= 1;
  return from;
}

/** The check digit of a Chinese identity number may be X. */
function withCheckLetter(tokens: readonly Token[], end: number): number {
  return tokens[end]?.text === 'x' ? end + 1 : end;
}
