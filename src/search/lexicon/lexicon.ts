import { en } from './en.ts';
import { zhCn } from './zh-cn.ts';

/** What the engine knows of a language, as written in its file. */
export interface LexiconSource {
  /** Words that frame a question without saying what it is about, separated by spaces. */
  stopWords: string;
  /**
   * One group of synonyms a line, separated by spaces; phrases in double quotes. A word may be in several groups.
   */
  groups: string;
}

/** Stop words and synonyms of a language, the operator's included. */
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
