/** Native code cannot be stopped, as a thread can that takes too long. */
const maxLength = 100_000;

/**
 * Signs of which the two parsers make different things, or may: entities and escapes, expressions, footnotes and
 * definitions, tasks, strikethrough, addresses that become links by themselves, columns of characters beyond the basic
 * plane, white space other than spaces and line feeds.
 */
const unequalSigns =
  /[\t\r\\&~{}@\0\u00a0\u2028\u2029\ufeff\ud800-\udfff]|\[\^|\]:|\[[ xX]\]|<!|(?:https?|ftp|mailto|xmpp):|www\./i;

/** Lines, for the same reason: quotations, code, asides, underlined headings, spaces alone, ends of links. */
const unequalLines = /^ *(?:>|import\b|export\b|:::|=+ *$|\])|^ +$/m;

/** Code marks: fences that are not at the beginning of a line, and inline code with more than one mark. */
const unequalCode = /[^\n`]``|^``(?!`)/m;

/** A line that is one tag, such as `<Steps>`. */
const tagLine = /^ *<\/?[a-z]+(?: [^<>]*)?>$/i;

/** A line of text that may have elements in it: neither a row of a table nor one that consists of elements. */
const textLine = /^ *(?:[-*+] +|\d+[.)] +)?[\p{L}“][^|]*$/u;

const strayBracket = /<(?![a-z/])/i;

const emphasis = /\*+|_+/g;

/**
 * Whether both parsers make the same tree of a body, see `parseBody`. A property test compares them over random bodies;
 * what they differ in belongs here.
 */
export function isPlainBody(body: string): boolean {
  if (body.length > maxLength) return false;
  if ([unequalSigns, unequalLines, unequalCode].some((pattern) => pattern.test(body))) return false;
  return body.split('\n').every(isPlainLine) && hasPlainEmphasis(body);
}

function isPlainLine(line: string): boolean {
  return hasPlainTags(line) && hasPlainCode(line) && hasPlainLinks(line);
}

function hasPlainTags(line: string): boolean {
  return !line.includes('<') || tagLine.test(line) || (textLine.test(line) && !strayBracket.test(line));
}

/** Inline code that ends on its line. */
function hasPlainCode(line: string): boolean {
  if (line.startsWith('```')) return true;
  let marks = 0;
  for (let at = line.indexOf('`'); at !== -1; at = line.indexOf('`', at + 1)) marks += 1;
  return marks % 2 === 0;
}

/** Links that end on their line. */
function hasPlainLinks(line: string): boolean {
  const last = line.lastIndexOf('](');
  return last === -1 || line.includes(')', last);
}

/** Only remark-cjk-friendly knows what is emphasis beside Chinese punctuation, or between it and Chinese characters. */
function hasPlainEmphasis(body: string): boolean {
  for (const { 0: signs, index } of body.matchAll(emphasis)) {
    const [before = '\n', after = '\n'] = [body[index - 1], body[index + signs.length]];
    if (isAscii(before) && isAscii(after)) continue;
    if (signs.startsWith('_') || !isBesideWords(before) || !isBesideWords(after)) return false;
  }
  return true;
}

function isAscii(character: string): boolean {
  return character.charCodeAt(0) < 128;
}

/** A letter, digit, Chinese character or space. */
function isBesideWords(character: string): boolean {
  return /[\sA-Za-z0-9\p{Unified_Ideograph}]/u.test(character);
}
