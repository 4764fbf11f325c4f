import { stringify } from 'yaml';

/** Categories of the corpus, with the ids that articles are named after. */
export const categories = ['account', 'paying', 'refunds', 'playback', 'downloads', 'assignments', 'coaching', 'clubs'] as const;
export const products = ['courses', 'coaching', 'membership'] as const;
export const stages = ['before-purchase', 'getting-started', 'learning', 'keeping-on', 'leaving-and-returning'] as const;

/** Values of the facts that articles show. */
export const facts = {
  'review-time': { 'zh-cn': '2 个工作日', en: '2 working days' },
  'device-limit': { 'zh-cn': '3 台设备', en: '3 devices' },
} as const;

export const mailAddress = 'service@help.example';

/** The operator's files of the corpus, by name: small, and valid by the engine's schemas. */
export function operatorFiles(): Record<string, string> {
  return Object.fromEntries(Object.entries(data).map(([name, value]) => [`${name}.yaml`, stringify(value)]));
}

const officeHours = ['09:00-18:00'];

const data = {
  site: {
    name: { 'zh-cn': '示例帮助中心', en: 'Example Help Centre' },
    tagline: { 'zh-cn': '生成的文章，只用来测量。', en: 'Generated articles, only for measuring.' },
    locales: ['zh-cn', 'en'],
    baseUrl: 'https://help.example',
    contact: 'help@help.example',
    licence: { 'zh-cn': '公有领域', en: 'Public domain' },
  },
  taxonomy: {
    categories: categories.map((id) => ({
      id,
      label: label(id),
      description: label(id),
      // Generated articles are never reviewed again.
      reviewEvery: 1825,
      owner: 'support',
    })),
    products: products.map((id) => ({ id, label: label(id), description: label(id) })),
    stages: stages.map((id) => ({ id, label: label(id) })),
    voteReasons: [{ id: 'not-true', label: label('not-true') }],
  },
  facts: Object.entries(facts).map(([id, value]) => ({ id, value })),
  team: {
    teams: [{ id: 'support', name: label('support') }],
    people: [
      {
        id: 'writer',
        name: 'Writer',
        teams: ['support'],
        skills: [...categories],
        languages: ['zh-cn', 'en'],
        hours: { support: 20, writing: 10 },
      },
    ],
  },
  channels: [
    {
      id: 'mail',
      kind: 'mail',
      label: { 'zh-cn': '邮箱', en: 'Mail' },
      address: mailAddress,
      languages: ['zh-cn', 'en'],
      firstReplyMinutes: 540,
      hours: {
        zone: 'Asia/Shanghai',
        weekly: { mon: officeHours, tue: officeHours, wed: officeHours, thu: officeHours, fri: officeHours },
      },
    },
  ],
  targets: [{ metric: 'helpfulness', better: 'higher', target: 0.8, alert: 0.65, scale: 0.06 }],
  synonyms: { 'zh-cn': [['打不开', '进不去']], en: [['open', 'launch']] },
  glossary: [
    {
      id: 'replay',
      term: { 'zh-cn': '回放', en: 'Replay' },
      definition: { 'zh-cn': '直播的录像。', en: 'A recorded live lesson.' },
    },
  ],
};

function label(id: string): { 'zh-cn': string; en: string } {
  const words = id.replaceAll('-', ' ');
  return { 'zh-cn': `示例 ${words}`, en: words };
}
