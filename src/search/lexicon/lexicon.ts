import { normalizeText } from '../text/words.ts';
import type { IntentPhrases } from '../understanding/intent.ts';
import { en } from './en.ts';
import { zhCn } from './zh-cn.ts';

/** Stop words and synonyms of a language, as its source file has them. */
export interface LexiconSource {
  /** Words that occur in questions about anything, separated by spaces. */
  stopWords: string;
  /** One group of synonyms per line, separated by spaces; phrases are in double quotes. A word may be in several groups. */
  groups: string;
  /** See `IntentPhrases`; one phrase per line. */
  intents: Record<keyof IntentPhrases, string>;
}

/** Stop words and synonyms of a language, the operator's included. */
export interface Lexicon {
  stopWords: string[];
  groups: string[][];
  /** Traditional characters, each followed by the simplified one that is read instead; left out where none is. */
  traditional?: string;
  /** Left out for a language without any. */
  intents?: IntentPhrases;
}

const sources: Readonly<Record<string, LexiconSource>> = { en, 'zh-cn': zhCn };

/**
 * @param locale a locale without a source file has only the operator's synonyms
 * @param synonyms the operator's groups for the locale
 */
export function lexiconOf(locale: string, synonyms: readonly (readonly string[])[]): Lexicon {
  const source = sources[locale];
  const intents = source === undefined ? undefined : extended(source.intents, synonyms);
  const groups = source?.groups.trim().split('\n').map(readGroup) ?? [];
  return {
    stopWords: source?.stopWords.trim().split(/\s+/) ?? [],
    groups: [...groups, ...synonyms.map((group) => [...group])],
    ...(intents === undefined ? {} : { intents }),
  };
}

/** An operator's group that has a phrase of an intent adds its other phrases to it. */
function extended(intents: LexiconSource['intents'], synonyms: readonly (readonly string[])[]): IntentPhrases {
  const extend = (text: string): string[] => {
    const phrases = text.trim().split('\n');
    const own = synonyms.map((group) => group.map(normalizeText)).filter((group) => group.some((each) => phrases.includes(each)));
    return [...new Set([...phrases, ...own.flat()])];
  };
  const { contact, contactAlone, greeting, smallTalk } = intents;
  return {
    contact: extend(contact),
    contactAlone: extend(contactAlone),
    greeting: extend(greeting),
    smallTalk: extend(smallTalk),
  };
}

function readGroup(line: string): string[] {
  return [...line.matchAll(/"([^"]+)"|(\S+)/g)].map(([, phrase, word]) => phrase ?? word ?? '');
}
