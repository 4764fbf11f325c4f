/** Strings of the report on the health of articles, Simplified Chinese. */
export const health = {
  heading: '文章健康度',
  note: '每篇已发布文章的健康度是下列各项的加权平均（0–100），不知道或不适用的项目不计入。内容规范按文章类型逐条核对；“最该改的”是能让分数提高最多的三处，括号里是提高的分数。表里的数据在 csv/health.csv，可以按任意一列排序。',
  chartTitle: (n: string, all: string, from: string): string => `${all} 篇文章中，${n} 篇的健康度在 ${from} 分以上`,
  chartNote: '各分数段的文章篇数',
  range: (from: string, to: string): string => `${from}–${to} 分`,
  articles: '文章篇数',
  caption: '分数最低的在前',
  empty: '还没有已发布的文章。',
  article: '文章',
  score: '健康度',
  changes: '最该改的',
  gain: (change: string, points: string): string => `${change}（+${points}）`,
  met: (met: string, all: string): string => `${met}/${all}`,
  measures: {
    flesch: (value: string): string => `Flesch ${value}`,
    'sentence-length': (value: string): string => `每句 ${value} 字`,
  },
  figures: {
    checklist: '内容规范',
    helpfulness: '有用率',
    freshness: '核对',
    findability: '好找',
    readability: '易读',
    links: '链接',
    media: '图片和视频',
    translation: '译文',
  },
  changeNames: {
    checklist: '达到内容规范',
    helpfulness: '改写，让更多人觉得有帮助',
    freshness: '重新核对',
    findability: '让换个说法也能搜到',
    readability: '把句子写短、写简单',
    links: '修好链接',
    media: '修好图片和视频',
    translation: '补上或更新译文',
    questions: '写上读者的问法',
    structure: '理顺结构',
    complete: '把没写完的写完',
    length: '拆成几篇',
    language: '改正用词和标点',
    facts: '更正与事实表不符的内容',
    unique: '与相似的文章合并',
    owner: '安排合适的负责人',
    wayOn: '写上相关文章或联系渠道',
    diagnosis: '补齐现象、原因和办法',
    steps: '写成步骤',
    statusBesideTitle: '把状态移出标题',
  },
  locale: '语言',
  weightsCaption: '各项的权重',
  figure: '项目',
  weight: '权重',
  meaning: '怎么算',
  meanings: {
    checklist: '达到的条数 ÷ 适用的条数',
    helpfulness: '现在这版文章的有用率；票数越少，影响越小',
    freshness: '到期前为满分，过期后在一个核对周期内降到零分',
    findability: '所列问法中，换个说法也能搜到的比例；没有检查时不计',
    readability: ({ easyEnglish, hardEnglish, easyChinese, hardChinese }: ReadabilityNumbers): string =>
      `英文：Flesch 易读度（Flesch 1948），${easyEnglish} 以上为满分，${hardEnglish} 以下为零分；中文：平均每句字数（CRIE 指标之一，Sung 等 2016），${easyChinese} 以下为满分，${hardChinese} 以上为零分`,
    links: '链接没有问题为满分，否则为零分',
    media: '图片、视频没有问题为满分，否则为零分',
    translation: '译文完好的其他语言的比例',
  },
};

/** Where a text is easy enough for full marks, and so hard that it gets none. */
interface ReadabilityNumbers {
  easyEnglish: string;
  hardEnglish: string;
  easyChinese: string;
  hardChinese: string;
}
