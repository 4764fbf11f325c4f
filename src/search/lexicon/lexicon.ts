import { en } from './en.ts';
import { zhCn } from './zh-cn.ts';

/** Stop words and synonyms of a language, as its source file has them. */
export interface LexiconSource {
  /** Words that occur in questions about anything, separated by spaces. */
  stopWords: string;
  /** One group of synonyms per line, separated by spaces; phrases are in double quotes. A word may be in several groups. */
  groups: string;
}

/** Stop words and synonyms of a language, the operator's included. */
export interface Lexicon {
  stopWords: string[];
  groups: string[][];
}

const sources: Readonly<Record<string, LexiconSource>> = { en, 'zh-cn': zhCn };

/**
 * @param locale a locale without a source file has only the operator's synonyms
 * @param synonyms the operator's groups for the locale
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
