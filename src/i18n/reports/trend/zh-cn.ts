/** Strings of the report on trends, Simplified Chinese. */
export const trend = {
  heading: '变化趋势',
  note: '按完整的自然周（周一到周日）统计，灰带是 95% 区间；记录太少的周留空。',
  empty: '还没有一个完整的星期有记录。',
  title: (figure: string): string => `${figure}，每周的比例`,
  description: '每周的比例，带 95% 区间',
  target: (value: string): string => `目标 ${value}`,
  week: '周',
  share: '比例（95% 区间）',
  n: '样本',
  counts: '每周的数量',
  searches: '搜索',
  failed: '没搜到',
  votes: '投票',
  questions: '提问',
  complaints: '投诉',
};
