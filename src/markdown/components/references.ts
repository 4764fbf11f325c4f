import type { Rule } from '../../findings/rules.ts';
import type { RenderContext } from './component.ts';

/** What an attribute can refer to: the entries it may name, and the rule that is broken when it names none of them. */
export const references = {
  fact: { entries: ({ facts }) => facts, rule: 'mdx/unknown-fact', file: 'facts.yaml' },
  channel: { entries: ({ channels }) => channels, rule: 'taxonomy/unknown-channel', file: 'channels.yaml' },
  term: { entries: ({ terms }) => terms, rule: 'mdx/unknown-term', file: 'glossary.yaml' },
} as const satisfies Record<string, ReferenceTarget>;

export type Reference = keyof typeof references;

interface ReferenceTarget {
  /** By id. */
  entries: (context: RenderContext) => ReadonlyMap<string, unknown>;
  rule: Rule;
  file: string;
}
