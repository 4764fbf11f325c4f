import { maxTextLength } from '../readers/limits.ts';
import { findAccounts } from './personal-data/accounts.ts';
import { findChineseNames } from './personal-data/chinese-names.ts';
import { findCodes, findLabelledCodes } from './personal-data/codes.ts';
import { findLatinNames } from './personal-data/latin-names.ts';
import { findMailAddresses } from './personal-data/mail-addresses.ts';
import { findNumbers } from './personal-data/numbers.ts';
import { coverRanges, piiMarker, type Rule, readTokens, type Token } from './personal-data/tokens.ts';
import { findWebAddresses } from './personal-data/web-addresses.ts';

export { piiMarker };

/**
 * Order is load-bearing: later rules see what an earlier one removed as a wall. Web addresses come first because they may
 * contain anything, numbers last because the words before a number may show that it is harmless: “error 10054”.
 */
const rules: readonly Rule[] = [
  findWebAddresses,
  findMailAddresses,
  findAccounts,
  findLabelledCodes,
  findChineseNames,
  findLatinNames,
  findCodes,
  findNumbers,
];

/**
 * Removes personal data from a text: telephone, card, account and order numbers, email and web addresses, messenger
 * accounts, and names in introductions. Unusual width or script and invisible characters between digits do not hide
 * anything. In doubt it removes too much: a report can do without a word, but a leaked number cannot be taken back.
 *
 * The same code runs in the reader's browser before anything is sent and at the endpoint before anything is stored. Its
 * time is linear in the length of the text: the text is split into tokens once, and each rule looks at a bounded number of
 * tokens around each.
 *
 * @returns at most the first `maxTextLength` characters, with one marker for each run removed; idempotent
 */
export function stripPii(text: string): string {
  const short = text.length > maxTextLength ? text.slice(0, maxTextLength).replace(/[\ud800-\udbff]$/, '') : text;
  const tokens = rules.reduce<readonly Token[]>((seen, rule) => coverRanges(seen, rule(seen)), readTokens(short));
  let kept = '';
  let from = 0;
  for (const { kind, start, end } of tokens) {
    // A character that stands for several, such as `⑴`, is removed even if only a part of it is personal.
    if (kind !== 'wall' || end <= from) continue;
    kept += short.slice(from, start) + piiMarker;
    from = end;
  }
  return kept + short.slice(from);
}

/** Whether a word of a query may be counted on its own: it contains no personal data and fewer than four digits. */
export function isHarmlessWord(word: string): boolean {
  return (word.normalize('NFKC').match(/\p{Nd}/gu) ?? []).length < 4 && stripPii(word) === word;
}
