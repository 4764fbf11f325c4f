import { isCommonWord } from './common-words.ts';
import { phraseEnd, phrases } from './phrases.ts';
import { chainEnd, chainStart, isOneOf, skipSpace, skipSpaceBack, type Token, type TokenRange } from './tokens.ts';
import { isTopLevel } from './web-addresses.ts';

/** Written instead of `@` to fool bots. */
const spelledAt = phrases('@|(at)|[at]|{at}|<at>|(a)|[a]|艾特|圈a|at符号');
const spelledDot = phrases('.|。|(dot)|[dot]|{dot}|dot|点|丶');
const mailHosts = new Set(
  'qq 163 126 139 189 gmail googlemail hotmail outlook yahoo foxmail sina sohu icloud yeah aliyun live msn proton protonmail'.split(
    ' ',
  ),
);
const commonTopLevels = new Set('com cn net org edu gov me io co uk hk tw jp'.split(' '));
const signsOfNames = '._%+-';
const maxLabels = 5;
const maxChineseLabelLength = 8;

/** Email addresses, including spelled-out ones, and handles with an `@`. */
export function findMailAddresses(tokens: readonly Token[]): TokenRange[] {
  return tokens.flatMap((token, at) => {
    const range = mailAround(tokens, at) ?? (mailHosts.has(token.text) ? mailBefore(tokens, at) : undefined);
    return range === undefined ? [] : [range];
  });
}

/** The address around an `@`, or a word for it, at this index. */
function mailAround(tokens: readonly Token[], at: number): TokenRange | undefined {
  const isWord = tokens[at]?.text === 'at';
  const next = isWord ? at + 1 : phraseEnd(tokens, at, spelledAt);
  if (next === at) return undefined;
  const from = localStart(tokens, at);
  const host = hostAt(tokens, skipSpace(tokens, next));
  if (isWord) {
    const isMail = host !== undefined && (host.isSpelled || host.isMailHost);
    return isMail && from < at && !isCommonWord(tokens[skipSpaceBack(tokens, at - 1)]?.text ?? '') ? [from, host.end] : undefined;
  }
  if (host !== undefined) return [from, host.end];
  // A handle: `@zhangsan`, `zhangsan@company`.
  const end = chainEnd(tokens, next, '._-');
  return isOneOf(tokens[at], '@') && end > next ? [isOneOf(tokens[from], ' ') ? at : from, end] : undefined;
}

/** `zhangsan#qq.com`: a mail provider's host after signs other than ordinary punctuation. */
function mailBefore(tokens: readonly Token[], at: number): TokenRange | undefined {
  const host = hostAt(tokens, at);
  let last = skipSpaceBack(tokens, at - 1);
  let signs = 0;
  while (signs < 3 && tokens[last]?.kind === 'sign' && !isOneOf(tokens[last], '.,/:;!?"\'()<>')) {
    last = skipSpaceBack(tokens, last - 1);
    signs += 1;
  }
  const from = chainStart(tokens, last, signsOfNames);
  return host !== undefined && signs > 0 && from <= last ? [from, host.end] : undefined;
}

/** Where the part before `@` begins. */
function localStart(tokens: readonly Token[], at: number): number {
  const last = skipSpaceBack(tokens, at - 1);
  const start = chainStart(tokens, last, signsOfNames);
  if (start <= last) return start;
  let from = at;
  while (from > at - 4 && tokens[from - 1]?.kind === 'han' && isOneOf(tokens[at], '@')) from -= 1;
  return from;
}

interface Host {
  end: number;
  isMailHost: boolean;
  /** Whether one of its dots is spelled out. */
  isSpelled: boolean;
}

/** Labels separated by dots, the last a top-level domain. */
function hostAt(tokens: readonly Token[], at: number): Host | undefined {
  let host: Host | undefined;
  let isSpelled = false;
  let next = at;
  for (let label = 0; label < maxLabels; label++) {
    const end = labelEnd(tokens, next);
    if (end === next) break;
    const dot = skipSpace(tokens, end);
    const afterDot = phraseEnd(tokens, dot, spelledDot);
    if (afterDot === dot) break;
    isSpelled ||= !isOneOf(tokens[dot], '.');
    next = skipSpace(tokens, afterDot);
    const isTight = dot === end && next === afterDot;
    const top = tokens[next];
    if (isTopLevel(top) && (isTight || isSpelled || commonTopLevels.has(top?.text ?? '')))
      host = { end: next + 1, isMailHost: mailHosts.has(tokens[at]?.text ?? ''), isSpelled };
  }
  return host;
}

/** The index after one label, which may be Chinese. */
function labelEnd(tokens: readonly Token[], at: number): number {
  let end = at;
  while (end < at + maxChineseLabelLength && tokens[end]?.kind === 'han' && !isOneOf(tokens[end], '点丶')) end += 1;
  if (end > at) return end;
  return isOneOf(tokens[at], '-') ? at : chainEnd(tokens, at, '-');
}
