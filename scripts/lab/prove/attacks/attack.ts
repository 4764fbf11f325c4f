/** Something that took the site down or swayed a figure once, tried again on the engine as it is. */
export interface Attack {
  /** What the attacker does, in a few words. */
  name: string;
  /** What it did before there was a defence, as measured then. */
  before: string;
  /** What must hold now. */
  limit: string;
  /** Carries it out on a server, database or build of its own, and cleans up. */
  run(progress: (line: string) => void): Promise<AttackResult>;
}

export interface AttackResult {
  /** What it does now, in the units of `before` and `limit`. */
  after: string;
  /** Whether the limit holds; `undefined` where this machine lacks what it takes to try, which `after` then names. */
  isMet: boolean | undefined;
}
