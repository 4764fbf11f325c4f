import { type Compiled, type CompiledArticle, recallForText } from '../content/compiled-article.ts';
import { type Finding, finding } from '../findings/finding.ts';
import type { Entry } from '../knowledge/read-entry.ts';
import { troubleshootingParts } from '../markdown/components/diagnosis.ts';
import { isCompiled } from '../markdown/fragment.ts';
import { bodyPosition, type Check, fieldPosition, isLive } from './check.ts';

/** Articles have text, unique headings, a readable length and the parts their type requires. */
export const checkStructure: Check = ({ articles, handbook, known }) => {
  const lengths = known.of<Length>('structure/length');
  return [
    ...handbook.flatMap((page) => [...emptyBody(page, lengthOf(page)), ...repeatedHeadings(page)]),
    ...articles.filter(isLive).flatMap((article) => {
      const length = recallForText(lengths, article, () => lengthOf(article));
      return [
        ...emptyBody(article, length),
        ...tooLong(article, length),
        ...repeatedHeadings(article),
        ...missingParts(article),
        ...statusInTitle(article),
      ];
    }),
  ];
};

interface Length {
  isEmpty: boolean;
  /** 0 for a text that is short anyhow. */
  words: number;
}

function lengthOf({ fragment: { words } }: Compiled): Length {
  return { isEmpty: words.length === 0, words: countWords(words) };
}

function emptyBody(article: Entry<unknown> & Compiled, { isEmpty }: Length): Finding[] {
  return !isEmpty || !isCompiled(article.fragment)
    ? []
    : [
        finding(
          'structure/empty',
          bodyPosition(article, { line: 1, column: 1 }),
          'The article has no text.',
          'Write it, or leave the file out of the pull request until it is ready.',
        ),
      ];
}

/** Three times what a reader in a hurry scrolls through. Longer articles usually answer several questions. */
const maxWords = 2_000;

function tooLong(article: CompiledArticle, { words: count }: Length): Finding[] {
  return count <= maxWords
    ? []
    : [
        finding(
          'structure/too-long',
          bodyPosition(article, { line: 1, column: 1 }),
          `The article has ${count} words.`,
          `Split it into one article per question and link them; the limit is ${maxWords} words.`,
        ),
      ];
}

/** Counts Chinese characters individually and other scripts by word. A short text is not examined: it has fewer words than characters. */
function countWords(texts: readonly string[]): number {
  if (texts.reduce((length, text) => length + text.length + 1, 0) <= maxWords) return 0;
  return texts.join(' ').match(/\p{Script=Han}|[^\P{L}\p{Script=Han}]+/gu)?.length ?? 0;
}

function repeatedHeadings(article: Entry<unknown> & Compiled): Finding[] {
  const groups = Map.groupBy(article.fragment.headings, ({ text }) => text);
  return [...groups.values()].flatMap((group) =>
    group
      .slice(1)
      .map((heading) =>
        finding(
          'structure/duplicate-heading',
          bodyPosition(article, heading),
          `The heading “${heading.text}” appears more than once.`,
          'Say in each heading what its section is about, so readers and links can tell them apart.',
        ),
      ),
  );
}

function missingParts(article: CompiledArticle): Finding[] {
  const { components } = article.fragment;
  if (article.data.type !== 'troubleshooting' || !isCompiled(article.fragment)) return [];
  const missing = troubleshootingParts.filter((name) => !components.includes(name));
  return missing.length === 0
    ? []
    : [
        finding(
          'structure/troubleshooting',
          fieldPosition(article, 'type'),
          `The troubleshooting article lacks ${missing.map((name) => `<${name}>`).join(', ')}.`,
          'Add what is missing, or choose another `type`.',
        ),
      ];
}

/** What titles of known issues say of their status, alone in brackets or before a colon. */
const statusWords: ReadonlySet<string> = new Set([
  '已解决',
  '已修复',
  '已恢复',
  '已关闭',
  '未解决',
  '待修复',
  '待解决',
  '处理中',
  '修复中',
  '解决中',
  '排查中',
  '观察中',
  '进行中',
  'resolved',
  'fixed',
  'solved',
  'closed',
  'open',
  'unresolved',
  'monitoring',
  'investigating',
  'in progress',
  'being worked on',
]);

function statusInTitle(article: CompiledArticle): Finding[] {
  if (article.data.type !== 'known-issue') return [];
  const { title } = article.data;
  const inBrackets = Array.from(title.matchAll(/[【[（(]([^【[（(】\]）)]*)[】\]）)]/g), ([, text = '']) => text);
  const beforeColon = title.split(/[:：]/, 2).slice(0, -1);
  const status = [...inBrackets, ...beforeColon].find((text) => statusWords.has(text.trim().toLowerCase()));
  return status === undefined
    ? []
    : [
        finding(
          'structure/status-in-title',
          fieldPosition(article, 'title'),
          `The title says the status, “${status.trim()}”.`,
          'Leave it out: pages show `issue.status` beside the title, and readers find the article by the same title when the status changes.',
        ),
      ];
}
