/**
 * Words that tell how a reader feels. Those of complaints and of thanks; a word that only names a fault, such as “error”, is
 * neutral.
 */
const words = {
  negative: [
    ...['太差', '垃圾', '坑', '骗', '失望', '生气', '气死', '无语', '离谱', '糊弄', '敷衍', '没用', '白费', '浪费时间', '投诉'],
    ...['看不懂', '不清楚', '说不清', '还是不行', '根本', '太慢', '太贵', '烦', '崩溃'],
    ...['terrible', 'awful', 'useless', 'waste of', 'disappointed', 'angry', 'annoying', 'frustrating', 'ridiculous'],
    ...['scam', 'unacceptable', 'rude', 'worst', 'confusing', 'fed up', 'not helpful', 'unhelpful', 'unclear', 'unsolved'],
    ...['makes no sense'],
  ],
  positive: [
    ...['谢谢', '感谢', '太好了', '很好', '不错', '清楚', '有用', '解决了', '赞', '满意', '喜欢'],
    ...['thank', 'great', 'helpful', 'clear', 'love', 'perfect', 'solved', 'excellent', 'works now'],
  ],
} as const;

/** Negations in front of a praise turn it round: 不清楚 and “not clear”. */
const negations = ['不', '没', '没有', '不太', 'not ', 'isn’t ', "isn't ", 'no ', 'never '];

export type Sentiment = 'negative' | 'neutral' | 'positive';

/**
 * Sentiment of a text, by words alone: negative words and negated praise against praise; a tie is neutral.
 *
 * @param vote counts as one word of its side
 */
export function sentimentOf(text: string, vote: 'helpful' | 'not-helpful' | null = null): Sentiment {
  const folded = text.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ');
  let score = vote === 'helpful' ? 1 : vote === 'not-helpful' ? -1 : 0;
  for (const word of words.negative) if (folded.includes(word)) score -= 1;
  for (const word of words.positive) {
    const at = folded.indexOf(word);
    if (at === -1 || words.negative.some((other) => other.includes(word) && folded.includes(other))) continue;
    const before = folded.slice(Math.max(0, at - 8), at);
    score += negations.some((negation) => before.endsWith(negation)) ? -1 : 1;
  }
  return score < 0 ? 'negative' : score > 0 ? 'positive' : 'neutral';
}
