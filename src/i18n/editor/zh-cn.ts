/** What the editor's form says, in one language. */
export interface EditorStrings {
  articles: string;
  article: string;
  handbook: string;
  page: string;
  folder: string;
  /** What an id is. */
  id: string;
  idPattern: string;
  longest: (length: number) => string;
  badPath: string;
  badRevision: string;
  body: FieldText;
  /** Fields of articles and pages, those within fields included, by name. */
  fields: Readonly<Record<string, FieldText>>;
  /** Values that are chosen from a list, by value. */
  choices: Readonly<Record<string, string>>;
}

export interface FieldText {
  label: string;
  hint?: string;
}

export const zhCn: EditorStrings = {
  articles: '文章',
  article: '文章',
  handbook: '工作手册',
  page: '页面',
  folder: '文件夹',
  id: '几个英文小写单词，用连字符隔开，例如 refund-a-course。它是文件名，也是网址的一部分，以后不改。',
  idPattern: '只能用 a 到 z、0 到 9 和单个连字符。',
  longest: (length) => `最多 ${length} 个字符。`,
  badPath: '写成 /help/refund.html 这样的路径。',
  badRevision: '12 位十六进制数字，npm run check 会告诉你。',
  body: { label: '正文', hint: 'Markdown 和使用手册里的组件；小标题从 ## 开始。' },
  fields: {
    title: { label: '标题', hint: '用学员的话。' },
    summary: { label: '摘要', hint: '一两句话的答案。' },
    type: { label: '类型' },
    category: { label: '分类' },
    products: { label: '产品' },
    stage: { label: '阶段' },
    audience: { label: '给谁看' },
    state: { label: '状态', hint: '只有已发布的文章会显示。' },
    owner: { label: '负责人' },
    reviewed: { label: '核对日期', hint: '最近一次有人通读全文并确认无误的那一天；只改错别字不算。' },
    changed: { label: '学员该知道的改动' },
    on: { label: '日期' },
    note: { label: '改了什么' },
    reviewEvery: { label: '多少天核对一次', hint: '不填就按分类的。' },
    answers: { label: '问法', hint: '学员真正会输入的话，至少四条。' },
    meantAnswers: { label: '和文章没有共同词的问法', hint: '只写确实该由这篇回答的。' },
    related: { label: '相关文章', hint: '最相关的在前。' },
    redirectFrom: { label: '旧地址' },
    escalateTo: { label: '没有帮上忙时联系' },
    translates: { label: '对应的原文版本', hint: '只在译文里写，npm run check 会告诉你是哪个。' },
    issue: { label: '已知问题', hint: '只有这种类型才写。' },
    status: { label: '进展' },
    since: { label: '开始日期' },
    resolved: { label: '解决日期' },
    severity: { label: '严重程度' },
    order: { label: '在列表里的位置' },
  },
  choices: {
    faq: '常见问题',
    troubleshooting: '故障排查',
    'how-to': '操作步骤',
    policy: '规则',
    'known-issue': '已知问题',
    public: '所有人',
    internal: '只给同事',
    draft: '草稿',
    'in-review': '审核中',
    published: '已发布',
    archived: '已存档',
    open: '处理中',
    monitoring: '观察中',
    resolved: '已解决',
    low: '低',
    medium: '中',
    high: '高',
  },
};
