/** Something that once took the site down or skewed a figure, tried on the current engine. */
export interface Attack {
  /** What the attacker does. */
  name: string;
  /** Its effect before there was a defence, as measured then. */
  before: string;
  /** What must hold now. */
  limit: string;
  /** Runs it on its own server, database or build, and cleans up. */
  run(progress: (line: string) => void): Promise<AttackResult>;
}

export interface AttackResult {
  /** Its effect now, in the units of `before` and `limit`. */
  after: string;
  /** Whether the limit holds; `undefined` where the machine lacks what the attack needs, which `after` then names. */
  isMet: boolean | undefined;
}
