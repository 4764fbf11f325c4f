import { en } from './en.ts';
import { zhCn } from './zh-cn.ts';

/** What the engine knows of a language, as its file states it. */
export interface LexiconSource {
  /** Words that frame a question without saying what it is about, between spaces. */
  stopWords: string;
  /**
   * A line for each group of words that people use for the same thing, between spaces; a phrase stands in
   * double quotes. A word may stand in several groups.
   */
  groups: string;
}

/** What is known of a language, and of the operator's own words. */
export interface Lexicon {
  stopWords: string[];
  groups: string[][];
}

const sources: Readonly<Record<string, LexiconSource>> = { en, 'zh-cn': zhCn };

/**
 * @param locale a locale without a file of its own has the operator's synonyms only
 * @param synonyms the operator's groups of that locale
 */
export function lexiconOf(locale: string, synonyms: readonly (readonly string[])[]): Lexicon {
  const source = sources[locale];
  const groups = source?.groups.trim().split('\n').map(readGroup) ?? [];
  return {
    stopWords: source?.stopWords.trim().split(/\s+/) ?? [],
    groups: [...groups, ...synonyms.map((group) => [...group])],
  };
}

function readGroup(line: string): string[] {
  return [...line.matchAll(/"([^"]+)"|(\S+)/g)].map(([, phrase, word]) => phrase ?? word ?? '');
}
