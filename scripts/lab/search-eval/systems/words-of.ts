import { stemmer } from 'stemmer';
import { UserError } from '../../../../src/errors.ts';
import { cutWords, isHan, normalizeText, pairsOf } from '../../../../src/search/text/words.ts';

/** Splits a text into index terms. */
export type Cut = (text: string) => string[];

/** Words from `Intl.Segmenter`. */
export function segmenterWords(language: string): Cut {
  return (text) => cutWords(normalizeText(text), language);
}

/**
 * Chinese words from jieba in its search mode.
 *
 * @throws UserError on platforms without a build of jieba
 */
export async function jiebaWords(): Promise<Cut> {
  try {
    const { Jieba } = await import('@node-rs/jieba');
    const { dict } = await import('@node-rs/jieba/dict.js');
    const jieba = Jieba.withDict(dict);
    return (text) => jieba.cutForSearch(normalizeText(text), true).filter((word) => /[\p{L}\p{N}]/u.test(word));
  } catch (error) {
    throw new UserError(
      `jieba cannot be loaded on ${process.platform}-${process.arch}: ${(error as Error).message}`,
      'Leave out --compare, or run it on another machine.',
      { cause: error },
    );
  }
}

/** jieba’s words and character bigrams for Chinese, word stems for all other languages. */
export async function strongTerms(language: string): Promise<Cut> {
  if (!language.startsWith('zh')) {
    const cut = segmenterWords(language);
    return (text) => cut(text).map(stemmer);
  }
  const cut = await jiebaWords();
  return (text) => {
    const runs = normalizeText(text).match(/\p{Script=Han}+/gu) ?? [];
    return [...cut(text), ...runs.filter(isHan).flatMap(pairsOf)];
  };
}
