/** What a proof has shown. */
export interface ProofResult {
  /** The figures, for the terminal. */
  table: string;
  /** Whether the promise holds. */
  isMet: boolean;
}
