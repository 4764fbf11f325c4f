import type { AdviceOn } from '../../advice.ts';

export const translationRules: AdviceOn<'translation'> = {
  'translation/missing': {
    summary: '已发布的公开文章，每种语言都有译文。',
    why: '没有译文时，其他语言的读者看到的是原文，页面上会说明，但他们未必读得懂。',
    fix: '运行结果里的 npm run new，它在那种语言的文件夹里新建同名文件，写好 translates。不需要马上译，这只是提示；可以从问得最多的文章开始。',
  },
  'translation/outdated': {
    summary: '译文有原文，并且对应原文的最新版本。',
    why: '原文改了规定，译文没有跟上，两种语言的读者就会得到不同的答案。',
    fix: '运行 npm run translations，看原文改了哪些字，改好译文，再用结果里的 accept 命令把 translates 改成现在的版本号；译文不用改的，也这样确认。找不到原文时，多半是只给译文改了文件名：改回原文的文件名，或者两边一起改。',
    example: {
      wrong: `# 原文现在的版本是 e4e89186cc4e
translates: '93b07f1ac52d'`,
      right: `# 按新原文改好译文之后
translates: 'e4e89186cc4e'`,
    },
  },
  'translation/label': {
    summary: 'YAML 文件里给读者看的文字，每种语言都写了。',
    why: '缺了一种语言，那种语言的读者会看到空白，或者只看到一个编号。',
    fix: '在结果指出的字段里，为 site.yaml 列出的每种语言各写一条。synonyms.yaml 不在此列。',
    example: {
      wrong: `# facts.yaml
- id: refund-days
  value: { zh-cn: 7 天 }`,
      right: `# facts.yaml
- id: refund-days
  value: { zh-cn: 7 天, en: 7 days }`,
    },
  },
};
