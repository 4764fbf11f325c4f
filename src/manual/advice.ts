import type { Rule } from '../findings/rules.ts';

/** The manual's page about a rule. */
export interface Advice {
  /** What holds when the rule is followed, in one sentence. */
  summary: string;
  /** Why it matters to readers, in one or two sentences. */
  why: string;
  /** How to fix it, in one to three concrete sentences. */
  fix: string;
  /** Front matter, YAML or Markdown that breaks the rule, and the same corrected. Left out where it would not help. */
  example?: { wrong: string; right: string };
}

/** Advice on every rule of a family: `AdviceOn<'link'>` on `link/broken`, `link/anchor`… */
export type AdviceOn<Family extends string> = Readonly<Record<Extract<Rule, `${Family}/${string}`>, Advice>>;
