/** Feature of a word, given its stem. */
export function wordFeature(stem: string): string {
  return `w${stem}`;
}

/** Feature of a group of synonyms, given its number. */
export function conceptFeature(group: number): string {
  return `c${group}`;
}

/** Feature of a pair of Chinese characters. */
export function pairFeature(pair: string): string {
  return `p${pair}`;
}

/** Whether a feature is a pair of Chinese characters. */
export function isPair(feature: string): boolean {
  return feature.startsWith('p');
}

/** Whether a feature is a group of synonyms. */
export function isConcept(feature: string): boolean {
  return feature.startsWith('c');
}
