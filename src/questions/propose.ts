import type { Kind } from './states.ts';
import { foldText, placesOf } from './whole-words.ts';

/** What a question probably is, and the words that say so. */
export interface ProposedKind {
  kind: Kind;
  /** Empty for `question`, which is what is left. */
  evidence: string[];
}

/**
 * Words that tell what a question is, folded, in the languages of the interface; of several kinds, the first one counts. A person
 * decides: this is what the form of the staff begins with.
 */
const telling: readonly (readonly [Kind, readonly string[]])[] = [
  [
    'complaint',
    [
      ...[
        '投诉',
        '举报',
        '消协',
        '12315',
        '骗',
        '欺诈',
        '霸王条款',
        '态度',
        '敷衍',
        '太差',
        '垃圾',
        '无语',
        '维权',
        '曝光',
        '没人理',
      ],
      ...['complain', 'complaint', 'scam', 'fraud', 'unacceptable', 'ripped off', 'lawyer', 'terrible', 'rude', 'ignored'],
    ],
  ],
  [
    'fault',
    [
      ...[
        '打不开',
        '报错',
        '闪退',
        '卡住',
        '黑屏',
        '没声音',
        '没有声音',
        '加载不',
        '失败',
        '不能用',
        '用不了',
        '崩溃',
        '乱码',
        '白屏',
      ],
      ...['error', 'crash', 'crashes', 'broken', 'fails', 'failed', 'not working', 'does not work', "doesn't work"],
      ...['frozen', 'stuck', 'bug', "won't load", 'will not load'],
    ],
  ],
  [
    'wish',
    [
      ...['建议', '希望能', '希望增加', '能不能加', '能不能出', '要是能', '最好能'],
      ...['suggestion', 'feature request', 'would be nice', 'would be great', 'please add', 'i wish', 'could you add'],
    ],
  ],
];

/** Proposes a kind by rules. */
export function proposeKind(text: string): ProposedKind {
  const folded = foldText(text);
  for (const [kind, words] of telling) {
    const evidence = words.filter((word) => placesOf(folded, word).length > 0);
    if (evidence.length > 0) return { kind, evidence };
  }
  return { kind: 'question', evidence: [] };
}
