import type { AdviceOn } from '../../advice.ts';

export const targetRules: AdviceOn<'target'> = {
  'target/missing': {
    summary: 'Once targets.yaml exists, search-success, helpfulness, coverage, promises-kept and csat each have a target.',
    why: 'These five open the report. Without a target nobody knows whether a figure is good, and it can never be missed.',
    fix: 'Add a line for it. If you do not know what to aim for, take what the last report measured, and aim a little higher.',
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
    summary:
      'A target has the right direction and unit, is reached before its alert, and asks for no less than readers are promised.',
    why: 'A share of 90 is never reached, and `lower` praises what is worse. If the target for the first reply is looser than the promise of the slowest channel, the report says that all is well while promises are broken.',
    fix: 'Correct the field. Shares run from 0 to 1, times are minutes around the clock: a promise of 540 minutes of opening hours is often a day or more.',
    example: {
      wrong: '- { metric: csat, better: higher, target: 90, alert: 80, scale: 5 }',
      right: '- { metric: csat, better: higher, target: 0.9, alert: 0.8, scale: 0.05 }',
    },
  },
};
