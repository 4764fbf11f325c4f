import type { AdviceOn } from '../../advice.ts';

export const answersRules: AdviceOn<'answers' | 'search' | 'duplicate'> = {
  'answers/missing': {
    summary: '已发布的文章写明了它回答哪些问题。',
    why: '学员用自己的话搜索，往往和标题的用词不同。没有这些问法，搜索就难以找到这篇文章。',
    fix: '加上 answers，写四条以上学员真正会输入的问法，可以从工单和聊天记录里抄，口语、错别字和报错代码都可以。',
    example: {
      wrong: `title: 课程可以退款吗？怎么退？
answers: []`,
      right: `title: 课程可以退款吗？怎么退？
answers:
  - 买错课了想退
  - 超过7天还能退吗
  - 退款要多久
  - 不满足退款条件（R3002）`,
    },
  },
  'answers/duplicate': {
    summary: '同一种语言里，一个问题只由一篇文章回答，也只写一次。',
    why: '两篇文章都说自己回答这个问题，学员会搜到两个可能不一致的答案。',
    fix: '决定由哪一篇回答，从另一篇的 answers 里去掉，再在两篇之间加上链接。比较时不看大小写、全角半角、空格和标点；归档的文章不算。',
    example: {
      wrong: `# refund-a-course.mdx
answers: [退款要多久？]

# refund-not-arrived.mdx
answers: [退款要多久]`,
      right: `# refund-a-course.mdx
answers: [退款要多久]

# refund-not-arrived.mdx
answers: [退款成功了钱没到]`,
    },
  },
  'answers/copied-from-title': {
    summary: 'answers 里是学员的问法，不是把标题再写一遍。',
    why: '标题本来就会被搜索，再抄一遍没有用；缺的是学员自己的说法。',
    fix: '换成学员真正会输入的一句话，或者删掉这一条。只是标点、空格和大小写不同，也算抄标题。',
    example: {
      wrong: `title: 怎么开发票？
answers:
  - 怎么开发票`,
      right: `title: 怎么开发票？
answers:
  - 公司报销要票去哪里弄`,
    },
  },
  'answers/few': {
    summary: '常有人找的文章写了足够的问法。',
    why: '同一个问题，每个人说法不同。公开问题集上量过：每篇文章有 0、5、10、20、40 条问法时，排在第一的比例是 57%、73%、74%、79%、84%，开头几条最值得写。',
    fix: '只提示首页的任务，和报告里有人投票、搜索落空的文章。从 reports/proposals.patch、工单和聊天记录里抄学员的原话，补够为止；还没有报告时，只看首页的任务。',
    example: {
      wrong: `answers:
  - 退款要多久`,
      right: `answers:
  - 退款要多久
  - 买错课了想退
  - 超过7天还能退吗
  - 退款退到哪里
  - 不满足退款条件（R3002）`,
    },
  },
  'answers/unrelated': {
    summary: '每条问法和文章其余部分至少有一个共同的词，同义词也算。',
    why: '问法会原样进入搜索索引，所以写错了文章也搜得到，没有人会发现；学员点开却答非所问。',
    fix: '把它移到真正回答它的文章；是这篇，就把它的词写进标题、摘要或正文，或者在 content/synonyms.yaml 里写上同义词。确实没有共同的词、就是要这样写的，注明 meant: true。和标题、摘要、别的问法有一个共同的词就够；只和正文相同时，要有四分之一的词。只有停用词的问法不看；searchContract 是 off 时不检查。',
    example: {
      wrong: `title: 课程可以退款吗？怎么退？
answers:
  - 珠穆朗玛峰有多高`,
      right: `title: 课程可以退款吗？怎么退？
answers:
  - 买错课了想退
  - { question: "后悔药", meant: true }`,
    },
  },
  'answers/not-found': {
    summary: '用文章写明的问法搜索，文章排在前三。由 npm run build 检查。',
    why: '学员只看前几条结果。写了却搜不到的答案，等于没有写。',
    fix: '把问法里的关键词写进标题、摘要或小标题；如果另一篇回答得更好，就把问法移过去；两篇在抢同一个问法时，把各自的范围写进标题，或者合并。',
    example: {
      wrong: `title: 关于费用的说明
answers:
  - 买错课了想退`,
      right: `title: 课程可以退款吗？怎么退？
answers:
  - 买错课了想退`,
    },
  },
  'answers/fragile': {
    summary: '去掉这一条问法再搜索，文章仍然排在前三。由 npm run check -- --fragile 检查。',
    why: '去掉这一条问法以后就搜不到，说明文章只靠这一句原话被找到；学员的说法稍有不同就会落空。',
    fix: '把它的关键词写进标题、摘要或小标题，再补两三条不同的问法；说法和用词不同而意思相同的，写进 content/synonyms.yaml。',
    example: {
      wrong: `answers:
  - 老师把我拉黑了怎么办`,
      right: `answers:
  - 老师把我拉黑了怎么办
  - 联系不上老师
  - 老师不回消息`,
    },
  },
  'search/not-indexed': {
    summary: '用标题里的词能搜到每一篇文章。由 npm run build 检查。',
    why: '索引按语言切词。语言不对或者没有写明时，中文会一个词也切不出来，搜索静悄悄地什么都找不到，而页面看起来一切正常。',
    fix: '半数以上的文章都这样时才会出现，说明索引不认得这门语言：删掉 .cache/ 后重新构建；还不行，就看 site.yaml 里的语言和文章的文字是否一致。',
    example: {
      wrong: `# articles/zh-cn/ 里的文章
title: Refunds`,
      right: `# articles/zh-cn/ 里的文章
title: 课程可以退款吗？怎么退？`,
    },
  },
  'duplicate/near': {
    summary: '同一种语言里没有两篇几乎一样的文章。',
    why: '两篇一样的文章会在搜索里互相争位置，改了一篇忘了另一篇，学员就读到旧的。',
    fix: '留下一篇，把另一篇的问法并进 answers，网址写进 redirectFrom。真有不同，就把不同的地方写清楚，相同的部分只写一次，另一篇链接过去。',
  },
};
