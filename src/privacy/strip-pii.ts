import { findAccounts } from './personal-data/accounts.ts';
import { findChineseNames } from './personal-data/chinese-names.ts';
import { findCodes, findLabelledCodes } from './personal-data/codes.ts';
import { findLatinNames } from './personal-data/latin-names.ts';
import { findMailAddresses } from './personal-data/mail-addresses.ts';
import { findNumbers } from './personal-data/numbers.ts';
import { coverRanges, piiMarker, type Rule, readTokens, type Token } from './personal-data/tokens.ts';
import { findWebAddresses } from './personal-data/web-addresses.ts';

export { piiMarker };

/** Longer texts are cut: no request may bring one. */
const mostCharacters = 2_000;

/**
 * What a rule takes out the next ones see as a wall. Web addresses come first, for they may hold anything, and
 * numbers last, for what stands before one may be a reason to keep it: “error 10054”.
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
 * Takes out of a text what tells who wrote it: telephone, card, account and order numbers, mail and web
 * addresses, accounts of messengers and names that introduce themselves. Width, script and invisible characters
 * between digits hide nothing. In doubt it takes out too much: a report can do without a word, a person cannot
 * take a number back.
 *
 * The same code runs in the reader's browser before anything is sent and at the endpoint before anything is
 * stored. Whatever the text, its time grows with the length alone: the text is read into tokens once, and each
 * rule looks at a bounded number of tokens around each.
 *
 * @returns at most the first 2 000 characters, with one marker for each run that was taken out; stripping it again changes nothing
 */
export function stripPii(text: string): string {
  const short = text.length > mostCharacters ? text.slice(0, mostCharacters).replace(/[\ud800-\udbff]$/, '') : text;
  const tokens = rules.reduce<readonly Token[]>((seen, rule) => coverRanges(seen, rule(seen)), readTokens(short));
  let kept = '';
  let from = 0;
  for (const { kind, start, end } of tokens) {
    // A character that stands for several, as `⑴`, may be taken out in part: then it goes as a whole.
    if (kind !== 'wall' || end <= from) continue;
    kept += short.slice(from, start) + piiMarker;
    from = end;
  }
  return kept + short.slice(from);
}

/** Whether a word of a query may be counted by itself: it tells nothing about a person and holds no number. */
export function isHarmlessWord(word: string): boolean {
  return (word.normalize('NFKC').match(/\p{Nd}/gu) ?? []).length < 4 && stripPii(word) === word;
}
