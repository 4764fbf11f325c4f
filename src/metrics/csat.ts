/** Answers of a satisfaction survey from 1 to 5 count as satisfied, or as quick enough, from this one on (top two of five). */
export const minGood = 4;
