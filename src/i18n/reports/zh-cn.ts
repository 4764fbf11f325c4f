import { alerts } from './alerts/zh-cn.ts';
import { bulletins } from './bulletins/zh-cn.ts';
import { capacity } from './capacity/zh-cn.ts';
import { charts } from './charts/zh-cn.ts';
import { comments } from './comments/zh-cn.ts';
import { coverage } from './coverage/zh-cn.ts';
import { demand } from './demand/zh-cn.ts';
import { health } from './health/zh-cn.ts';
import { helpfulness } from './helpfulness/zh-cn.ts';
import { pages } from './pages/zh-cn.ts';
import { plan } from './plan/zh-cn.ts';
import { questions } from './questions/zh-cn.ts';
import { scorecard } from './scorecard/zh-cn.ts';
import { searches } from './searches/zh-cn.ts';
import { service } from './service/zh-cn.ts';
import { staleness } from './staleness/zh-cn.ts';
import { summary } from './summary/zh-cn.ts';
import { surveys } from './surveys/zh-cn.ts';
import { trend } from './trend/zh-cn.ts';

/** Strings of the reports, Simplified Chinese. Arguments are already formatted for the locale. */
export const reports = {
  bulletins,
  capacity,
  pages,
  plan,
  scorecard,
  title: (site: string): string => `${site}：服务报告`,
  asOf: (day: string): string => `截至 ${day}`,
  votesSince: (day: string): string => `文章投票自 ${day} 起统计`,
  noStore: '还没有数据库，投票和搜索情况未知（不等于没有），所以下面的覆盖率、有用率和搜索也都是“未知”。',
  simulatedTitle: (title: string): string => `【模拟数据】${title}`,
  simulated: (seed: string, weeks: string): string =>
    `模拟数据：由 npm run simulate 生成（种子 ${seed}，${weeks} 周），没有一个数字来自真实学员。`,
  clockBehind: (newest: string, today: string): string =>
    `最新的投票日期是 ${newest}，晚于今天（${today}）：请检查服务器的时钟。在此之前，按时间统计的数字都不可靠。`,
  contentErrors: (errors: string): string => `内容里有 ${errors} 处错误，出错的文件没有计入本报告；运行 npm run check 可以查看。`,
  moreRows: (rows: string): string => `另有 ${rows} 行，见 csv/ 和 report.json。`,
  unknown: '未知（还没有数据）',
  tooFew: (n: string): string => `样本太少（n = ${n}）`,
  share: (share: string, low: string, high: string, n: string): string => `${share}（${low}–${high}，n = ${n}）`,
  interval: (low: string, high: string, n: string): string => `95% 区间 ${low}–${high}，n = ${n}`,
  range: (low: string, high: string, n: string): string => `${low}–${high}，n = ${n}`,
  quote: (words: string): string => `“${words}”`,
  severities: { low: '低', medium: '中', high: '高' },
  weekSpan: (from: string, to: string): string => `${from} 至 ${to}`,
  intervalDrawing: (share: string, low: string, high: string): string => `有用率 ${share}，95% 区间 ${low} 至 ${high}`,
  charts,
  summary,
  next: {
    heading: '接下来做什么',
    investigate: '查明原因：以前更有帮助',
    rewrite: '重写：读者明确表示没帮助',
    rewriteEmpty: '票数还不够，不能断定哪篇文章需要重写。',
    fix: '修改：读者指出的问题',
    fixEmpty: '还没有读者给已发布的文章留言。',
    toRead: (count: string): string => `${count} 条留言没有选原因，请看原话`,
    fewComments: '留言还少',
    more: (count: string): string => `还有 ${count} 项`,
    reasonGiven: (reason: string, count: string, n: string): string => `${reason}：${n} 条中 ${count} 条`,
    watch: '留意：多数人觉得没帮助，但票数还少',
    watchEmpty: (limit: string): string => `没有有用率低于 ${limit} 的文章。`,
    review: '核对：已过期，而且有需求',
    reviewEmpty: '没有过期未核对的文章。',
    answer: '把读者的说法加进文章（见 proposals.patch）',
    answerEmpty: '没有可以直接加进文章的说法。',
    asked: (times: string): string => `搜索失败 ${times} 次`,
    write: '新写或翻译',
    writeEmpty: '每个分类在每种语言里都有文章，常见问题也都有文章回答。',
    votedNotHelpful: (votes: string): string => `${votes} 票“没帮助”`,
    overdueFor: (days: string): string => `过期 ${days} 天`,
    demand: (demand: string): string => `需求 ${demand}`,
    emptyCategory: (locale: string): string => `${locale}：没有已发布的文章`,
    missingTranslation: (locale: string): string => `${locale}：没有译文`,
    unansweredQuestion: (locale: string): string => `${locale}：没有文章回答`,
  },
  alerts,
  trend,
  coverage,
  gaps: {
    heading: '缺口',
    caption: '先按需求、再按严重程度排列',
    empty: '没有缺口。',
    kind: '缺什么',
    kinds: { 'empty-category': '分类里没有文章', 'missing-translation': '没有译文', 'unanswered-question': '没有文章回答' },
    locale: '语言',
    category: '分类',
    article: '文章或问题',
    demand: '需求',
    severity: '严重程度',
  },
  searches,
  demand,
  questions,
  findability: {
    heading: '换个说法就搜不到的问题',
    note: (fragile: string, questions: string, share: string, first: string): string =>
      `npm run check -- --fragile 对文章列出的 ${questions} 个问题逐个去掉这种问法再搜索。其中 ${fragile} 个（${share}）的文章因此掉出前 ${first} 条结果：读者换个说法就找不到。请把关键词写进标题、摘要或小标题，或多列几种问法。`,
    unknown: '未知：请先运行 npm run check -- --fragile，再重新生成报告。',
    caption: '有这类问题的文章，占比高的在前',
    empty: '每个问题换个说法也搜得到。',
    article: '文章',
    locale: '语言',
    share: '占比',
    fragile: '仅限原话',
    questions: '问题数',
  },
  health,
  helpfulness,
  comments,
  service,
  surveys,
  staleness,
  digests: {
    title: (owner: string): string => `${owner}：需要你处理的`,
    heading: (n: string): string => `新增 ${n} 项`,
    kinds: {
      question: '等你回复的提问',
      broken: '有内容坏了的文章',
      rewrite: '读者明确表示没帮助，需要重写',
      overdue: '过期未核对',
      due: '即将到期，需要核对',
      phrasing: '读者的问法，可以补进文章（见 proposals.patch）',
    },
    dueOn: (day: string): string => `${day} 到期`,
    notHelpful: (votes: string): string => `${votes} 票“没帮助”`,
    asked: (times: string): string => `失败的搜索 ${times} 次`,
    more: (n: string): string => `另有 ${n} 项，见报告`,
    open: (n: string): string => `之前说过、还没处理的有 ${n} 项，见报告。`,
  },
  method: {
    heading: '计算方法',
    lines: ({
      minSample,
      dueSoonDays,
      sameQuestion,
      nearEnough,
      perDevice,
      perAddress,
      perNetwork,
    }: Record<
      'minSample' | 'dueSoonDays' | 'sameQuestion' | 'nearEnough' | 'perDevice' | 'perAddress' | 'perNetwork',
      string
    >): string[] => [
      '区间：95% 威尔逊得分区间（Wilson 1927，J. Am. Stat. Assoc. 22，209–212）。',
      '覆盖率：一篇文章的访问和提问要么都满足，要么都不满足，所以算区间时当作一组（有效样本量，Kish 1965）。',
      `样本少于 ${minSample} 个时不给出比例。`,
      '需求：见“覆盖率”，每次都按一次算。搜索不属于某一篇文章，所以单篇文章的需求和核对欠账来自投票、用它回答的问题和访问。',
      '与前一段时间相比：两个比例之差的 Newcombe 区间（Newcombe 1998，Stat. Med. 17，873–890，方法 10）。95% 区间不含零为“明显”，80% 区间不含零为“可能”。',
      `问题：同一语言、相似度（词、字对和同义词的余弦）不低于 ${sameQuestion} 的说法算同一个问题。最接近的文章是已构建站点搜索结果的第一条；把握低于 ${nearEnough} 的，算缺文章。`,
      `原因和评价同样在少于 ${minSample} 个时不给出比例；评价每天最多计入同一设备组 ${perDevice} 份、同一网络地址 ${perAddress} 份、同一 IPv6 /48 网段 ${perNetwork} 份。`,
      '所有表格都在 csv/ 里，可以用电子表格打开；全部数字在 report.json 里，字段说明见 report.schema.json。',
      `核对：到期前 ${dueSoonDays} 天起为“即将到期”，到期日次日起为“已过期”。核对欠账 = Σ 过期天数 × 需求。`,
    ],
  },
};
