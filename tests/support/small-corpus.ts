import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Documents of a small shop with three questions: two that they answer and one that they do not. */
export const smallCorpus = {
  en: {
    docs: [
      {
        id: 'refund',
        lang: 'en',
        title: 'Get a refund',
        body: 'Money returns to your card within five days.',
        questions: ['I want my money back'],
      },
      {
        id: 'parcel',
        lang: 'en',
        title: 'Track a parcel',
        body: 'The number of your parcel is in the mail we sent.',
        questions: ['where is my order'],
      },
      { id: 'password', lang: 'en', title: 'Change your password', body: 'Open the settings of your account.' },
      { id: 'invoice', lang: 'en', title: 'Download an invoice', body: 'Each order has an invoice as a file.' },
    ],
    questions: [
      { q: 'how do I change the password', gold: ['password'] },
      { q: 'can I have my money back please', gold: ['refund'] },
      { q: 'will it snow in Oslo tomorrow', gold: [] },
    ],
  },
  zh: {
    docs: [
      { id: 'refund', lang: 'zh-CN', title: '怎样申请退款', body: '退款五天内回到原来的银行卡。', questions: ['钱能退给我吗'] },
      { id: 'parcel', lang: 'zh-CN', title: '查询快递', body: '快递单号在我们发的短信里。', questions: ['我的东西到哪了'] },
      { id: 'password', lang: 'zh-CN', title: '修改登录密码', body: '在账号设置里修改。' },
      { id: 'invoice', lang: 'zh-CN', title: '开具发票', body: '每个订单都可以开电子发票。' },
    ],
    questions: [
      { q: '怎么修改密码', gold: ['password'] },
      { q: '我想要退款怎么申请', gold: ['refund'] },
      { q: '明天奥斯陆会下雪吗', gold: [] },
    ],
  },
} as const;

/** Writes `docs.jsonl` and `questions.jsonl` of one language. */
export async function writeSmallCorpus(
  folder: string,
  language: keyof typeof smallCorpus,
): Promise<{ docs: string; questions: string }> {
  await mkdir(folder, { recursive: true });
  const files = { docs: join(folder, 'docs.jsonl'), questions: join(folder, 'questions.jsonl') };
  await writeFile(files.docs, linesOf(smallCorpus[language].docs));
  await writeFile(files.questions, linesOf(smallCorpus[language].questions));
  return files;
}

function linesOf(objects: readonly object[]): string {
  return objects.map((each) => `${JSON.stringify(each)}\n`).join('');
}
