import type { AdviceOn } from '../../advice.ts';

export const linkRules: AdviceOn<'id' | 'link' | 'related' | 'audience'> = {
  'id/duplicate': {
    summary: '一种语言里没有两篇编号相同的文章，一个 YAML 文件里也没有重复的编号。',
    why: '编号就是地址。两篇文章用同一个编号，学员点开的是哪一篇就说不清了。',
    fix: '给其中一个文件改名，放在不同的文件夹里也算重复。原来的地址公开过，就写进 redirectFrom。YAML 里重复的，改掉其中一个 id；team.yaml 里小组和成员的 id 也不能相同。',
    example: {
      wrong: `articles/zh-cn/orders/refund.mdx
articles/zh-cn/career/refund.mdx`,
      right: `articles/zh-cn/orders/refund-a-course.mdx
articles/zh-cn/career/refund-coaching.mdx`,
    },
  },
  'link/broken': {
    summary: '站内的链接都通向一个存在的页面；已发布的文章不链接没有发布的。',
    why: '学员点开是“找不到页面”，答案就断在半路。',
    fix: '从根写起：/语言/articles/编号/，编号就是那篇文章的文件名，不写文件夹和 .mdx。对方还没有发布，就先发布它，或者换一篇。外部网址不在这里检查。',
    example: {
      wrong: '看[退款到账查询](../orders/refund-not-arrived.mdx)。',
      right: '看[退款到账查询](/zh-cn/articles/refund-not-arrived/)。',
    },
  },
  'link/anchor': {
    summary: '链接指向的那一节确实存在。',
    why: '小标题改了名，链接就只会停在页面开头，学员得自己往下找。',
    fix: '结果里列出了那篇文章现有的小标题，选一个抄到 # 后面。小标题里的标点会去掉，空格变成连字符，英文变成小写。',
    example: {
      wrong: '见[退款要多久](/zh-cn/articles/refund-a-course/#多久到账)。',
      right: '见[退款要多久](/zh-cn/articles/refund-a-course/#退款要多久)。',
    },
  },
  'link/self': {
    summary: '文章不链接到自己。',
    why: '学员点了链接，看到的还是同一页，会以为没有点成。',
    fix: '想指向本文的某一节，只写 # 和小标题；否则去掉链接。',
    example: {
      wrong: `{/* 本文是 refund-a-course.mdx */}

见[怎么申请](/zh-cn/articles/refund-a-course/#怎么申请)。`,
      right: `{/* 本文是 refund-a-course.mdx */}

见[怎么申请](#怎么申请)。`,
    },
  },
  'link/redirect-conflict': {
    summary: '每个旧地址只通向一篇文章，也不和现有的页面重名。',
    why: '学员收藏的旧链接应该只有一个去处。两篇都要，或者旧地址其实是现有的页面，跳转就说不清了。',
    fix: '旧地址只留在一篇文章的 redirectFrom 里。它正是某个现有页面的地址时，把它删掉，不需要跳转；文章自己现在的地址也不要写进去。',
    example: {
      wrong: `# 在 refund-a-course.mdx 里
redirectFrom: [/zh-cn/articles/refund-a-course/]`,
      right: `# 在 refund-a-course.mdx 里
redirectFrom: [/help/refund.html]`,
    },
  },
  'link/unsafe': {
    summary: '链接只用 https、http、mailto、tel，或者站内的路径。',
    why: '别的写法可能在学员的浏览器里运行代码，或者打开意料之外的程序。',
    fix: '换成 https:// 开头的地址、/zh-cn/articles/…/ 这样的路径，或者 # 加小标题。以两个斜线开头的，补上 https:；地址里不要有反斜线。',
    example: {
      wrong: '到[下载页](//www.qinghe.example/app/)更新 App。',
      right: '到[下载页](https://www.qinghe.example/app/)更新 App。',
    },
  },
  'link/swallowed': {
    summary: '直接写出的网址，没有把后面的中文一起当成网址。',
    why: '中文里没有空格，后面的标点和字会被算进网址，学员点开是错误页面。',
    fix: '写成 [文字](网址)。结果里已经给出改好的写法，可以直接抄。',
    example: {
      wrong: '打开https://www.qinghe.example/app/，下载最新版。',
      right: '打开[下载页](https://www.qinghe.example/app/)，下载最新版。',
    },
  },
  'link/outside': {
    summary: '指向其他网站的链接打得开。',
    why: '别的网站会改版、会关门。学员点开是“找不到页面”，会以为整篇文章都过时了。',
    fix: '只有运行 npm run check -- --outside 时才会检查，每晚的自动任务也会跑一次；它只报告，从不挡住构建。打开看看：换了地址就改成新的，页面没了就把要点写进文章。写着 403、429 的多半是对方不让程序访问，用浏览器能打开就不用改。',
  },
  'link/orphan': {
    summary: '一种语言里有二十篇以上文章时，每篇都有别的文章链接到它，或者把它列为相关。',
    why: '只能靠搜索和列表找到的文章，正读着别的文章、下一步就需要它的学员看不到。',
    fix: '在学员下一步会需要它的地方加链接，或者写进邻近文章的 related。',
  },
  'related/missing': {
    summary: '相关文章都存在，也不是文章自己。',
    why: '相关文章是学员没有找到答案时的下一步。编号写错，那一条就不会出现。',
    fix: '把 related 里的编号改成那篇文章的文件名（去掉 .mdx）。列了文章自己的，去掉。',
    example: {
      wrong: 'related: [refund-not-arrive, voucher-rule]',
      right: 'related: [refund-not-arrived, voucher-rules]',
    },
  },
  'related/unpublished': {
    summary: '已发布的文章列出的相关文章，也都已经发布。',
    why: '没有发布的文章不会显示，学员看到的推荐就少了一条。',
    fix: '把那篇文章发布，或者换成一篇已经发布的。对方已经归档的，从 related 里去掉。',
    example: {
      wrong: `# voucher-rules 的 state 是 in-review
related: [refund-not-arrived, voucher-rules]`,
      right: 'related: [refund-not-arrived, refund-coaching]',
    },
  },
  'related/audience': {
    summary: '公开文章不把内部文章列为相关文章。',
    why: '学员打不开内部文章，而公开的文件里也不该提到内部文章的编号。',
    fix: '把 related 里的内部文章去掉，或者换成一篇公开的。反过来没有问题：内部文章可以列公开文章。',
    example: {
      wrong: `# judge-a-refund-exception 是内部文章
related: [refund-not-arrived, judge-a-refund-exception]`,
      right: 'related: [refund-not-arrived, refund-coaching]',
    },
  },
  'audience/leak': {
    summary: '公开文章不链接内部文章和内部工作手册。',
    why: '学员打不开内部页面，而链接本身已经透露了内部文章的存在和编号。',
    fix: '去掉链接，或者换成一篇公开的文章。这篇本来就只给同事看，就写上 audience: internal。',
    example: {
      wrong: '特殊情况见[退款例外怎么判断](/zh-cn/articles/judge-a-refund-exception/)。',
      right: '特殊情况见[课程可以退款吗](/zh-cn/articles/refund-a-course/#不满足条件的例外)。',
    },
  },
};
