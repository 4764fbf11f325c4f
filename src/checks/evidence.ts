import { wordFeature } from '../search/text/feature-names.ts';
import type { TextReader } from '../search/text/text-reader.ts';

/** What texts have in common: stems of content words, and groups of synonyms. */
export interface Evidence {
  /** The part of `of` without synonyms, several times faster. */
  stemsOf(text: string): ReadonlySet<string>;
  /** Groups of stop words are left out: “how can I” is in questions about anything. Empty for a text of stop words only. */
  of(text: string): ReadonlySet<string>;
  /** Share of a question's content words that are in an evidence, as themselves or as a synonym, 0…1; 1 without any. */
  shareIn(evidence: ReadonlySet<string>, question: string): number;
}

export function createEvidence(reader: TextReader): Evidence {
  const known = new Map<string, readonly string[]>();
  const stems = new Map<string, string | undefined>();

  /** @returns `undefined` for a stop word */
  function contentStem(word: string): string | undefined {
    if (!stems.has(word)) stems.set(word, reader.isContent(word) ? wordFeature(reader.stem(word)) : undefined);
    return stems.get(word);
  }

  function ofWord(word: string): readonly string[] {
    const features = known.get(word) ?? [wordFeature(reader.stem(word)), ...conceptsIn(word, reader)];
    known.set(word, features);
    return features;
  }

  return {
    stemsOf: (text) =>
      new Set(
        reader
          .cut(text)
          .map(contentStem)
          .filter((stem) => stem !== undefined),
      ),
    of(text) {
      const words = reader.words(text);
      const evidence = new Set(conceptsIn(text, reader));
      for (const word of words) if (!reader.isContent(word)) for (const feature of ofWord(word)) evidence.delete(feature);
      for (const word of words) if (reader.isContent(word)) for (const feature of ofWord(word)) evidence.add(feature);
      return evidence;
    },
    shareIn(evidence, question) {
      const content = reader.words(question).filter((word) => reader.isContent(word));
      const found = content.filter((word) => ofWord(word).some((feature) => evidence.has(feature)));
      return content.length === 0 ? 1 : found.length / content.length;
    },
  };
}

function conceptsIn(text: string, reader: TextReader): string[] {
  return reader.features(text).filter((feature) => feature.startsWith('c'));
}
