import type { AdviceOn } from '../../advice.ts';

export const targetRules: AdviceOn<'target'> = {
  'target/missing': {
    summary: '有了 targets.yaml，search-success、helpfulness、coverage、promises-kept、csat 就各要有一个目标。',
    why: '报告开头就是这五个数字。没有目标，谁也说不清好不好，也永远不会“没达标”。',
    fix: '给它加一行。不知道定多少，就先用上一份报告的数字，稍微往高里定一点。',
    example: {
      wrong: `# targets.yaml
- { metric: helpfulness, better: higher, target: 0.8, alert: 0.65, scale: 0.06 }`,
      right: `# targets.yaml
- { metric: helpfulness, better: higher, target: 0.8, alert: 0.65, scale: 0.06 }
- { metric: search-success, better: higher, target: 0.8, alert: 0.65, scale: 0.05 }
- { metric: coverage, better: higher, target: 0.9, alert: 0.75, scale: 0.06 }
- { metric: promises-kept, better: higher, target: 0.9, alert: 0.75, scale: 0.05 }
- { metric: csat, better: higher, target: 0.9, alert: 0.8, scale: 0.05 }`,
    },
  },
  'target/contradiction': {
    summary: '目标的方向和单位要对，先到目标再到预警，要求不能低于对读者的承诺。',
    why: '比例写成 90 永远达不到；方向写反，变差反而算好。首次答复的目标如果比最慢渠道的承诺还松，承诺落空了报告仍说一切正常。',
    fix: '改正这个字段。比例写 0 到 1；时间是不分昼夜的分钟：营业时间里的 540 分钟，往往是一天以上。',
    example: {
      wrong: '- { metric: csat, better: higher, target: 90, alert: 80, scale: 5 }',
      right: '- { metric: csat, better: higher, target: 0.9, alert: 0.8, scale: 0.05 }',
    },
  },
};
