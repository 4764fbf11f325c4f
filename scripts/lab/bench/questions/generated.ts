import { dayOf } from '../../../../src/metrics/instants.ts';

/** Of the vocabulary; the frequencies fall like those of real words. */
const wordsPerQuestion = 15;
const vocabularySize = 3_000;

/** Minutes between two questions: a million are about two and a half years. */
const minutesBetween = 1.4;

const categories = ['refunds', 'lessons', 'paying', 'certificates', 'account'];

/** Of the newest questions, every fourth still waits. */
const stillWaiting = 20_000;

/** The word of a rank; 0 is the most frequent. */
export const wordOf = (rank: number): string => `word${rank}`;

/** Words whose questions are chosen, because a search for them is as slow as it can be. */
export const plantedWords = {
  /** In three of ten questions each, but never in the same one. */
  north: (number: number) => number % 10 < 3,
  south: (number: number) => number % 10 > 6,
  /** In three of ten questions too, all of them in the older half. */
  past: (number: number, count: number) => number < count / 2 && number % 5 < 3,
  /** In one of a hundred thousand. */
  lone: (number: number) => number % 100_000 === 4,
} as const satisfies Record<string, (number: number, count: number) => boolean>;

/** All words that a question can have; one is named by its index. */
export const vocabulary: readonly string[] = [
  ...Object.keys(plantedWords),
  ...Array.from({ length: vocabularySize }, (_, rank) => wordOf(rank)),
];

export interface GeneratedQuestion {
  row: ReturnType<typeof questionRow>;
  /** Indexes in `vocabulary`. */
  words: Set<number>;
}

/** The same in every run. */
export function* generateQuestions(count: number): Generator<GeneratedQuestion> {
  const planted = Object.values(plantedWords);
  let seed = 1;
  // Park & Miller (1988), CACM 31(10).
  const next = (): number => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed / 2_147_483_647;
  };
  for (let number = 0; number < count; number += 1) {
    const words = new Set<number>();
    for (let n = 0; n < wordsPerQuestion; n += 1) words.add(planted.length + Math.floor(vocabularySize * next() ** 3));
    for (const [index, isIn] of planted.entries()) if (isIn(number, count)) words.add(index);
    yield { row: questionRow(number, count), words };
  }
}

/** As long as what is stored of a question of 250 letters: rows are as far apart as real ones. */
const sealedFiller = '0'.repeat(480);

function questionRow(number: number, count: number) {
  const receivedAt = Date.parse('2024-01-01T00:00:00Z') + Math.floor(number * minutesBetween * 60_000);
  const isWaiting = number > count - stillWaiting && number % 4 === 0;
  const [waiting, closed] = [['received', 'classified', 'assigned'] as const, ['answered', 'resolved', 'rated'] as const];
  const who = `person-${number % 20}`;
  return {
    id: `${dayOf(receivedAt).slice(2).replaceAll('-', '')}-${number.toString(36).padStart(6, '0')}`,
    reference: `r${number}`,
    locale: number % 3 === 0 ? 'en' : 'zh-cn',
    edition: 'public',
    channel: 'form',
    kind: number % 50 === 1 ? 'complaint' : 'question',
    category: number % 250_000 === 7 ? 'seldom' : (categories[number % categories.length] ?? null),
    severity: 'medium',
    state: (isWaiting ? waiting : closed)[number % 3] ?? 'received',
    version: 3,
    assignee: isWaiting && number % 8 === 0 ? null : who,
    // One of them is a whole school.
    customer: number % 40 === 9 ? 'school' : `c${number % 300_000}`,
    received_at: receivedAt,
    due_at: receivedAt + 3_600_000,
    call_back_at: number % 25 === 0 ? receivedAt + 7_200_000 : null,
    touched_at: receivedAt + 7_200_000,
    trust: 1,
    sealed: sealedFiller,
  };
}
