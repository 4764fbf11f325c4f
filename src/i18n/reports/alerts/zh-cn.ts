/** Strings of the report on alerts, Simplified Chinese. */
export const alerts = {
  heading: '预警',
  caption: '比平时差了的地方，影响学员多的在前',
  empty: '没有发现比平时差的地方。',
  nothingWatched: '记录还太少，看不出是否比平时差；这不等于一切正常。',
  others: '已经过去的，和可能只是偶然的',
  what: '发生了什么',
  since: '从哪一周开始',
  until: '到哪天为止',
  maybeChance: '目前还没恢复，但数据少，也可能是碰巧',
  todo: '怎么办',
  owner: '由谁处理',
  everyone: '帮助中心负责人',
  kinds: {
    fall: '文章没以前管用',
    complaints: '投诉增多',
    dissatisfied: '不满意增多',
    'failed-searches': '搜不到的增多',
    topic: '话题激增',
  },
  mayHelpLess: '文章可能没以前管用',
  ended: (until: string): string => `${until} 起已恢复`,
  fell: (before: string, recent: string, n: string, weeks: string): string =>
    `有用率从 ${before} 降到 ${recent}（最近 ${weeks} 周 ${n} 票）`,
  perWeek: (observed: string, usual: string): string => `每周 ${observed} 次，平时最多 ${usual} 次`,
  needsPerWeek: (observed: string, usual: string): string => `每周 ${observed} 次没搜到或提问，平时最多 ${usual} 次`,
  shareOf: (observed: string, usual: string, n: string): string => `占 ${observed}，平时最多 ${usual}（共 ${n} 次）`,
  todos: {
    fall: '打开文章，对照产品现状核对一遍；再看这段时间的留言。',
    complaints: '读一读新的投诉，找出共同的原因。',
    dissatisfied: '读一读低分评价的理由，找出共同的原因。',
    'failed-searches': '看“搜索”里哪些词、哪些分类失败变多，补文章或补说法。',
    topic: '弄清发生了什么：是故障就发公告，是新问题就写文章。',
  },
  worth: '没有预警说明什么',
  watchedArticles: (articles: string, rate: string): string =>
    `盯着 ${articles} 篇票数够的文章，每周用 Fisher 精确检验和 Benjamini–Hochberg 方法比较；没有一篇变差时，一周里误报的概率不超过 ${rate}。`,
  watchedSeries: (series: string, weeks: string): string =>
    `盯着全站的 ${series} 个指标（CUSUM）；一切如常时，平均 ${weeks} 周以上才误报一次。`,
  tooShort: (series: string, weeks: string): string => `另有 ${series} 个指标只有 ${weeks} 周记录，还看不出平时是多少。`,
};
