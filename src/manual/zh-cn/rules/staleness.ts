import type { AdviceOn } from '../../advice.ts';

export const stalenessRules: AdviceOn<'staleness'> = {
  'staleness/due': {
    summary: '离核对期限的最后一天还有超过 14 天。',
    why: '提前两周提醒，你可以把核对排进日程，不至于让学员读到过期的内容。',
    fix: '对照现在的服务通读全文，改掉不对的地方，再把 reviewed 改成读完的那一天。来不及也没有关系，到期之前它只是提示。',
    example: {
      wrong: `# 退款类 90 天核对一次，今天是 2026-11-20
reviewed: 2026-08-30`,
      right: `# 通读并确认无误之后
reviewed: 2026-11-20`,
    },
  },
  'staleness/overdue': {
    summary: '文章的核对没有过期。',
    why: '很久没有核对的文章，价格、期限和按钮名都可能变了，学员照着做会白费功夫。',
    fix: '对照现在的服务通读全文，改掉不对的地方，再把 reviewed 改成那一天。核对间隔按文章的 reviewEvery 算，没有写就按分类的；内容确实很少变的，可以写长一些，最长 1825 天。没有人再需要的文章，把 state 改成 archived。',
    example: {
      wrong: `# 退款类 90 天核对一次，今天是 2026-11-20
reviewed: 2026-06-01`,
      right: `# 通读并确认无误之后
reviewed: 2026-11-20`,
    },
  },
  'staleness/future': {
    summary: '核对日期不晚于今天。',
    why: 'reviewed 是有人通读全文的那一天，还没有到的日子不可能读过。写成将来，会把过期的文章藏起来。',
    fix: '改成最近一次通读全文的日期，先看看年份和月份有没有写错。想推迟下次核对，用 reviewEvery，不要改日期。日期没有错的话，看看环境变量 KB_TODAY 和电脑的日期对不对。',
    example: {
      wrong: `# 今天是 2026-11-20
reviewed: 2027-11-03`,
      right: 'reviewed: 2026-11-03',
    },
  },
  'staleness/bulk-bump': {
    summary: '同一种语言里，同一天核对的文章不超过 15 篇。',
    why: '一天认真读完 16 篇以上不太可能。没有读就改日期，过期的内容会一直留在学员面前，再也没有人提醒。',
    fix: '只给真正通读过的文章写这一天，其余的改回原来的日期。要集中核对，就分几天做。',
  },
};
