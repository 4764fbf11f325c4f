import type { AdviceOn } from '../../advice.ts';

export const proseRules: AdviceOn<'prose'> = {
  'prose/language': {
    summary: '文字用的是它那种语言。',
    why: '放错文件夹的文章、忘了翻译的段落，会让读不懂那种语言的学员走投无路。',
    fix: '翻译成这种语言，或者把文件移到它那种语言的文件夹。应用里、短信里的原话放进引用（行首写 >）或者代码里，不算在内。',
    example: {
      wrong: 'Open the order and tap Request refund to get your money back.',
      right: '打开订单，点**申请退款**。',
    },
  },
  'prose/spacing': {
    summary: '汉字和西文单词、数字之间有一个空格，全角标点旁边没有空格。',
    why: '手机小屏上，汉字和字母、数字挤在一起不好认。不是所有浏览器都会自己隔开。',
    fix: '运行 npm run check -- --fix，引擎只改正文里的文字，不动代码、链接和组件。标题要自己改，因为它的锚点会跟着变。',
    example: {
      wrong: '打开App，共14位。',
      right: '打开 App，共 14 位。',
    },
  },
  'prose/punctuation': {
    summary: '中文句子用全角标点。',
    why: '半角标点贴着汉字，断句不清楚，读起来费力。',
    fix: '运行 npm run check -- --fix，引擎只改正文里的文字，不动代码、链接和组件。',
    example: {
      wrong: '先付款,再开课.',
      right: '先付款，再开课。',
    },
  },
  'prose/term': {
    summary: '文章用 glossary.yaml 里的说法，不用它在 avoid 里列出的说法。',
    why: '同一样东西有两个名字，学员会以为是两样，照着步骤也找不到按钮。',
    fix: '改成结果里写的说法。应用里、短信里的原话放进代码或者引用。学员的问法写在 answers 里，不受影响。',
    example: {
      wrong: '点登陆，输入验证码。',
      right: '点登录，输入验证码。',
    },
  },
  'prose/spelling': {
    summary: '英文单词拼写正确，英式、美式都可以。',
    why: '错字让人怀疑内容也没有核对过，搜索也找不到拼错的词。',
    fix: '改成结果里猜的词。自己的名词写进 glossary.yaml；应用里、短信里的原话放进代码或者引用。',
    example: { wrong: 'You recieve the refund in three days.', right: 'You receive the refund in three days.' },
  },
  'prose/repeated-word': {
    summary: '英文里没有连着写了两遍的词。',
    why: '改句子时常常多留下一个词，自己读不出来，读者却会停一下。',
    fix: '删掉其中一个。',
    example: { wrong: 'Open the the order.', right: 'Open the order.' },
  },
  'prose/a-or-an': {
    summary: '英文里，读出来是元音的词前面用 an，其他的用 a。',
    why: '英语读者一眼就会看到这样的错误。',
    fix: '照结果改。看的是读音，不是字母：an hour，a user。',
    example: { wrong: 'Choose a option.', right: 'Choose an option.' },
  },
  'prose/plain-words': {
    summary: '英文用平常的词：写 to，不写 in order to。',
    why: '很多学员的母语不是英语，公文式的词要读两遍。',
    fix: '换成结果里的词，或者把句子改短。',
    example: { wrong: 'Tap Save in order to utilise the voucher.', right: 'Tap Save to use the voucher.' },
  },
};
