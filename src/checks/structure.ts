import type { Compiled, CompiledArticle } from '../content/compiled-article.ts';
import { type Finding, finding } from '../findings/finding.ts';
import type { Entry } from '../knowledge/read-entry.ts';
import { troubleshootingParts } from '../markdown/components/diagnosis.ts';
import { isCompiled } from '../markdown/fragment.ts';
import { bodyPlace, type Check, fieldPlace, isLive } from './check.ts';

/** What each type of article is made of. */
export const checkStructure: Check = ({ articles, handbook }) => [
  ...handbook.flatMap((page) => [...emptyBody(page), ...repeatedHeadings(page)]),
  ...articles
    .filter(isLive)
    .flatMap((article) => [...emptyBody(article), ...tooLong(article), ...repeatedHeadings(article), ...missingParts(article)]),
];

function emptyBody(article: Entry<unknown> & Compiled): Finding[] {
  return article.fragment.words.length > 0 || !isCompiled(article.fragment)
    ? []
    : [
        finding(
          'structure/empty',
          bodyPlace(article, { line: 1, column: 1 }),
          'The article has no text.',
          'Write it, or leave the file out of the pull request for now.',
        ),
      ];
}

/** Three times what a reader in a hurry scrolls through; longer ones answer several matters. */
const mostWords = 2_000;

function tooLong(article: CompiledArticle): Finding[] {
  const count = countWords(article.fragment.words);
  return count <= mostWords
    ? []
    : [
        finding(
          'structure/too-long',
          bodyPlace(article, { line: 1, column: 1 }),
          `The article has ${count} words.`,
          `Split it by what readers ask, one article for each question, and link them; up to ${mostWords} words are read.`,
        ),
      ];
}

/** Chinese characters one by one, other scripts by the word. */
function countWords(texts: readonly string[]): number {
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
          bodyPlace(article, heading),
          `“${heading.text}” is a heading twice.`,
          'Say in the heading what its part is about: links and readers tell them apart by it.',
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
          fieldPlace(article, 'type'),
          `The troubleshooting article lacks ${missing.map((name) => `<${name}>`).join(', ')}.`,
          'Add the part, or choose another `type`.',
        ),
      ];
}
