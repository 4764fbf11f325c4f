import type { Nodes } from 'mdast';
import { type CompiledArticle, recallForText } from '../content/compiled-article.ts';
import { type Finding, finding, type Position } from '../findings/finding.ts';
import type { Glossary } from '../knowledge/schemas/glossary.ts';
import { parseBody } from '../markdown/parse.ts';
import { SKIP, visit } from '../markdown/visit.ts';
import { bodyPosition, type Check, fieldPosition, isLive } from './check.ts';

/** Articles use the terms of the glossary. Questions in `answers` stay as learners ask them. */
export const checkTerms: Check = ({ kb, articles, known }) =>
  kb.site.locales.flatMap((locale) => {
    const terms = avoidedIn(kb.glossary, locale);
    if (terms.size === 0) return [];
    const pattern = patternOfTerms([...terms.keys()]);
    const suspects = known.of<boolean>(`terms/${locale}`, [...terms.keys()]);
    const isSuspect = (text: string): boolean => text.search(pattern) !== -1;
    return articles
      .filter((article) => article.locale === locale && isLive(article))
      .flatMap((article): Finding[] => {
        const { title, summary } = article.data;
        const describe = (text: string, positionOf: () => Position): Finding[] =>
          usesIn(text, pattern, terms).map(({ word, term }) =>
            finding(
              'prose/term',
              positionOf(),
              `“${word}” is a word to avoid.`,
              `Write “${term}”, the term of ${kb.dir}/glossary.yaml. What an app or a message says word for word is code or a quotation (\`> …\`).`,
            ),
          );
        return [
          ...describe(title, () => fieldPosition(article, 'title')),
          ...describe(summary, () => fieldPosition(article, 'summary')),
          // Parsed again only when there is something to find.
          ...(recallForText(suspects, article, () => isSuspect(article.fragment.words.join('\n')))
            ? proseIn(article)
            : []
          ).flatMap(({ text, position }) => describe(text, () => position)),
        ];
      });
  });

/** Words to avoid in a locale, in lower case, with the terms to use instead. */
function avoidedIn(glossary: Glossary, locale: string): ReadonlyMap<string, string> {
  return new Map(
    glossary.flatMap(({ term, avoid }) =>
      (avoid?.[locale] ?? []).map((word): [string, string] => [word.toLowerCase(), term[locale] ?? '']),
    ),
  );
}

/** Latin words are found as a whole, Chinese ones anywhere. */
export function patternOfTerms(words: readonly string[]): RegExp {
  const alternatives = words
    .toSorted((a, b) => b.length - a.length)
    .map((word) => {
      const before = /^[\p{Script=Latin}\p{N}]/u.test(word) ? '(?<![\\p{Script=Latin}\\p{N}])' : '';
      const after = /[\p{Script=Latin}\p{N}]$/u.test(word) ? '(?![\\p{Script=Latin}\\p{N}])' : '';
      return `${before}${RegExp.escape(word)}${after}`;
    });
  return new RegExp(alternatives.join('|'), 'giu');
}

function usesIn(text: string, pattern: RegExp, terms: ReadonlyMap<string, string>): { word: string; term: string }[] {
  return Array.from(text.matchAll(pattern)).flatMap(({ 0: word, index }) => {
    const term = terms.get(word.toLowerCase()) ?? '';
    // The term itself may contain the word.
    const inTerm = term.toLowerCase().indexOf(word.toLowerCase());
    const isTerm =
      inTerm !== -1 &&
      text
        .slice(Math.max(0, index - inTerm))
        .toLowerCase()
        .startsWith(term.toLowerCase());
    return isTerm ? [] : [{ word, term }];
  });
}

/** The texts of a body, without code and quotations. */
function proseIn(article: CompiledArticle): { text: string; position: Position }[] {
  const parsed = parseBody(article.body);
  if ('finding' in parsed) return [];
  const texts: { text: string; position: Position }[] = [];
  visit(parsed.tree, (node: Nodes) => {
    if (node.type === 'blockquote') return SKIP;
    if (node.type === 'text')
      texts.push({ text: node.value, position: bodyPosition(article, node.position?.start ?? { line: 1, column: 1 }) });
    return undefined;
  });
  return texts;
}
