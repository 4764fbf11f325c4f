import { proposeSentiment, type Sentiment } from '../../../questions/sentiment/propose-sentiment.ts';

export type { Sentiment };

/** Sentiment of a comment by its words, as of a question; where they tell nothing, by its vote. */
export function sentimentOf(text: string, vote: 'helpful' | 'not-helpful' | null = null): Sentiment {
  const { sentiment } = proposeSentiment(text);
  if (sentiment !== 'neutral' || vote === null) return sentiment;
  return vote === 'helpful' ? 'positive' : 'negative';
}
