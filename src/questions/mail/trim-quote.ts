import { interfaceLocales, stringsFor } from '../../i18n/strings.ts';

/** Lines of our own letters above which a reply is written. */
const ownCuts = interfaceLocales.map((locale) => stringsFor(locale).questions.mail.cut);

/** Lines after the beginning of a quotation’s head in which the rest of it is looked for. */
const headLines = 5;

/**
 * A mail without what it quotes: what mail programs put below a reply, and the signature. Only line by line comparisons, so
 * that it takes linear time. A mail that would be empty without it is left as it is.
 */
export function trimQuote(text: string): string {
  const lines = text.replaceAll('\r\n', '\n').split('\n');
  const end = lines.findIndex((_, index) => beginsQuote(lines, index));
  const kept = end === -1 ? lines : lines.slice(0, end);
  while (kept.length > 0 && isQuotedOrEmpty(kept.at(-1) ?? '')) kept.pop();
  const trimmed = kept.join('\n').trim();
  return trimmed === '' ? text.trim() : trimmed;
}

function isQuotedOrEmpty(line: string): boolean {
  return line.trim() === '' || line.startsWith('>');
}

function beginsQuote(lines: readonly string[], index: number): boolean {
  const line = (lines[index] ?? '').trim();
  if (lines[index] === '-- ' || ownCuts.some((cut) => line.endsWith(cut))) return true;
  const next = lines.slice(index, index + headLines).map((each) => each.trim());
  // “On Fri, 20 Nov 2026 at 16:00, Support wrote:”, which some programs wrap.
  if (line.startsWith('On ') && next.slice(0, 3).some((each) => each.endsWith('wrote:'))) return true;
  if (line.endsWith('写道：') || line.endsWith('写道:')) return true;
  if (line.startsWith('-----') && originals.some((words) => line.includes(words))) return true;
  return heads.some(
    ([from, others]) => line.startsWith(from) && next.slice(1).some((each) => others.some((other) => each.startsWith(other))),
  );
}

const originals = ['Original Message', 'Original message', '原始邮件', '原邮件'];

/** First line of a quotation’s head, and lines that follow it. */
const heads: readonly (readonly [string, readonly string[]])[] = [
  ['From:', ['Sent:', 'Date:', 'To:']],
  ['发件人', ['发送时间', '日期', '收件人']],
];
