import { placeholder } from '../../../knowledge/placeholder.ts';
import type { Template } from '../templates.ts';

export const template: Template = {
  title: placeholder('用学员的话写这个问题'),
  summary: placeholder('一两句话说出答案，列表和搜索结果里都会显示'),
  answer: placeholder('学员会在搜索框里输入的一句话'),
  answersNote: '学员自己的问法，至少四条；每次构建都会逐条搜一遍。',
  translate: placeholder('把下面的原文译好，再删掉这一行。'),
  bodies: {
    faq: `${placeholder('第一句就说答案。')}

## ${placeholder('什么情况不一样')}

${placeholder('例外和条件。没有例外，就删掉这一节。')}
`,
    'how-to': `${placeholder('做完会得到什么，要先准备什么。')}

<Steps>

1. ${placeholder('从哪里开始，例如：打开“我的 → 订单”。')}
2. ${placeholder('在那里做什么。')}
3. ${placeholder('看到什么就是成功了。')}

</Steps>

## ${placeholder('做不下去怎么办')}

${placeholder('可能遇到什么，遇到了怎么做。没有的话，删掉这一节。')}
`,
    troubleshooting: `<Symptom>

${placeholder('学员看到、听到什么，屏幕上的文字和代码照原样写。')}

</Symptom>

<Cause>

${placeholder('为什么会这样，写到对解决有用为止。')}

</Cause>

<Fix>

1. ${placeholder('最常见的解决办法写在最前面。')}
2. ${placeholder('还不行，再试什么。')}

</Fix>

${placeholder('都试过还不行，找谁，要告诉对方什么。')}
`,
    policy: `${placeholder('用一两句话写清规则，带上数字。')}

## ${placeholder('适用于谁')}

${placeholder('条件是什么，学员怎么判断自己符不符合。')}

## ${placeholder('哪些不适用')}

${placeholder('例外情况，以及这时学员可以怎么办。')}
`,
    'known-issue': `${placeholder('出了什么问题，从什么时候开始，影响哪些人：设备、版本、课程。')}

## ${placeholder('修好之前怎么办')}

${placeholder('可以怎样绕开；绕不开，也照实说。')}

## ${placeholder('我们在做什么')}

${placeholder('目前知道什么，什么时候有新消息。')}
`,
  },
};
