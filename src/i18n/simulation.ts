/** What simulated readers and staff write, by locale. */
export interface SimulationTexts {
  /** Begins everything that is written, so that nobody takes it for real. */
  mark: string;
  /** What no article answers; the first topic that the content does not mention is planted. */
  missingTopics: readonly (readonly string[])[];
  comments: readonly string[];
  reply: string;
  outcome: string;
}

const zhCn: SimulationTexts = {
  mark: '【模拟】',
  missingTopics: [
    ['怎么把课程当礼物送给朋友', '课程可以送人吗', '买课送朋友怎么操作'],
    ['怎么投屏到电视上看课', '电视上能看课吗', '投屏看课黑屏'],
    ['实体讲义什么时候寄到', '纸质讲义怎么领', '讲义快递单号在哪看'],
  ],
  comments: ['按步骤做了，还是不行', '找不到文章里说的按钮', '写得太长，看不到重点', '和页面上显示的不一样'],
  reply: '您好，已按您的情况处理，请查看。',
  outcome: '已向学员说明并处理。',
};

const en: SimulationTexts = {
  mark: '[Simulated] ',
  missingTopics: [
    ['how do I give a course as a gift', 'can I gift a course to a friend', 'buy a course for someone else'],
    ['how to cast lessons to a tv', 'watch lessons on my television', 'casting shows a black screen'],
    ['when does the printed workbook arrive', 'where is my workbook parcel', 'track the printed workbook'],
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
