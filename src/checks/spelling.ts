import type { CompiledArticle } from '../content/compiled-article.ts';
import { type Finding, finding, type Position } from '../findings/finding.ts';
import { unknownWords } from '../markdown/prose/check-english.ts';
import { isEnglish } from '../markdown/prose/check-prose.ts';
import { meantWord } from '../markdown/prose/english-words.ts';
import { bodyPosition, type Check, type CheckInput, fieldPosition, isLive } from './check.ts';

/** A word that as many articles have is one of the operator's trade. */
const articlesOfTerm = 3;

/** Of content with more rare words, which is hardly English, the rest is not judged. */
const maxWords = 3_000;

/** English texts are spelt right. Questions in `answers` stay as learners ask them. */
export const checkSpelling: Check = ({ kb, articles, known: results }) => {
  const inField = results.of<string[]>('spelling/fields');
  const own = articles
    .filter((article) => isLive(article) && isEnglish(article.locale))
    .map((article) => ({ article, inTitle: wordsIn(article, 'title'), inSummary: wordsIn(article, 'summary') }));
  const uses = new Map<string, number>();
  for (const { article, inTitle, inSummary } of own) {
    const words = new Set([...inTitle, ...inSummary]);
    for (const { word } of article.fragment.unknownWords) words.add(word);
    for (const word of words) uses.set(word, (uses.get(word) ?? 0) + 1);
  }
  if (uses.size === 0) return [];
  const known = operatorWords(kb);
  const rare = [...uses].filter(([word, count]) => count < articlesOfTerm && !known.has(word)).slice(0, maxWords);
  const meant = results.of<string | null>('spelling/meant');
  const meantBy = new Map(rare.map(([word]) => [word, meant(word, () => meantWord(word) ?? null)]));
  const describe = (word: string, positionOf: () => Position): Finding[] => {
    const right = meantBy.get(word) ?? null;
    return right === null
      ? []
      : [
          finding(
            'prose/spelling',
            positionOf(),
            `“${word}” is not a usual English word.`,
            `Did you mean “${right}”? A word of your own belongs in ${kb.dir}/glossary.yaml; what an app or a message says word for word is code or a quotation (\`> …\`).`,
          ),
        ];
  };
  return own.flatMap(({ article, inTitle, inSummary }) => [
    ...inTitle.flatMap((word) => describe(word, () => fieldPosition(article, 'title'))),
    ...inSummary.flatMap((word) => describe(word, () => fieldPosition(article, 'summary'))),
    ...article.fragment.unknownWords.flatMap((unknown) => describe(unknown.word, () => bodyPosition(article, unknown))),
  ]);

  function wordsIn({ data }: CompiledArticle, name: 'title' | 'summary'): string[] {
    return inField(data[name], () => wordsOfField(data[name]));
  }
};

/** Words of title and summary that may be misspelt. */
export function unknownWordsInFields({ data: { title, summary } }: Pick<CompiledArticle, 'data'>): string[][] {
  return [title, summary].map(wordsOfField);
}

function wordsOfField(text: string): string[] {
  return unknownWords([{ text, positionOf: () => ({ line: 1, column: 1 }) }]).map(({ word }) => word);
}

/** Words in the operator's own files, in lower case. */
function operatorWords({ site, taxonomy, glossary, facts, channels, team, synonyms }: CheckInput['kb']): ReadonlySet<string> {
  const terms = glossary.map(({ term, definition }) => [term, definition]);
  const text = JSON.stringify([site, taxonomy, terms, facts, channels, team, synonyms]);
  return new Set(text.toLowerCase().match(/[a-z]{3,}/g));
}
