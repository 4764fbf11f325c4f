import { type Interval, wilsonInterval } from './wilson.ts';

/** What was proposed and what it really is. */
export interface Judged {
  proposed: string;
  decided: string;
}

/** Decisions needed to say anything about a proposal: below, the interval of the accuracy is wider than ±10 points. */
export const minDecisions = 100;

export type Classification =
  | { state: 'too-few'; n: number }
  | {
      state: 'known';
      n: number;
      accuracy: Interval & { share: number };
      /** What always proposing the commonest class would reach. */
      baseline: number;
      /** Mean of the classes' F1, each class counting the same. */
      macroF1: Interval & { value: number };
      classes: { name: string; decided: number; proposed: number; precision: number; recall: number; f1: number }[];
      /** Most frequent first. */
      confusions: { decided: string; proposed: string; n: number }[];
    };

/**
 * Accuracy with its 95 % Wilson interval, and F1 = 2·TP / (2·TP + FP + FN) of each class with the mean of all (macro-F1;
 * Manning, Raghavan and Schütze (2008), Introduction to Information Retrieval, 13.6) and its 95 % percentile bootstrap
 * interval (Efron and Tibshirani (1993), An Introduction to the Bootstrap, 13.3) over 500 seeded resamples.
 *
 * @returns `too-few` below `minDecisions`
 */
export function classificationOf(judged: readonly Judged[]): Classification {
  const n = judged.length;
  if (n < minDecisions) return { state: 'too-few', n };
  const right = judged.filter(({ proposed, decided }) => proposed === decided).length;
  const counts = countBy(judged);
  return {
    state: 'known',
    n,
    accuracy: { share: right / n, ...(wilsonInterval(right, n) as Interval) },
    baseline: Math.max(...counts.map(({ decided }) => decided)) / n,
    macroF1: { value: meanF1(counts), ...bootstrap(judged) },
    classes: counts.map(({ name, decided, proposed, both }) => ({
      name,
      decided,
      proposed,
      precision: ratio(both, proposed),
      recall: ratio(both, decided),
      f1: ratio(2 * both, decided + proposed),
    })),
    confusions: confusionsOf(judged),
  };
}

interface ClassCounts {
  name: string;
  decided: number;
  proposed: number;
  both: number;
}

/** Every class that was decided or proposed, the most frequent first. */
function countBy(judged: readonly Judged[]): ClassCounts[] {
  const counts = new Map<string, ClassCounts>();
  const of = (name: string): ClassCounts => {
    const own = counts.get(name) ?? { name, decided: 0, proposed: 0, both: 0 };
    counts.set(name, own);
    return own;
  };
  for (const { proposed, decided } of judged) {
    of(decided).decided += 1;
    of(proposed).proposed += 1;
    if (proposed === decided) of(decided).both += 1;
  }
  return [...counts.values()].sort((a, b) => b.decided - a.decided || (a.name < b.name ? -1 : 1));
}

function meanF1(counts: readonly ClassCounts[]): number {
  const sum = counts.reduce((total, { decided, proposed, both }) => total + ratio(2 * both, decided + proposed), 0);
  return sum / counts.length;
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

function confusionsOf(judged: readonly Judged[]): { decided: string; proposed: string; n: number }[] {
  const wrong = judged.filter(({ proposed, decided }) => proposed !== decided);
  return [...Map.groupBy(wrong, ({ decided, proposed }) => JSON.stringify([decided, proposed]))]
    .map(([key, pairs]) => {
      const [decided, proposed] = JSON.parse(key) as [string, string];
      return { decided, proposed, n: pairs.length };
    })
    .sort((a, b) => b.n - a.n || (a.decided + a.proposed < b.decided + b.proposed ? -1 : 1));
}

const resamples = 500;

function bootstrap(judged: readonly Judged[]): Interval {
  const next = seeded(1);
  const values = Array.from({ length: resamples }, () => {
    const drawn = Array.from(judged, () => judged[Math.floor(next() * judged.length)] as Judged);
    return meanF1(countBy(drawn));
  }).sort((a, b) => a - b);
  const at = (share: number): number => values[Math.round(share * (resamples - 1))] ?? 0;
  return { low: at(0.025), high: at(0.975) };
}

/** Park and Miller (1988), CACM 31(10), 1192–1201: numbers from 0 to 1, the same in every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
