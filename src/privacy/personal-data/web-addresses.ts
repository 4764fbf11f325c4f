import { isLatinWord, isOneOf, type Token, type TokenRange } from './tokens.ts';

/** Addresses of pages, with or without a scheme. A bare host such as `example.com` is not personal. */
export function findWebAddresses(tokens: readonly Token[]): TokenRange[] {
  const found: TokenRange[] = [];
  let at = 0;
  while (at < tokens.length) {
    const end = unbrokenEnd(tokens, at);
    const from = addressStart(tokens, at, end);
    if (from !== undefined) found.push([from, end]);
    at = Math.max(end, at + 1);
  }
  return found;
}

/** The index after a run without white space, Chinese characters or Chinese punctuation. */
function unbrokenEnd(tokens: readonly Token[], at: number): number {
  let end = at;
  while (end < tokens.length) {
    const token = tokens[end];
    if (token?.kind === 'space' || token?.kind === 'han' || token?.kind === 'wall' || isOneOf(token, '。、')) break;
    end += 1;
  }
  return end;
}

function addressStart(tokens: readonly Token[], from: number, end: number): number | undefined {
  for (let at = from; at < end - 1; at++) {
    if (isLatinWord(tokens[at]) && isScheme(tokens, at + 1)) return at;
    if (tokens[at]?.text === 'www' && isOneOf(tokens[at + 1], '.')) return at;
    const host = isOneOf(tokens[at], '/?') ? hostStart(tokens, from, at) : undefined;
    if (host !== undefined) return host;
  }
  return undefined;
}

function isScheme(tokens: readonly Token[], at: number): boolean {
  return isOneOf(tokens[at], ':') && isOneOf(tokens[at + 1], '/') && isOneOf(tokens[at + 2], '/');
}

const maxHostTokens = 16;

/** Where the host before `end` begins: `example.com`, `docs.example.com:8080`. */
function hostStart(tokens: readonly Token[], from: number, end: number): number | undefined {
  const hasPort = tokens[end - 1]?.kind === 'digits' && isOneOf(tokens[end - 2], ':');
  const last = hasPort ? end - 3 : end - 1;
  if (!isTopLevel(tokens[last]) || !isOneOf(tokens[last - 1], '.')) return undefined;
  let start = last;
  while (start > from && start > last - maxHostTokens && isPartOfHost(tokens[start - 1])) start -= 1;
  return start < last - 1 ? start : undefined;
}

function isPartOfHost(token: Token | undefined): boolean {
  return token?.kind === 'digits' || isLatinWord(token) || isOneOf(token, '.-');
}

export function isTopLevel(token: Token | undefined): token is Token {
  return token?.kind === 'word' && /^[a-z]{2,18}$/.test(token.text);
}
