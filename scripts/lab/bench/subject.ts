import { createRandom, type Random } from './random.ts';
import { createVocabulary, type Vocabulary } from './vocabulary.ts';
import { type CorpusLocale, type Words, wordsByLocale } from './words.ts';

/**
 * What an article of the corpus is about. Real articles share their framing words, some words with those of
 * their topic, and have a few of their own: a corpus in which every word stands on every page makes each search
 * as expensive as that for the commonest word.
 */
export interface Subject {
  /** The few of each list that this article talks of. */
  lists: Pick<Words, 'things' | 'problems' | 'situations' | 'actions' | 'places' | 'openers'>;
  /** Words that say what it is about; the last one is its own. */
  terms: readonly string[];
  /** One content word: of all articles, of its topic or of its own. */
  word(random: Random): string;
}

const topics = 40;
const listed = { things: 2, problems: 2, situations: 2, actions: 4, places: 3, openers: 4 } as const;

/** The same for every seed: questions are known without the corpus. */
export function subjectOf(locale: CorpusLocale, index: number): Subject {
  const random = createRandom(`${locale}/subject/${index}`);
  const vocabulary = vocabularyOf(locale);
  const words = wordsByLocale[locale];
  const few = (name: keyof typeof listed): string[] => random.sample(words[name], listed[name]);
  const topic = random.between(0, topics - 1);
  const terms = [
    ...new Set(Array.from({ length: 3 }, () => [vocabulary.ofTopic(topic, random), vocabulary.general(random)]).flat()),
    vocabulary.own(index),
  ];
  return {
    lists: {
      things: few('things'),
      problems: few('problems'),
      situations: few('situations'),
      actions: few('actions'),
      places: few('places'),
      openers: few('openers'),
    },
    terms,
    word(chance) {
      const kind = chance.between(1, 10);
      if (kind <= 3) return chance.pick(terms);
      return kind <= 5 ? vocabulary.ofTopic(topic, chance) : vocabulary.general(chance);
    },
  };
}

const vocabularies = new Map<CorpusLocale, Vocabulary>();

function vocabularyOf(locale: CorpusLocale): Vocabulary {
  const known = vocabularies.get(locale) ?? createVocabulary(locale);
  vocabularies.set(locale, known);
  return known;
}
