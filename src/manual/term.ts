/** A word of the product, defined once in each language for the manual, the reports and the code. */
export interface Term {
  /** As the manual and the interface write it. */
  term: string;
  /** One sentence. */
  meaning: string;
}
