import { changeVoteHours, tagsKeptHours } from '../readers/limits.ts';

/** A word of the product, defined once for the manual, the reports and the code. */
interface GlossaryTerm {
  /** Anchor on the glossary page. */
  id: string;
  /** As the manual and the Chinese interface write it. */
  term: string;
  /** As code, files and English texts write it. */
  english: string;
  /** One sentence in Chinese. */
  meaning: string;
}

export const glossaryTerms: readonly GlossaryTerm[] = [
  // Content
  {
    id: 'article',
    term: '文章',
    english: 'article',
    meaning: '一个 .mdx 文件，回答学员的一个问题；文件名是编号，所在的语言文件夹是语言。',
  },
  {
    id: 'answers',
    term: '问法',
    english: 'answers[]',
    meaning: '学员会怎么问，用他们自己的话写在文章的 answers 里；搜索靠它找到文章。',
  },
  { id: 'audience', term: '给谁看', english: 'audience', meaning: '文章的读者：public 是所有人，internal 只给同事。' },
  {
    id: 'edition',
    term: '公开版',
    english: 'edition',
    meaning: '一次构建能看到的全部内容；公开版给学员，内部版多出内部文章、工作手册和使用手册。',
  },
  { id: 'handbook', term: '工作手册', english: 'handbook', meaning: '运营方自己的规章，写在 content/handbook，只出现在内部版。' },
  { id: 'manual', term: '使用手册', english: 'manual', meaning: '引擎自带的说明，就是你正在看的这一份，只出现在内部版。' },
  { id: 'owner', term: '负责人', english: 'owner', meaning: '对文章内容负责的小组或成员，写在 team.yaml。' },
  {
    id: 'freshness',
    term: '核对',
    english: 'freshness',
    meaning: '有人通读全文并确认无误；核对的日期写在 reviewed，多久一次由 reviewEvery 决定。',
  },
  { id: 'overdue', term: '过期', english: 'overdue', meaning: '超过了核对期限，内容可能已经变了。' },
  {
    id: 'revision',
    term: '版本',
    english: 'revision',
    meaning: '文章文字的指纹，12 位十六进制数字；文字一改就是新版本，换行和排版不算。',
  },
  {
    id: 'epoch',
    term: '一段',
    english: 'epoch',
    meaning: '文字大体相同的一串版本；改写超过四成时开始新的一段，旧票不再算到新文章上。',
  },
  // Checks
  { id: 'rule', term: '规则', english: 'rule', meaning: '检查内容的一条标准，名字像 link/broken，级别是错误、警告或提示。' },
  { id: 'finding', term: '检查结果', english: 'finding', meaning: '某个文件某一行不符合规则，写明哪里不对、怎么改。' },
  {
    id: 'sanitizer',
    term: '白名单',
    english: 'sanitizer',
    meaning: '只放行列出的组件、标签、属性和链接，其余的都成为检查结果，不会出现在页面上。',
  },
  // Search
  {
    id: 'stop-word',
    term: '停用词',
    english: 'stop word',
    meaning: '“怎么”“请问”这类只组成问句、不说明主题的词，比较时分量较轻。',
  },
  {
    id: 'side-index',
    term: '侧索引',
    english: 'side index',
    meaning: '标题和问法的索引，用来逐句比较，和 Pagefind 的全文索引一起用。',
  },
  { id: 're-ranking', term: '重排', english: 're-ranking', meaning: '对排在最前的几篇，只用能区分它们的词再比较一次。' },
  {
    id: 'confidence',
    term: '把握',
    english: 'confidence',
    meaning: '第一条结果有多可能真的回答了问题；没把握时页面会明说，并给出提问的入口。',
  },
  {
    id: 'confidence-threshold',
    term: '把握的门槛',
    english: 'confidence threshold',
    meaning: '得分到多少，把握才算一半：在无关问题和本站自己的问法的得分之间，每次构建量一次。',
  },
  { id: 'snippet', term: '摘录', english: 'snippet', meaning: '搜索结果里从正文摘出的一小段文字，搜到的词会标出来。' },
  {
    id: 'search-contract',
    term: '搜索契约',
    english: 'search contract',
    meaning: '用每条问法去搜，它的文章必须排进前三，否则不发布。',
  },
  { id: 'fragile', term: '脆弱', english: 'fragile', meaning: '只靠这句原话才找得到的问法，换个说法就搜不到。' },
  // Demand
  {
    id: 'failed-search',
    term: '失败的搜索',
    english: 'failed search',
    meaning: '没有把握、有结果却没人点开，或者换了说法再搜的一次搜索。',
  },
  { id: 'demand', term: '需求', english: 'demand', meaning: '一段时间里失败的搜索加“没帮助”的票，说明哪里缺答案。' },
  { id: 'coverage', term: '覆盖率', english: 'coverage', meaning: '需求里有多大一部分落在有已发布、未过期文章的主题上。' },
  { id: 'gap', term: '缺口', english: 'gap', meaning: '有需求却没有合适文章的主题。' },
  {
    id: 'demand-threshold',
    term: '人数门槛',
    english: 'k-anonymity threshold',
    meaning: '这么多人在规定的天数内搜过同一句话，这句话才会保存；写在 site.yaml 的 demandThreshold。',
  },
  // Votes
  { id: 'ballot', term: '凭证', english: 'ballot', meaning: `投票后得到的随机号，${changeVoteHours} 小时内凭它改票或补充原因。` },
  {
    id: 'held-back',
    term: '不计入',
    english: 'held-back vote',
    meaning: '保存下来但不算进有用率的票，例如同一设备投得太多；每一票都记着原因。',
  },
  { id: 'surge', term: '突增', english: 'surge', meaning: '一篇文章一小时内的票远多于平时，多出来的不计入，在报告里点名。' },
  { id: 'device-group', term: '设备组', english: 'device group', meaning: '网络地址和浏览器标识都相同的读者，当作同一台设备。' },
  {
    id: 'address-group',
    term: '网络地址',
    english: 'address group',
    meaning: '同一个 IPv4 地址，或同一个 IPv6 /64，不论浏览器标识。',
  },
  {
    id: 'day-tag',
    term: '当天的标记',
    english: 'day tag',
    meaning: `用当天的随机盐把地址和浏览器标识算成的标记，无法还原，${tagsKeptHours} 小时内删除。`,
  },
  { id: 'helpfulness', term: '有用率', english: 'helpfulness', meaning: '“有帮助”除以全部计入的票，总是附上票数和 95% 的区间。' },
];
