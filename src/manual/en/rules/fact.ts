import type { AdviceOn } from '../../advice.ts';

export const factRules: AdviceOn<'fact'> = {
  'fact/contradicted': {
    summary: 'Amounts in an article agree with the facts that they are about.',
    why: 'Titles and summaries cannot use <Fact>, so they keep the old amount when facts.yaml changes. A learner who reads one deadline among the results and another in the article is lost.',
    fix: 'Correct whichever is wrong. If it is about something else, say in the sentence what it is.',
    example: {
      wrong: `summary: Refunds within 7 days of paying.
---
Refunds are possible within <Fact id="refund-days" /> of paying.`,
      right: `summary: Refunds within 14 days of paying.
---
Refunds are possible within <Fact id="refund-days" /> of paying.`,
    },
  },
  'fact/hard-coded': {
    summary: 'Amounts that are facts are shown by <Fact>, not written out.',
    why: 'An amount that is written out stays when facts.yaml changes.',
    fix: 'Put the <Fact> of the finding in its place.',
    example: {
      wrong: 'Refunds are possible within 7 days of paying.',
      right: 'Refunds are possible within <Fact id="refund-days" /> of paying.',
    },
  },
};
