/** Strings of the report on helpfulness, Simplified Chinese. */
export const helpfulness = {
  heading: '每篇文章的有用率',
  note: '有用率 = 有帮助 ÷（有帮助 + 没帮助），附 95% 威尔逊区间。文章大改后重新计票，以前的票列在后面，不会删除。',
  caption: '学员的投票，“没帮助”多的在前；员工在内部版的投票另列',
  empty: '还没有文章。',
  article: '文章',
  locale: '语言',
  since: '当前版本始于',
  helpful: '有帮助',
  notHelpful: '没帮助',
  share: '有用率（95% 区间）',
  chart: (limit: string): string => `0–100%，竖线 ${limit}`,
  staff: '员工投票',
  heldBack: (votes: string, share: string): string => `另有 ${votes} 票（${share}）只保存、不计入，以防刷票。`,
  heldReasons: '原因（与上文的搜索同一时段）：',
  heldReason: (votes: string, why: string): string => `${votes} 票：${why}`,
  heldByDevice: (limit: string): string => `同一设备组（网络地址加浏览器）当天对同一版本已投满 ${limit} 票`,
  heldByAddress: (min: string, oneIn: string): string =>
    `同一网络地址当天对这篇文章已投满份额（${min} 票，或已有票数的 1/${oneIn}，取大者）`,
  heldByNetwork: (min: string, oneIn: string): string =>
    `同一 IPv6 网段（/48）当天对这篇文章已投满份额（${min} 票，或已有票数的 1/${oneIn}，取大者）`,
  heldBySurge: (min: string, times: string): string => `票数突增：一小时内超过 ${min} 票，并超过这篇文章平均每小时的 ${times} 倍`,
  heldByMachine: '疑似机器投票',
  oneAddress:
    '大多数是因为网络地址相同。如果服务放在代理后面，请设置 TRUSTED_PROXIES；不设的话，所有读者看起来都来自代理的地址。',
  surgesCaption: '票数突增的文章：短时间内票数远高于平时',
  day: '日期（协调世界时）',
  surged: '不计入',
  usual: '平时日均',
  acceptSurge:
    '如果突增确有原因（群发了邮件、服务出了故障），可以把这些票计入：npm run feedback -- accept-surge --article 文章 --locale 语言 --day 日期',
  earlierCaption: '旧版本的投票',
  epoch: '第几版',
  unassignedCaption: '没有对应文章的投票',
  unassignedNote: '这些投票的文章已不存在，也没有文章在 redirectFrom 里写明它们；给改名后的文章补上旧路径，票数就会并入。',
};
