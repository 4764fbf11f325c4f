import { english } from './en.ts';
import { chinese } from './zh-cn.ts';

/** Words of one language that tell how somebody feels about the service. */
export interface Lexicon {
  negative: readonly string[];
  positive: readonly string[];
  /** Thanks that close a question as often as they praise: they count where nothing is asked. */
  courtesy: readonly string[];
  /** Phrases that contain one of the words and tell no feeling, such as “happy to send it”. */
  unfelt: readonly string[];
  /** What shows that something is asked. */
  asking: readonly string[];
  /** Turns the word after it round. */
  negations: readonly string[];
  /** Ask whether something is so, and end like a negation: 是不是. */
  choices: readonly string[];
  /** May stand between a negation and its word: not *very* clear. */
  between: readonly string[];
}

/**
 * The words of all languages of the interface: readers mix them. Words that only name a fault, such as “error”, are not in
 * it. General lexicons (AFINN, VADER) are not used, because they take what help centres are asked every day (cancel, lost,
 * stop, debt) for anger.
 */
export const lexicons: readonly Lexicon[] = [chinese, english];
