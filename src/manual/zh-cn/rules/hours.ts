import type { AdviceOn } from '../../advice.ts';

export const hoursRules: AdviceOn<'hours'> = {
  'hours/promise-without-hours': {
    summary: '写了回复时限的渠道，都有服务时间。',
    why: '回复时限按服务时间计算。没有服务时间，就算不出学员什么时候能收到答复。',
    fix: '在 channels.yaml 里给这个渠道的 hours.weekly 写上服务时间。已经没人值守的渠道，整条删掉。',
    example: {
      wrong: `hours: { zone: Asia/Shanghai, weekly: {} }
firstReplyMinutes: 60`,
      right: `hours: { zone: Asia/Shanghai, weekly: { mon: [09:00-18:00] } }
firstReplyMinutes: 60`,
    },
  },
  'hours/overlap': {
    summary: '同一天的几段服务时间不重叠。',
    why: '多半有一处写错了，页面上的时间也会让人看不懂。一段结束时另一段开始，不算重叠。',
    fix: '改正写错的时间，或者把两段合成一段。',
    example: {
      wrong: 'mon: ["09:00-13:00", "12:00-20:00"]',
      right: 'mon: ["09:00-12:00", "13:00-20:00"]',
    },
  },
  'hours/closed-for-a-week': {
    summary: '接下来四周里，没有渠道连续休息七天以上。',
    why: '这么长的休息常常是漏写了服务时间，或者假期的日期写错了。真要休息，学员也应该提前知道。',
    fix: '先核对服务时间和假期。确实休息的，联系页面会写明，这条到时候自己消失；最好给 hours.holidays 写上值班时间。',
    example: {
      wrong: `holidays:
  - { name: { zh-cn: 元旦 }, from: 2027-01-01, to: 2027-01-31 }`,
      right: `holidays:
  - { name: { zh-cn: 元旦 }, from: 2027-01-01, to: 2027-01-03 }`,
    },
  },
  'hours/holidays-end': {
    summary: '接下来 60 天里的假期都已经写上。',
    why: '没有列出的日子按平常算。假期表用完了，放假那天页面还会说有人在。',
    fix: '把下一年的假期和调休加进 channels.yaml 的 holidays。国务院一般在每年 11 月公布。',
  },
  'hours/past-days': {
    summary: '一年多以前的假期和特殊日期已经删掉。',
    why: '它们不再起作用，留着只会让文件越来越长，改的时候容易看错年份。',
    fix: '从 channels.yaml 里删掉这一条。',
  },
};
