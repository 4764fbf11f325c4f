/** What simulated readers and staff write, by locale. */
export interface SimulationTexts {
  /** Begins everything that is written, so that nobody takes it for real. */
  mark: string;
  /** What no article answers; the first topic whose keyword the content does not mention is planted. */
  missingTopics: readonly { keyword: string; phrasings: readonly string[] }[];
  comments: readonly string[];
  reply: string;
  outcome: string;
}

const zhCn: SimulationTexts = {
  mark: '【模拟】',
  missingTopics: [
    { keyword: '奖学金', phrasings: ['有没有奖学金可以申请', '奖学金怎么申请', '申请奖学金要什么条件'] },
    { keyword: '校区', phrasings: ['线下校区在哪里', '可以去校区上课吗', '北京有没有线下校区'] },
    { keyword: '兼职', phrasings: ['可以在你们这里兼职吗', '怎么应聘兼职助教', '兼职助教有什么要求'] },
  ],
  comments: ['按步骤做了，还是不行', '找不到文章里说的按钮', '写得太长，看不到重点', '和页面上显示的不一样'],
  reply: '您好，已按您的情况处理，请查看。',
  outcome: '已向学员说明并处理。',
};

const en: SimulationTexts = {
  mark: '[Simulated] ',
  missingTopics: [
    {
      keyword: 'scholarship',
      phrasings: ['can I apply for a scholarship', 'how do scholarships work', 'scholarship requirements'],
    },
    { keyword: 'campus', phrasings: ['where is your campus', 'can I study on campus', 'is there a campus in my city'] },
    {
      keyword: 'part-time job',
      phrasings: ['part-time job as a tutor', 'how to apply for a part-time job', 'do you offer part-time jobs'],
    },
  ],
  comments: [
    'I followed the steps and it still fails',
    'The button is not there',
    'Too long, I lost the thread',
    'My page looks different',
  ],
  reply: 'Hello, we have looked into this for you. Please check again.',
  outcome: 'Explained and settled.',
};

/** English for a locale without texts. */
export function simulationTexts(locale: string): SimulationTexts {
  return locale === 'zh-cn' ? zhCn : en;
}
