import { compareText } from '../../compare.ts';
import type { Sentiment } from './sentiment.ts';

/** The sentiment of most; neutral when as many are of the one as of the other. */
export function prevailing(sentiments: readonly Sentiment[]): Sentiment {
  const sum = sentiments.reduce((total, each) => total + (each === 'negative' ? -1 : each === 'positive' ? 1 : 0), 0);
  return sum < 0 ? 'negative' : sum > 0 ? 'positive' : 'neutral';
}

/** The most frequent of some names, the first in the alphabet of equal ones; `undefined` of none. */
export function mostFrequent<Name extends string>(
  names: readonly Name[],
  weightOf: (at: number) => number = () => 1,
): Name | undefined {
  const votes = new Map<Name, number>();
  for (const [at, name] of names.entries()) votes.set(name, (votes.get(name) ?? 0) + weightOf(at));
  return [...votes].sort(([a, one], [b, other]) => other - one || compareText(a, b))[0]?.[0];
}
