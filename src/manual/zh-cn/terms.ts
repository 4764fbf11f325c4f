import { changeVoteHours, tagsKeptHours } from '../../readers/limits.ts';
import type { Term } from '../term.ts';

export const terms = {
  // Content
  article: { term: '文章', meaning: '一个 .mdx 文件，回答学员的一个问题；文件名是编号，所在的语言文件夹是语言。' },
  answers: { term: '问法', meaning: '学员会怎么问，用他们自己的话写在文章的 answers 里；搜索靠它找到文章。' },
  audience: { term: '给谁看', meaning: '文章的读者：public 是所有人，internal 只给同事。' },
  edition: { term: '公开版', meaning: '一次构建能看到的全部内容；公开版给学员，内部版多出内部文章、工作手册和使用手册。' },
  handbook: { term: '工作手册', meaning: '运营方自己的规章，写在 content/handbook，只出现在内部版。' },
  manual: { term: '使用手册', meaning: '引擎自带的说明，就是你正在看的这一份，只出现在内部版。' },
  owner: { term: '负责人', meaning: '对文章内容负责的小组或成员，写在 team.yaml。' },
  freshness: { term: '核对', meaning: '有人通读全文并确认无误；核对的日期写在 reviewed，多久一次由 reviewEvery 决定。' },
  overdue: { term: '过期', meaning: '超过了核对期限，内容可能已经变了。' },
  revision: { term: '版本', meaning: '文章文字的指纹，12 位十六进制数字；文字一改就是新版本，换行和排版不算。' },
  epoch: { term: '一段', meaning: '文字大体相同的一串版本；改写超过四成时开始新的一段，旧票不再算到新文章上。' },
  // Checks
  rule: { term: '规则', meaning: '检查内容的一条标准，名字像 link/broken，级别是错误、警告或提示。' },
  finding: { term: '检查结果', meaning: '某个文件某一行不符合规则，写明哪里不对、怎么改。' },
  sanitizer: { term: '白名单', meaning: '只放行列出的组件、标签、属性和链接，其余的都成为检查结果，不会出现在页面上。' },
  // Search
  'stop-word': { term: '停用词', meaning: '“怎么”“请问”这类只组成问句、不说明主题的词，比较时分量较轻。' },
  'side-index': { term: '侧索引', meaning: '标题和问法的索引，用来逐句比较，和 Pagefind 的全文索引一起用。' },
  're-ranking': { term: '重排', meaning: '对排在最前的几篇，只用能区分它们的词再比较一次。' },
  confidence: { term: '把握', meaning: '第一条结果有多可能真的回答了问题；没把握时页面会明说，并给出提问的入口。' },
  'confidence-threshold': {
    term: '把握的门槛',
    meaning: '得分到多少，把握才算一半：在无关问题和本站自己的问法的得分之间，每次构建量一次。',
  },
  snippet: { term: '摘录', meaning: '搜索结果里从正文摘出的一小段文字，搜到的词会标出来。' },
  'search-contract': { term: '搜索契约', meaning: '用每条问法去搜，它的文章必须排进前三，否则不发布。' },
  fragile: { term: '脆弱', meaning: '只靠这句原话才找得到的问法，换个说法就搜不到。' },
  // Demand
  'failed-search': { term: '失败的搜索', meaning: '没有把握、有结果却没人点开，或者换了说法再搜的一次搜索。' },
  demand: { term: '需求', meaning: '一段时间里学员需要答案的次数：搜索、投票、向客服提问，以及访问（有访问统计时）。' },
  coverage: {
    term: '覆盖率',
    meaning: '需求里有多大一部分由合格的文章接住：已发布、没过期、帮得到人、搜得到。“没帮助”的票一律不算接住。',
  },
  gap: { term: '缺口', meaning: '有需求却没有合适文章的主题。' },
  'demand-threshold': {
    term: '人数门槛',
    meaning: '这么多人在规定的天数内搜过同一句话，这句话才会保存；写在 site.yaml 的 demandThreshold。',
  },
  // Votes
  ballot: { term: '凭证', meaning: `投票后得到的随机号，${changeVoteHours} 小时内凭它改票或补充原因。` },
  'held-back': { term: '不计入', meaning: '保存下来但不算进有用率的票，例如同一设备投得太多；每一票都记着原因。' },
  surge: { term: '突增', meaning: '一篇文章一小时内的票远多于平时，多出来的不计入，在报告里点名。' },
  'device-group': { term: '设备组', meaning: '网络地址和浏览器标识都相同的读者，当作同一台设备。' },
  'address-group': { term: '网络地址', meaning: '同一个 IPv4 地址，或同一个 IPv6 /64，不论浏览器标识。' },
  'day-tag': {
    term: '当天的标记',
    meaning: `用当天的随机盐把地址和浏览器标识算成的标记，无法还原，${tagsKeptHours} 小时内删除。`,
  },
  helpfulness: { term: '有用率', meaning: '“有帮助”除以全部计入的票，总是附上票数和 95% 的区间。' },
} as const satisfies Readonly<Record<string, Term>>;
