export const sentiments = ['negative', 'neutral', 'positive'] as const;
export type Sentiment = (typeof sentiments)[number];

export interface ProposedSentiment {
  sentiment: Sentiment;
  /** Empty for `neutral`, which is what is left. */
  evidence: string[];
}

/** Words that tell a mood, in the languages of the interface. */
const negative = [
  ...['生气', '气死', '失望', '太差', '垃圾', '骗', '无语', '投诉', '态度', '恶心', '坑人', '受不了', '没人理', '敷衍', '差评'],
  ...['太慢', '着急', '烦'],
  ...[
    'angry',
    'disappointed',
    'frustrated',
    'terrible',
    'awful',
    'worst',
    'useless',
    'ridiculous',
    'unacceptable',
    'scam',
    'rude',
    'annoying',
  ],
  ...['fed up', 'ripped off'],
];
const positive = [
  ...['谢谢', '感谢', '很好', '太好了', '喜欢', '满意', '好评', '棒', '辛苦了'],
  ...['thank you', 'thanks', 'great', 'love', 'excellent', 'happy', 'helpful', 'wonderful'],
];

/** Words that turn the one after them round: 不满意, not happy. */
const negations = ['不', '没', '没有', '不太', 'not', 'no', "isn't", 'isn’t'];

/**
 * Proposes a mood by rules: any negative word counts before a positive one, since “thanks, but this is terrible” is a
 * complaint with manners; a negated positive word is negative. More than two exclamation marks at once are negative, unless
 * there is praise.
 */
export function proposeSentiment(text: string): ProposedSentiment {
  const folded = ` ${text.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ')} `;
  const praise = positive.flatMap((word) => placesOf(folded, word).map((at) => ({ word, isNegated: isNegated(folded, at) })));
  const blame = [
    ...negative.filter((word) => placesOf(folded, word).some((at) => !isNegated(folded, at))),
    ...praise.filter(({ isNegated: turned }) => turned).map(({ word }) => `not ${word}`),
  ];
  if (blame.length > 0) return { sentiment: 'negative', evidence: blame };
  if (praise.length > 0) return { sentiment: 'positive', evidence: praise.map(({ word }) => word) };
  return folded.includes('!!!') ? { sentiment: 'negative', evidence: ['!!!'] } : { sentiment: 'neutral', evidence: [] };
}

/** Where a word is; Latin words count whole only. */
function placesOf(text: string, word: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + word.length)) {
    const isWhole = !/^[a-z]/.test(word) || !/[\p{L}\p{N}]/u.test(`${text[at - 1] ?? ''}${text[at + word.length] ?? ''}`);
    if (isWhole) places.push(at);
  }
  return places;
}

function isNegated(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 12), at).trimEnd();
  return negations.some((word) => (/^[a-z]/.test(word) ? before.endsWith(` ${word}`) : before.endsWith(word)));
}
