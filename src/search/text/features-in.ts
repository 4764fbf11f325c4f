import type { Lexicon } from '../lexicon/lexicon.ts';
import { conceptFeature, isConcept, isPair } from './feature-names.ts';
import { isHan, normalizeText } from './words.ts';

/** Features of a text, without a list of them. */
export type Features = Pick<ReadonlySet<string>, 'has'>;

export interface FeatureSources {
  groups: Lexicon['groups'];
  normalize(text: string): string;
  /** Words of a text, in order. */
  cut(text: string): readonly string[];
  stem(word: string): string;
  /** Whether `stem` changes words, at their ends. */
  stems: boolean;
  /** All features of a text. */
  featureSet(text: string): ReadonlySet<string>;
}

/** What of a text decides whether it has a feature. */
interface Prefilter {
  /** Without any of these, it does not. */
  parts: readonly string[];
  /** Whether it does with one. */
  isExact: boolean;
}

/** Stemming changes two letters at the end of what it leaves, at most: `relational` becomes `relat`, `skies` `ski`. */
const maxChanged = 2;

const maxPrefilters = 1_000;

/**
 * Answers whether a text has single features, as those of a query, most of which it lacks: looking for a few characters is
 * enough to know that, and takes a twentieth of the time of listing its features.
 *
 * @returns for a text, the same as `featureSet`
 */
export function createFeaturesIn({
  groups,
  normalize,
  cut,
  stem,
  stems,
  featureSet,
}: FeatureSources): (text: string) => Features {
  const prefilters = new Map<string, Prefilter>();

  function prefilterOf(feature: string): Prefilter {
    const known = prefilters.get(feature);
    if (known !== undefined) return known;
    if (prefilters.size >= maxPrefilters) prefilters.clear();
    const prefilter = makePrefilter(feature);
    prefilters.set(feature, prefilter);
    return prefilter;
  }

  function makePrefilter(feature: string): Prefilter {
    const name = feature.slice(1);
    if (isConcept(feature)) return { parts: partsOfConcept(feature), isExact: false };
    if (isPair(feature)) return { parts: [name], isExact: isHan(name) && /^[\p{L}\p{N}]+$/u.test(name) };
    return { parts: [beginningOf(name)], isExact: false };
  }

  function partsOfConcept(feature: string): string[] {
    const group = groups.find((_, number) => conceptFeature(number) === feature) ?? [];
    return group.map(normalizeText).map((phrase) => (isHan(phrase) ? phrase : beginningOf(stem(cut(phrase)[0] ?? ''))));
  }

  function beginningOf(wordStem: string): string {
    return stems ? wordStem.slice(0, Math.max(1, wordStem.length - maxChanged)) : wordStem;
  }

  return (text) => {
    let normal: string | undefined;
    let all: ReadonlySet<string> | undefined;
    return {
      has(feature) {
        if (all !== undefined) return all.has(feature);
        normal ??= normalize(text);
        const own = normal;
        const { parts, isExact } = prefilterOf(feature);
        if (!parts.some((part) => own.includes(part))) return false;
        if (isExact) return true;
        all = featureSet(text);
        return all.has(feature);
      },
    };
  };
}
