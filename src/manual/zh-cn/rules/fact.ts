import type { AdviceOn } from '../../advice.ts';

export const factRules: AdviceOn<'fact'> = {
  'fact/contradicted': {
    summary: '文章里的数字和它所说的事实一致。',
    why: '标题和 summary 里不能用 <Fact>，facts.yaml 改了，它们还是旧的；学员在搜索结果里看到一个期限，在正文里看到另一个，只会更着急。',
    fix: '改正写错的一处。说的确实是另一件事，就在句子里写清楚是什么。',
    example: {
      wrong: `summary: 付款后 7 天内可以退。
---
付款后 <Fact id="refund-days" />内可以退。`,
      right: `summary: 付款后 14 天内可以退。
---
付款后 <Fact id="refund-days" />内可以退。`,
    },
  },
  'fact/hard-coded': {
    summary: '是事实的数字用 <Fact> 显示，不直接写出来。',
    why: '直接写出来的数字，facts.yaml 改了以后不会跟着改。',
    fix: '换成结果里的 <Fact>。',
    example: { wrong: '付款后 7 天内可以退。', right: '付款后 <Fact id="refund-days" />内可以退。' },
  },
};
