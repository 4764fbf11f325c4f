/** Replaces what was removed. */
export const piiMarker = '[…]';

/** `wall` is where something was removed; no number or name extends across it. */
export type TokenKind = 'digits' | 'word' | 'han' | 'space' | 'sign' | 'wall';

/** A run of digits, letters or white space; every Chinese character and every sign is a token of its own. */
export interface Token {
  kind: TokenKind;
  /** Width and script folded (`１` and `①` are `1`), in lower case. */
  text: string;
  isCapitalised: boolean;
  /** Start and end in the original text, in UTF-16 code units. */
  start: number;
  end: number;
}

/** Tokens from `from` up to, not including, `to`. */
export type TokenRange = [from: number, to: number];

/** Finds personal data in time linear in the number of tokens. */
export type Rule = (tokens: readonly Token[]) => TokenRange[];

/** Invisible characters, which do not separate the digits around them. */
const invisible = /[\p{Cf}\p{Mn}\p{Me}\u{115f}\u{1160}\u{3164}]/u;

/** Splits a text into tokens. */
export function readTokens(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    if (text.startsWith(piiMarker, at)) {
      const end = at + piiMarker.length;
      tokens.push({ kind: 'wall', text: piiMarker, isCapitalised: false, start: at, end });
      at = end;
      continue;
    }
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
    const end = at + character.length;
    for (const plain of foldCharacter(character)) append(tokens, plain, at, end);
    at = end;
  }
  return tokens;
}

function foldCharacter(character: string): string {
  if (invisible.test(character)) return '';
  const code = character.charCodeAt(0);
  // Digits in black circles and similar ones, which NFKC leaves unchanged.
  if (code >= 0x2776 && code <= 0x2793) return String(((code - 0x2776) % 10) + 1);
  // An empty braille cell looks like a space.
  if (code === 0x2800) return ' ';
  const plain = character.normalize('NFKC');
  // Longer ones are words in one character: they contain no number and would make the text up to 18 times as long.
  return plain.length > 4 ? character : plain;
}

function append(tokens: Token[], character: string, start: number, end: number): void {
  const last = tokens[tokens.length - 1];
  const kind = last?.kind === 'word' && /['’]/.test(character) ? 'word' : kindOf(character);
  const text = kind === 'word' ? character.toLowerCase().replace('’', "'") : character;
  if (last?.kind === kind && (kind === 'digits' || kind === 'word' || kind === 'space')) {
    last.text += text;
    last.end = end;
  } else tokens.push({ kind, text, isCapitalised: /\p{Lu}/u.test(character), start, end });
}

function kindOf(character: string): TokenKind {
  if (/\p{Nd}/u.test(character)) return 'digits';
  if (/[\p{Script=Han}々〇]/u.test(character)) return 'han';
  if (/[\p{L}\p{M}]/u.test(character)) return 'word';
  return /\s/u.test(character) ? 'space' : 'sign';
}

/** Replaces each range by a wall; overlapping ranges become one. */
export function coverRanges(tokens: readonly Token[], ranges: readonly TokenRange[]): readonly Token[] {
  const covered: Token[] = [];
  let next = 0;
  for (const [from, to] of [...ranges].sort(([a], [b]) => a - b)) {
    while (next < from) next = keep(covered, tokens, next);
    const last = tokens[to - 1];
    if (last === undefined || to <= next) continue;
    const wall = from < next ? covered[covered.length - 1] : undefined;
    if (wall !== undefined) wall.end = last.end;
    else covered.push({ kind: 'wall', text: piiMarker, isCapitalised: false, start: tokens[from]?.start ?? 0, end: last.end });
    next = to;
  }
  while (next < tokens.length) next = keep(covered, tokens, next);
  return covered;
}

function keep(kept: Token[], tokens: readonly Token[], at: number): number {
  const token = tokens[at];
  if (token !== undefined) kept.push(token);
  return at + 1;
}

/** The index after white space, if there is any. */
export function skipSpace(tokens: readonly Token[], at: number): number {
  return tokens[at]?.kind === 'space' ? at + 1 : at;
}

/** The index before white space, if there is any. */
export function skipSpaceBack(tokens: readonly Token[], at: number): number {
  return tokens[at]?.kind === 'space' ? at - 1 : at;
}

export function isOneOf(token: Token | undefined, texts: string): boolean {
  return token !== undefined && token.text.length === 1 && texts.includes(token.text);
}

/** Letters of accounts, codes and addresses. */
export function isLatinWord(token: Token | undefined): token is Token {
  return token?.kind === 'word' && /^[a-z]/.test(token.text);
}

/** Longer chains are split. */
const maxChained = 16;

/**
 * Letters, digits and the given signs without a space between them: `zhang_san88`, `QH-2026`.
 *
 * @returns the index after it; `at` itself when none begins there
 */
export function chainEnd(tokens: readonly Token[], at: number, signs: string): number {
  let end = at;
  for (let next = at; next < at + maxChained; next++) {
    const token = tokens[next];
    if (token?.kind === 'digits' || isLatinWord(token)) end = next + 1;
    else if (!isOneOf(token, signs)) break;
  }
  return end;
}

/** The same backwards: the index of the first token of the chain that ends at `at`; `at + 1` when none ends there. */
export function chainStart(tokens: readonly Token[], at: number, signs: string): number {
  let start = at + 1;
  for (let next = at; next > at - maxChained; next--) {
    const token = tokens[next];
    if (token?.kind === 'digits' || isLatinWord(token)) start = next;
    else if (!isOneOf(token, signs)) break;
  }
  return start;
}

export function textOf(tokens: readonly Token[], from: number, to: number): string {
  let text = '';
  for (let at = from; at < to; at++) text += tokens[at]?.text ?? '';
  return text;
}
