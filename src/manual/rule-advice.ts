import type { Rule } from '../findings/rules.ts';
import { maxPictureBytes } from '../knowledge/files/picture.ts';
import { maxFileBytes } from '../knowledge/files/text-file.ts';
import { maxEntryLength } from '../knowledge/read-entry.ts';
import { components } from '../markdown/components/index.ts';

const inSentences = Object.keys(components).filter((name) => components[name]?.kind === 'phrasing');

/** The manual's page about a rule, in Chinese. */
export interface Advice {
  /** What holds when the rule is followed, in one sentence. */
  summary: string;
  /** Why it matters to readers, in one or two sentences. */
  why: string;
  /** How to fix it, in one to three concrete sentences. */
  fix: string;
  /** Front matter, YAML or Markdown that breaks the rule, and the same corrected. Left out where it would not help. */
  example?: { wrong: string; right: string };
}
export const ruleAdvice: Readonly<Record<Rule, Advice>> = {
  'schema/syntax': {
    summary: 'YAML 文件和文章开头的字段都能被读懂。',
    why: '有一处写法读不懂，整个文件就用不上：文章不会出现，YAML 文件里的内容也都不算数。',
    fix: '到结果指出的那一行看：缩进用空格，不用 Tab；一行一个“字段: 值”，同一个字段不写两次。值里有半角冒号加空格、有空格加 #，或者以符号开头时，给整个值加上引号。',
    example: {
      wrong: 'summary: 播放失败: 按报错代码逐个处理。',
      right: 'summary: "播放失败: 按报错代码逐个处理。"',
    },
  },
  'schema/encoding': {
    summary: '文件都用 UTF-8 编码保存。',
    why: '用 GBK 或 UTF-16 保存的中文，读出来是乱码。与其让学员看到乱码，不如先停下来。',
    fix: '在编辑器里用“另存为”或“以编码保存”选 UTF-8，覆盖原文件。带不带 BOM 都可以。',
  },
  'schema/too-large': {
    summary: `一个文章文件不超过 ${maxEntryLength} 个字符，一个 YAML 文件不超过 ${maxFileBytes / 1024} KiB。`,
    why: '这么大的文件几乎不会是一篇文章，多半是误贴了图片数据或导出的表格。它会让检查和构建卡住很久。',
    fix: '把误贴的数据删掉，图片另存到 content/media/ 再引用。真有这么多文字，就拆成几篇，互相链接。',
  },
  'schema/special-file': {
    summary: 'content/ 和 public/ 里只有普通的文件和文件夹，没有符号链接、管道和设备。',
    why: '链接指向的可能是别处的文件，甚至是服务器上的密钥，不该就此发布到网站上；指向不存在的地方，构建会失败；管道永远读不完。所以一概不打开。',
    fix: '是符号链接的，把它指向的文件或文件夹复制到这里来代替；是管道、套接字或设备的，删掉。',
  },
  'schema/unreadable': {
    summary: '运行命令的用户有权读取内容文件夹里的每个文件。',
    why: '读不到的文件等于不存在：文章不会发布，YAML 文件里的设置也不会生效。',
    fix: '给运行命令的用户加上读取权限，例如 chmod u+r 文件名；打不开的是文件夹时，用 chmod u+rx。文件属于别的用户时，请运维处理。',
  },
  'schema/missing-file': {
    summary: '内容文件夹里有 site.yaml、taxonomy.yaml、team.yaml 和 channels.yaml。',
    why: '站名和语言、分类、负责人、联系方式都来自这四个文件，少了一个，页面就没法生成。',
    fix: '补上结果里说的文件；新开帮助中心，可以用 npm run init 一次写好全部文件。四个文件都报缺少时，多半是内容文件夹指错了：请检查环境变量 KB_CONTENT。',
  },
  'schema/no-articles': {
    summary: 'articles 文件夹里至少有一篇文章。',
    why: '没有文章的帮助中心对学员没有用，通常说明内容文件夹指错了，或者文件的扩展名不对。',
    fix: '按 articles/<语言>/<编号>.mdx 新建一篇。文章已经写好了的话，看看扩展名是不是 .mdx（.md 和 .txt 不会被读取），以及 KB_CONTENT 指的是不是你的内容文件夹。',
  },
  'schema/front-matter': {
    summary: '文章以两行 --- 之间的字段开头。',
    why: '标题、分类、负责人都写在这里。没有它，文章不知道该放在哪里，也没有标题可以显示。',
    fix: '文件的第一行写 ---，接着写字段，再用单独一行 --- 结束，后面才是正文。--- 前面不要有空行或别的字，第一行的 --- 后面也不要加别的字。',
    example: {
      wrong: `title: 怎么开发票？
summary: 付款后 180 天内可以开。

## 在哪里开`,
      right: `---
title: 怎么开发票？
summary: 付款后 180 天内可以开。
…
---

## 在哪里开`,
    },
  },
  'schema/unknown-key': {
    summary: '只使用引擎认识的字段。',
    why: '字段名拼错了，写的内容就不会生效，例如学员的问法进不了搜索，而页面上看不出来。',
    fix: '多半是拼写或大小写不对，照着别的文章或同一个文件里别的条目改过来。引擎没有的字段就删掉；只想给同事留话，用 # 开头的注释。',
    example: {
      wrong: `owner: billing
review: 2026-11-03
redirect_from: [/help/refund.html]`,
      right: `owner: billing
reviewed: 2026-11-03
redirectFrom: [/help/refund.html]`,
    },
  },
  'schema/missing-field': {
    summary: '必填的字段都写了。',
    why: '少了必填字段，列表、分类页或核对提醒里就会缺一块，所以引擎不接受这个文件。',
    fix: '按结果里的字段名补上。每篇文章必须有 title、summary、type、category、products、stage、state、owner 和 reviewed，其余的可以不写。',
    example: {
      wrong: `title: 怎么开发票？
type: how-to
category: invoices`,
      right: `title: 怎么开发票？
summary: 付款后 180 天内，在订单详情里申请，2 个工作日内开出。
type: how-to
category: invoices`,
    },
  },
  'schema/invalid-value': {
    summary: '每个字段的值都符合它的种类和范围。',
    why: '日期、状态或长度不对，引擎没法判断你的意思；猜错了，学员就会看到不该看到的东西。',
    fix: '照结果里说的种类或可用的值改；字段写了名字却没有值，也算不符合。常见的几种：日期写成 2026-11-20；title 最多 120 个字符，summary 最多 300 个；products 至少写一个；像 6.4 这样要当文字用的数字，加上引号。type 是 known-issue 的文章要写 issue，别的类型不写。',
    example: {
      wrong: `state: 已发布
reviewed: 2026/11/3
products: courses`,
      right: `state: published
reviewed: 2026-11-03
products: [courses]`,
    },
  },
  'schema/unknown-locale': {
    summary: '文章放在 site.yaml 列出的语言文件夹里，其他地方写到的语言也都在其中。',
    why: '文件夹名就是文章的语言。放错了，引擎不知道该把它给哪种语言的读者看。',
    fix: '把文件移到 articles/zh-cn/ 这样的文件夹里，文件夹名和 site.yaml 的 locales 写得一样。YAML 文件里报错的，把语言编号改对。要增加一种新语言，还需要请开发同事补上界面文字。',
    example: {
      wrong: `# channels.yaml
- id: chat
  label: { zh: 在线客服, en: Live chat }
  languages: [zh, en]`,
      right: `# channels.yaml
- id: chat
  label: { zh-cn: 在线客服, en: Live chat }
  languages: [zh-cn, en]`,
    },
  },
  'schema/unexpected-file': {
    summary: '内容文件夹里的每个文件都会被读到。',
    why: '扩展名写成 .md，或者 synonyms.yaml 少写一个 s，文件就被悄悄跳过：写的人以为已经发布，学员却看不到。',
    fix: '文章和手册改成 .mdx；YAML 文件照结果里列出的名字改。图片和附件移到 media/，草稿和资料移出内容文件夹。README 和以点开头的文件不管。',
    example: {
      wrong: 'articles/zh-cn/orders/refund-a-course.md',
      right: 'articles/zh-cn/orders/refund-a-course.mdx',
    },
  },
  'schema/file-name': {
    summary: '文件名就是编号，只用小写字母、数字和单个连字符。',
    why: '文件名会成为网址的一部分。空格、大写和中文放在网址里，复制、转发时容易断开。',
    fix: '把文件改名，用两三个英文词说明内容，中间用一个连字符隔开，开头和结尾不用连字符。只管文件名，中间的文件夹叫什么都可以。',
    example: {
      wrong: 'articles/zh-cn/orders/课程退款_v2.mdx',
      right: 'articles/zh-cn/orders/refund-a-course.mdx',
    },
  },
  'taxonomy/unknown-category': {
    summary: '文章的分类在 taxonomy.yaml 里有。',
    why: '学员按分类浏览。分类不存在，这篇文章在分类页里就找不到。',
    fix: '在 taxonomy.yaml 里找到合适的分类，把它的 id 抄到 category；确实需要新分类时，先在那里加上。team.yaml 里成员的 skills 也按这条检查。',
    example: {
      wrong: 'category: refund',
      right: 'category: refunds',
    },
  },
  'taxonomy/unknown-product': {
    summary: '文章的产品在 taxonomy.yaml 里有。',
    why: '产品页按这个字段收集文章。写了不存在的产品，看那个产品的学员就看不到这篇。',
    fix: '把 products 里的词改成 taxonomy.yaml 中产品的 id。channels.yaml 里联系方式的 products 也按这条检查。',
    example: {
      wrong: 'products: [course, membership]',
      right: 'products: [courses, membership]',
    },
  },
  'taxonomy/unknown-stage': {
    summary: '文章的阶段在 taxonomy.yaml 里有。',
    why: '阶段页把文章按学员走到哪一步排好。写了不存在的阶段，文章就不在任何一步里。',
    fix: '把 stage 改成 taxonomy.yaml 里 stages 下的一个 id，选学员遇到这个问题时所在的那一步。',
    example: {
      wrong: 'stage: refund',
      right: 'stage: leaving-and-returning',
    },
  },
  'taxonomy/unknown-channel': {
    summary: '提到的联系方式在 channels.yaml 里有。',
    why: '文章没有解决问题时，学员要靠这里找到人。编号不对，页面上就没有电话或入口。',
    fix: '把 escalateTo 或 <Channel id="…" /> 里的编号改成 channels.yaml 中的 id。不要把号码直接写进正文，否则号码换了，文章不会跟着变。',
    example: {
      wrong: 'escalateTo: hotline',
      right: 'escalateTo: phone',
    },
  },
  'taxonomy/unknown-icon': {
    summary: '分类和首页任务用的图标，在图标集 Lucide 里都有。',
    why: '名字写错，页面上就少一个图标。',
    fix: '到 lucide.dev/icons 找一个合适的，把它的英文名抄进 icon。不写 icon 就用通用图标。',
    example: { wrong: 'icon: undo2', right: 'icon: undo-2' },
  },
  'taxonomy/task': {
    summary: 'site.yaml 的 tasks 里每一项，都指向一篇已发布的公开文章。',
    why: '首页最显眼的入口点进去要有答案，不能是一个没有的页面。',
    fix: '把 article 改成已发布文章的编号；文章撤下了，就换一项或删掉这一项。',
    example: {
      wrong: 'article: refund',
      right: 'article: refund-a-course',
    },
  },
  'taxonomy/empty-category': {
    summary: '每个没有下级的分类，都至少有一篇默认语言的文章，已发布的或者正在写的。',
    why: '学员点进一个空的分类，会以为帮助中心里没有答案，转而去找客服。',
    fix: '写一篇放进这个分类，npm run report 会告诉你学员在问什么。暂时没有可写的，就把这个分类从 taxonomy.yaml 里去掉。只算 site.yaml 里第一种语言的公开文章；草稿也算，因为有人在写，存档的不算。',
  },
  'taxonomy/orphan': {
    summary: '每个产品和阶段，都至少有一篇默认语言的文章用到，已发布的或者正在写的。',
    why: '没有文章的产品页和阶段页是空的，学员点进去什么也得不到。',
    fix: '在确实讲到这个产品或阶段的文章里，把它的 id 写进 products 或 stage。这个产品已经停了，就从 taxonomy.yaml 里去掉。',
    example: {
      wrong: `# 会员也适用，却只写了课程
products: [courses]`,
      right: 'products: [courses, membership]',
    },
  },
  'taxonomy/no-channel': {
    summary: '每个产品都至少有一个联系渠道。',
    why: '买了这个产品的学员遇到问题，页面上找不到可以问的人。',
    fix: '在 channels.yaml 里给合适的渠道的 products 加上这个产品。什么都管的渠道，不写 products 就行。',
    example: {
      wrong: `# channels.yaml，没有别的渠道
- id: coaching-mail
  products: [coaching]`,
      right: `# channels.yaml
- id: coaching-mail
  products: [coaching, courses]`,
    },
  },
  'owner/unknown': {
    summary: '负责人在 team.yaml 里有。',
    why: '文章过期或者写错了，要有人来改。找不到负责人的文章，错了也没有人管。',
    fix: '把 owner 改成 team.yaml 里小组或成员的 id。taxonomy.yaml 里分类的 owner 和成员的 teams 也按这条检查，那两处只能写小组。',
    example: {
      wrong: 'owner: shenwei',
      right: 'owner: shen-wei',
    },
  },
  'owner/skill': {
    summary: '负责的人或小组里，有人熟悉文章的分类。',
    why: '不熟悉这一块的人很难看出哪里已经过时，学员照着做就会出错。',
    fix: '换一个熟悉这个分类的负责人。如果其实有人熟悉，就在 team.yaml 里把分类的 id 加进这个人的 skills；写上级分类，等于包含它下面的所有分类。',
    example: {
      wrong: `category: refunds
owner: tech-support`,
      right: `category: refunds
owner: billing`,
    },
  },
  'staleness/due': {
    summary: '离核对期限的最后一天还有超过 14 天。',
    why: '提前两周提醒，你可以把核对排进日程，不至于让学员读到过期的内容。',
    fix: '对照现在的服务通读全文，改掉不对的地方，再把 reviewed 改成读完的那一天。来不及也没有关系，到期之前它只是提示。',
    example: {
      wrong: `# 退款类 90 天核对一次，今天是 2026-11-20
reviewed: 2026-08-30`,
      right: `# 通读并确认无误之后
reviewed: 2026-11-20`,
    },
  },
  'staleness/overdue': {
    summary: '文章的核对没有过期。',
    why: '很久没有核对的文章，价格、期限和按钮名都可能变了，学员照着做会白费功夫。',
    fix: '对照现在的服务通读全文，改掉不对的地方，再把 reviewed 改成那一天。核对间隔按文章的 reviewEvery 算，没有写就按分类的；内容确实很少变的，可以写长一些，最长 1825 天。没有人再需要的文章，把 state 改成 archived。',
    example: {
      wrong: `# 退款类 90 天核对一次，今天是 2026-11-20
reviewed: 2026-06-01`,
      right: `# 通读并确认无误之后
reviewed: 2026-11-20`,
    },
  },
  'staleness/future': {
    summary: '核对日期不晚于今天。',
    why: 'reviewed 是有人通读全文的那一天，还没有到的日子不可能读过。写成将来，会把过期的文章藏起来。',
    fix: '改成最近一次通读全文的日期，先看看年份和月份有没有写错。想推迟下次核对，用 reviewEvery，不要改日期。日期没有错的话，看看环境变量 KB_TODAY 和电脑的日期对不对。',
    example: {
      wrong: `# 今天是 2026-11-20
reviewed: 2027-11-03`,
      right: 'reviewed: 2026-11-03',
    },
  },
  'staleness/bulk-bump': {
    summary: '同一种语言里，同一天核对的文章不超过 15 篇。',
    why: '一天认真读完 16 篇以上不太可能。没有读就改日期，过期的内容会一直留在学员面前，再也没有人提醒。',
    fix: '只给真正通读过的文章写这一天，其余的改回原来的日期。要集中核对，就分几天做。',
  },
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
  'structure/heading-level': {
    summary: '小标题从 ## 开始，不跳级。',
    why: '用读屏软件的学员靠标题的层级在文章里移动，跳了一级会以为漏了内容。一级标题是文章的题目，已经在 title 里。',
    fix: '正文里的 # 改成 ##；## 下面只用 ###，不直接用 ####。觉得字太大或太小，不要用换级别来调整。',
    example: {
      wrong: `# 怎么申请

### 用手机`,
      right: `## 怎么申请

### 用手机`,
    },
  },
  'structure/heading-space': {
    summary: '小标题的 # 号和文字之间有一个空格。',
    why: '少了空格就不是标题，学员会看到一行带 # 号的文字，目录里也没有这一节。',
    fix: '在 # 号后面补一个空格。',
    example: {
      wrong: '##怎么申请',
      right: '## 怎么申请',
    },
  },
  'structure/list-as-text': {
    summary: '列表的每一项都用 Markdown 认识的记号开头。',
    why: '“1、”“•”或者后面没有空格的“-”不是列表的记号，几行会连成一段，学员分不清步骤。',
    fix: '每一项用“- ”或“1. ”开头，记号后面有一个空格，第一项前面空一行。',
    example: {
      wrong: `1、打开订单
2、点申请退款`,
      right: `1. 打开订单
2. 点申请退款`,
    },
  },
  'structure/bold-as-text': {
    summary: '想加粗的文字没有连星号一起显示出来。',
    why: '星号里边有空格，或者少写了一头，学员看到的就是星号。',
    fix: '星号紧贴要加粗的文字，前后各写两个。真要显示星号，写成 \\*\\*。',
    example: {
      wrong: '点** 申请退款 **。',
      right: '点**申请退款**。',
    },
  },
  'structure/duplicate-heading': {
    summary: '一篇文章里的小标题各不相同。',
    why: '目录里出现两个一样的标题，学员分不清该点哪一个，链接也容易指错。',
    fix: '在小标题里写明这一节讲的是哪种情况。',
    example: {
      wrong: `## 退款
### 怎么申请
## 换课
### 怎么申请`,
      right: `## 退款
### 怎么申请退款
## 换课
### 怎么申请换课`,
    },
  },
  'structure/empty': {
    summary: '文章有正文。',
    why: '学员从搜索点进来，只看到一个标题，等于没有答案。',
    fix: '把正文写上。还没有准备好的，先不要提交这个文件；只把 state 改成 draft 仍然会报错。',
  },
  'structure/empty-heading': {
    summary: '小标题都有文字。',
    why: '空的小标题在目录里是一个空行，读屏软件也只会念出“标题”两个字。',
    fix: '写上文字，或者把这一行的 # 删掉。只想空一行的话，用空行就够了。',
    example: {
      wrong: `##

打开“我的 → 订单”。`,
      right: `## 怎么申请

打开“我的 → 订单”。`,
    },
  },
  'structure/too-long': {
    summary: '一篇文章只讲一件事，几屏就能看完，正文不超过 2 000 字。',
    why: '着急的人只看前两屏。太长的文章多半讲了好几件事，答案埋在后面，搜索也分不清它在答哪一个问题。',
    fix: '按学员的问法拆成几篇，一篇答一个问题，互相链接；很少用到的例外可以收进 <details>。',
  },
  'structure/wide-table': {
    summary: '表格不超过 7 列。',
    why: '手机上一次只看得到两三列，左右来回滑，很容易把上一行的数字看成下一行的。',
    fix: '拆成两张表，或者把行和列对调；只有一两列有字的，改成列表更清楚。',
  },
  'structure/troubleshooting': {
    summary: '故障类文章有现象、原因和解决办法三段。',
    why: '学员先认现象，确认说的是自己的问题，再看原因和办法。少了一段，就容易照着别人的问题去改。',
    fix: '用 <Symptom>、<Cause>、<Fix> 补上缺少的一段，每种至少有一个。这篇其实不是讲故障的，就换一个 type，例如 how-to 或 faq。',
    example: {
      wrong: `<Symptom>

点开课时，出现“播放失败（V3001）”。

</Symptom>

退出课程页再进来。`,
      right: `<Symptom>

点开课时，出现“播放失败（V3001）”。

</Symptom>

<Cause>

页面停了很久没动，播放凭据过期了。

</Cause>

<Fix>

退出课程页再进来。

</Fix>`,
    },
  },
  'structure/status-in-title': {
    summary: '已知问题的标题里不写状态，状态写在 issue.status。',
    why: '列表、搜索和文章页都会在标题旁边标出状态。标题里再写一次就重复了；状态一变，标题忘了改，两处就会互相矛盾。标题不变，学员也更容易认出是同一个问题。',
    fix: '把“【已修复】”“（处理中）”这样的字从 title 里删掉，在 issue.status 里写 open、monitoring 或 resolved；已解决的再写上 resolved 的日期。',
    example: {
      wrong: `title: 【已修复】讲义打开是空白页`,
      right: `title: 讲义打开是空白页
issue: { status: resolved, since: 2026-10-12, resolved: 2026-10-26, severity: low }`,
    },
  },
  'structure/placeholder': {
    summary: '已发布的文章里没有待填的 ⟪…⟫。',
    why: '⟪ 和 ⟫ 之间是 npm run new 留给作者的提示，不是写给学员看的。',
    fix: '把它连同两边的括号换成真正的内容，用不着就整句删掉。还没写完的文章，state 先写 draft。',
    example: {
      wrong: `summary: ⟪一两句话的答案⟫`,
      right: `summary: 付款后 180 天内可以开，2 个工作日内发到邮箱。`,
    },
  },
  'structure/unfinished': {
    summary: '草稿里没有待填的 ⟪…⟫。',
    why: '每一处都是只有作者知道的内容，填完了，文章才能发布。',
    fix: '照着提示写好，连同两边的括号一起换掉；这一段用不着，就删掉。',
  },
  'structure/unknown-language': {
    summary: '代码块写明的语言是引擎能上色的。',
    why: '写了不认识的语言，代码就没有颜色，读起来费力一些；内容本身照常显示。',
    fix: '普通文字和报错信息用 text，或者什么都不写。可以上色的有 bash、css、diff、html、http、ini、javascript、json、jsx、markdown、powershell、python、sql、tsx、typescript、xml 和 yaml，以及 js、ts、md、sh、yml 这类简称。',
    example: {
      wrong: `\`\`\`log
播放失败（V3001）
\`\`\``,
      right: `\`\`\`text
播放失败（V3001）
\`\`\``,
    },
  },
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
  'fact/contradicted': {
    summary: '文章里的数字和它所说的事实一致。',
    why: '标题和 summary 里不能用 <Fact>，facts.yaml 改了，它们还是旧的；学员在搜索结果里看到一个期限，在正文里看到另一个，只会更着急。',
    fix: '改正写错的一处。说的确实是另一件事，就在句子里写清楚是什么。',
    example: {
      wrong: `summary: 付款后 7 天内可以退。
---
付款后 <Fact id="refund-days" />内可以退。`,
      right: `summary: 付款后 14 天内可以退。
---
付款后 <Fact id="refund-days" />内可以退。`,
    },
  },
  'fact/hard-coded': {
    summary: '是事实的数字用 <Fact> 显示，不直接写出来。',
    why: '直接写出来的数字，facts.yaml 改了以后不会跟着改。',
    fix: '换成结果里的 <Fact>。',
    example: { wrong: '付款后 7 天内可以退。', right: '付款后 <Fact id="refund-days" />内可以退。' },
  },
  'duplicate/near': {
    summary: '同一种语言里没有两篇几乎一样的文章。',
    why: '两篇一样的文章会在搜索里互相争位置，改了一篇忘了另一篇，学员就读到旧的。',
    fix: '留下一篇，把另一篇的问法并进 answers，网址写进 redirectFrom。真有不同，就把不同的地方写清楚，相同的部分只写一次，另一篇链接过去。',
  },
  'link/orphan': {
    summary: '一种语言里有二十篇以上文章时，每篇都有别的文章链接到它，或者把它列为相关。',
    why: '只能靠搜索和列表找到的文章，正读着别的文章、下一步就需要它的学员看不到。',
    fix: '在学员下一步会需要它的地方加链接，或者写进邻近文章的 related。',
  },
  'media/alt': {
    summary: '每张图片都有替代文字，写的是图上有什么。',
    why: '看不见图片的学员，靠替代文字知道图上有什么；图片没有加载出来时，大家也靠它。',
    fix: '在方括号里用一句话写出图上要看的东西，不要写文件名，也不要只写“截图”。',
    example: {
      wrong: '![](/media/refund-button.png)',
      right: '![订单详情页右下角的“申请退款”按钮](/media/refund-button.png)',
    },
  },
  'media/missing': {
    summary: '文章用到的图片、视频和附件，在 content/media/ 里都有。',
    why: '图片找不到，照图操作的步骤就断了；附件找不到，学员点了没有反应。',
    fix: '把文件放进 content/media/，或者把路径改对：content/media/player.png 写作 /media/player.png。大小写和扩展名必须一模一样。',
    example: {
      wrong: '![播放器右下角的清晰度菜单](/media/Player.PNG)',
      right: '![播放器右下角的清晰度菜单](/media/player.png)',
    },
  },
  'media/external': {
    summary: '图片都放在帮助中心里，视频放在这里或者 site.yaml 里写明的视频网站。',
    why: '从别的网站加载图片，那个网站就知道谁在读哪篇文章；对方一删图，这里也就没有了。',
    fix: '把文件存进 content/media/，路径以 /media/ 开头。视频网站先由运营者写进 site.yaml 的 videoHosts。',
    example: {
      wrong: '![播放器右下角的清晰度菜单](https://img.example.com/player.png)',
      right: '![播放器右下角的清晰度菜单](/media/player.png)',
    },
  },
  'media/type': {
    summary: 'content/media/ 里只有可以发布的文件类型，内容和扩展名一致，也用在合适的地方。',
    why: '类型不对的文件，有的手机打不开；改了扩展名却没有转换的，谁都打不开。',
    fix: '图片用 SVG、PNG、JPEG 或 WebP，视频用 MP4 或 WebM，字幕用 VTT。结果里列出了可以用的类型。图片用 ![说明](/media/…)，视频用 <Video>，其他文件写成链接。',
    example: {
      wrong: '![退款申请表](/media/refund-form.pdf)',
      right: '[退款申请表](/media/refund-form.pdf)',
    },
  },
  'media/damaged': {
    summary: 'content/media/ 里的图片都完整。',
    why: '复制或上传到一半断掉的图片，开头是好的，编辑器里可能看得到，到了构建才出错，整个站都发不出去。',
    fix: '从原处重新复制或重新导出一次。结果里的英文是解码程序说的原因。图片进了 Git LFS 的，先运行 git lfs pull。',
  },
  'media/too-large': {
    summary: 'content/media/ 里的文件不超过大小上限。',
    why: '文件太大，构建要等很久，学员下载要花很多流量。',
    fix: '图片缩到两千像素宽以内，SVG 用 SVGO 精简，视频压缩后再放或者放到视频网站。上限写在结果里。',
  },
  'media/unsafe-drawing': {
    summary: 'SVG 图里只有图形和文字：不运行代码，不引用文件外面的东西。',
    why: 'SVG 也是网页，单独打开时里面的脚本会运行，外部引用会告诉别的网站谁在看。',
    fix: '在绘图软件里导出成“普通 SVG”或“优化的 SVG”。按结果里的行号删掉脚本、on 开头的属性、DOCTYPE 和外部地址；图里嵌的照片单独存成 PNG。',
    example: {
      wrong: '<image href="https://img.example.com/logo.png" />',
      right: '<use href="#logo" />',
    },
  },
  'media/name': {
    summary: 'content/media/ 里的文件名只用字母、数字和 -、_、.、@。',
    why: '带空格和括号的路径在文章里要另外转义，很容易写错。',
    fix: '改文件名，空格换成 -，再改文章里的路径。',
    example: {
      wrong: 'content/media/退款 第2步(新).png',
      right: 'content/media/退款-第2步.png',
    },
  },
  'media/dark': {
    summary: '深色图（名字.dark.svg）旁边有同样大小的浅色图（名字.svg），文章里只写浅色图。',
    why: '页面按学员选的主题换图；少了一张，或者两张大小不一样，图会缺，版面会跳。',
    fix: '补上浅色图，或者把两张图改成同样的宽高；文章里的路径去掉 .dark。',
    example: {
      wrong: '![订单详情页](/media/refund.dark.svg)',
      right: '![订单详情页](/media/refund.svg)',
    },
  },
  'media/transcript': {
    summary: '每段视频都有文字稿。',
    why: '听不见、不方便外放或者流量不够的学员，靠文字稿知道视频里说了什么；搜索也靠它。',
    fix: '把说的话和做的操作写在 <Video> 和 </Video> 之间，前后各空一行。',
    example: {
      wrong: '<Video src="/media/join.mp4" title="怎样进入直播间"></Video>',
      right: `<Video src="/media/join.mp4" title="怎样进入直播间">

打开“课程”，点正在直播的那一节，再点“进入直播间”。

</Video>`,
    },
  },
  'media/unused': {
    summary: 'content/media/ 里的每个文件都用到了。',
    why: '没有用到的文件不会发布，却会让人以为还在用。',
    fix: '删掉它，或者在文章里用上。文章改用了别的图以后，旧图也一起删。',
  },
  'brand/missing-picture': {
    summary: 'site.yaml 的 brand 写到的图片，在 content/media/ 里都有。',
    why: '标志找不到，页眉就空着，分享出去也没有图。',
    fix: '把图片放进 content/media/，或者改对文件名；路径从 media/ 里面写起，大小写要一模一样。',
    example: { wrong: 'brand:\n  logo: media/Logo.svg', right: 'brand:\n  logo: logo.svg' },
  },
  'brand/picture': {
    summary: `标志、图标是不带脚本的 SVG 或 PNG，不超过 ${maxPictureBytes / 1024} KiB。`,
    why: 'SVG 是能运行脚本、能加载别的网站的文件；图太大，学员第一次打开就慢。',
    fix: '从设计软件里重新导出：SVG 带 viewBox，不含脚本、外部图片和字体；照片类的图另存为小一些的 PNG。',
  },
  'brand/contrast': {
    summary: 'theme.css 改过的颜色，文字对比度不低于 4.5，按钮和输入框不低于 3。',
    why: '对比度不够，在阳光下、旧屏幕上，或者视力不好时，字就读不出来。',
    fix: '把结果里提到的颜色调深或调浅一些；浅色和深色两套各自检查。只想换一种颜色时，写 site.yaml 的 brand.color，整套颜色会算好。',
    example: { wrong: ':root { --link: #7fc8a4; }', right: ':root { --link: #00603d; }' },
  },
  'theme/syntax': {
    summary: 'theme.css 能被读懂。',
    why: '有一处写法读不懂，整个文件就用不上。',
    fix: '到结果指出的位置看：花括号成对，每条以分号结束。',
    example: { wrong: ':root { --link: #00603d;', right: ':root { --link: #00603d; }' },
  },
  'theme/unexpected': {
    summary: 'theme.css 里只有 :root 的自定义属性，可以另给深色写一份。',
    why: '别的样式会绕过为旧浏览器、打印和无障碍做的处理，引擎升级后也可能失效。',
    fix: '只在 :root 里写以 -- 开头的属性；深色的写在 :root[data-theme="dark"] 或 @media (prefers-color-scheme: dark) 里。',
    example: { wrong: 'a { color: #00603d; }', right: ':root { --link: #00603d; }' },
  },
  'theme/unknown-property': {
    summary: 'theme.css 里的属性都是页面用到的。',
    why: '名字写错了，什么都不会变，也没有别的提示。',
    fix: '照结果里列出的名字改；不在其中的不能改。',
    example: { wrong: ':root { --links: #00603d; }', right: ':root { --link: #00603d; }' },
  },
  'theme/value': {
    summary: 'theme.css 里的值是颜色、长度或字体，不加载任何文件。',
    why: '写错的颜色不起作用；样式里的地址会让别的网站知道谁在读帮助中心。',
    fix: '写颜色、长度或字体的名字；图片写在 site.yaml 的 brand 里。',
    example: {
      wrong: ':root { --font: url(https://fonts.example.com/a.woff2); }',
      right: ':root { --font: "PingFang SC", sans-serif; }',
    },
  },
  'mdx/syntax': {
    summary: '正文能被读懂：标签成对，< 和 { 只在该用的地方出现。',
    why: '有一处读不懂，整篇正文就显示不出来。',
    fix: '要当文字写的 < 写成 &lt;，{ 写成 \\{；<!-- --> 这样的注释改成 {/* … */}，<https://…> 改成 [文字](https://…)。组件有开头就要有结尾，前后各空一行。一行恰好以英文的 import 或 export 开头，换个说法。',
    example: {
      wrong: '剩余时间 <3 天时，会收到提醒。',
      right: '剩余时间 &lt;3 天时，会收到提醒。',
    },
  },
  'mdx/too-slow': {
    summary: '每篇正文几秒之内就能处理完。',
    why: '同一段里有成千上万个 *、~、[ 之类的符号，或者表格大得离谱，一篇文章就能让检查和构建卡上几分钟。超过限度的文章会单独中止，别的文章照常检查。',
    fix: '查看检查结果指出的那一段：从程序里贴来的内容放进 ``` 代码块；太长的段落用空行分开；太大的表格拆开，或者做成文件供人下载。',
  },
  'mdx/import': {
    summary: '文章里没有 import 和 export。',
    why: '文章只是文字，不运行代码：这样谁写的文章都不会影响学员的电脑。',
    fix: '把这一行删掉，所有组件不用 import 就能用。要重复使用的数值写进 facts.yaml。',
    example: {
      wrong: `import Callout from '../components/Callout.astro'

<Callout type="note">退款原路退回。</Callout>`,
      right: '<Callout type="note">退款原路退回。</Callout>',
    },
  },
  'mdx/expression': {
    summary: '文章里没有花括号写的表达式。',
    why: '文章不运行代码，花括号里的内容不会显示，学员看到的句子就缺了一截。',
    fix: '直接写出文字；花括号本身要给读者看，就写成 \\{ 和 \\}。组件的属性用引号，不用花括号。只有注释 {/* … */} 可以留着。',
    example: {
      wrong: '短信的格式是：您的验证码为{code}。',
      right: '短信的格式是：您的验证码为\\{code\\}。',
    },
  },
  'mdx/unknown-component': {
    summary: '只使用引擎有的组件。',
    why: '引擎不认识的组件不会显示，里面的内容学员看不到。',
    fix: `对照这份名单检查拼写和大小写：${Object.keys(components).join('、')}。没有合适的，就用普通的 Markdown。`,
    example: {
      wrong: `<Warning>

不要把验证码告诉任何人。

</Warning>`,
      right: `<Callout type="warning">

不要把验证码告诉任何人。

</Callout>`,
    },
  },
  'mdx/unsafe-element': {
    summary: '只使用不会运行、不会加载别的内容的 HTML 标签。',
    why: '有的标签会运行代码、加载别处的内容或者打乱版面，学员的安全和阅读都会受影响。',
    fix: '改用 Markdown：加粗写 **文字**，链接写 [文字](地址)，图片写 ![说明](/media/…)。可以用的标签只有 abbr、br、del、details、ins、kbd、mark、sub、summary 和 sup。',
    example: {
      wrong: '点<b>确认退款</b>，<a href="/zh-cn/articles/refund-not-arrived/">查到账</a>。',
      right: '点**确认退款**，[查到账](/zh-cn/articles/refund-not-arrived/)。',
    },
  },
  'mdx/attribute': {
    summary: '组件和标签只带它们认识的属性，必需的属性都写了，值也在允许的范围里。',
    why: '属性写错了，提示框的种类、事实或者联系方式就显示不对，学员可能错过要紧的提醒。',
    fix: '结果里列出了可以用的属性和值。Callout 必须写 type，值是 note、tip 或 warning；Fact、Channel、Term 必须写 id；Figure 必须写 caption；Screenshot 必须写 src 和 alt，里面的 Mark 必须写 step、at 和 label；Video 必须写 src 和 title；Tab 和 Choice 必须写 label。',
    example: {
      wrong: '<Callout kind="warning">验证码不要告诉任何人。</Callout>',
      right: '<Callout type="warning">验证码不要告诉任何人。</Callout>',
    },
  },
  'mdx/aside': {
    summary: '提示块写成 :::note、:::tip 或 :::warning，并且有结尾。',
    why: '名字写错的提示块会当成普通文字印出来；忘了结尾，后面的正文都会进到提示框里。',
    fix: '单独一行写 :::note 或者 :::note[标题]，下面写正文，再单独一行写 ::: 结束。',
    example: {
      wrong: `:::caution 注意

验证码不要告诉任何人。`,
      right: `:::warning[注意]

验证码不要告诉任何人。

:::`,
    },
  },
  'mdx/placement': {
    summary: '成块的组件单独成行、有内容，并且放在它该在的地方。',
    why: '提示框夹在句子中间，或者选项放在了外面，页面的版面会乱，学员不知道该看哪里。',
    fix: `成块的组件前后各空一行，里面要有内容；可以写在句子里的只有 ${inSentences.join('、')}，其中 Fact 和 Channel 不带内容，写成 <Fact id="…" />。Tab 直接放在 Tabs 里，Choice 直接放在 Diagnosis 里，Mark 直接放在 Screenshot 里，这几个外层里也不放别的组件。`,
    example: {
      wrong: '先退出登录，<Callout type="tip">记得先记下订单号。</Callout>再重新登录。',
      right: `先退出登录，再重新登录。

<Callout type="tip">

记得先记下订单号。

</Callout>`,
    },
  },
  'mdx/unknown-fact': {
    summary: '文章里显示的事实，在 facts.yaml 里有，也有这种语言的值。',
    why: '找不到事实，句子里该有数字的地方就是空的，例如“付款后之内可以退”。',
    fix: '把 id 改成 facts.yaml 里的一个，或者在 facts.yaml 里加上这条事实，并为每种语言写上 value。',
    example: {
      wrong: '付款后 <Fact id="refund-day" />之内可以退。',
      right: '付款后 <Fact id="refund-days" />之内可以退。',
    },
  },
  'mdx/unknown-term': {
    summary: '文章里链接的术语，在 glossary.yaml 里有，也有这种语言的解释。',
    why: '学员点术语是想看解释，编号不对，就只会到术语表的开头。',
    fix: '把 id 改成 glossary.yaml 里的一个，或者在 glossary.yaml 里加上这个术语，并为每种语言写上 term 和 definition。',
    example: {
      wrong: '只计<Term id="required-lessons">必修课时</Term>。',
      right: '只计<Term id="required-lesson">必修课时</Term>。',
    },
  },
  'hours/promise-without-hours': {
    summary: '写了回复时限的渠道，都有服务时间。',
    why: '回复时限按服务时间计算。没有服务时间，就算不出学员什么时候能收到答复。',
    fix: '在 channels.yaml 里给这个渠道的 hours.weekly 写上服务时间。已经没人值守的渠道，整条删掉。',
    example: {
      wrong: `hours: { zone: Asia/Shanghai, weekly: {} }
firstReplyMinutes: 60`,
      right: `hours: { zone: Asia/Shanghai, weekly: { mon: [09:00-18:00] } }
firstReplyMinutes: 60`,
    },
  },
  'hours/overlap': {
    summary: '同一天的几段服务时间不重叠。',
    why: '多半有一处写错了，页面上的时间也会让人看不懂。一段结束时另一段开始，不算重叠。',
    fix: '改正写错的时间，或者把两段合成一段。',
    example: {
      wrong: 'mon: ["09:00-13:00", "12:00-20:00"]',
      right: 'mon: ["09:00-12:00", "13:00-20:00"]',
    },
  },
  'hours/closed-for-a-week': {
    summary: '接下来四周里，没有渠道连续休息七天以上。',
    why: '这么长的休息常常是漏写了服务时间，或者假期的日期写错了。真要休息，学员也应该提前知道。',
    fix: '先核对服务时间和假期。确实休息的，联系页面会写明，这条到时候自己消失；最好给 hours.holidays 写上值班时间。',
    example: {
      wrong: `holidays:
  - { name: { zh-cn: 元旦 }, from: 2027-01-01, to: 2027-01-31 }`,
      right: `holidays:
  - { name: { zh-cn: 元旦 }, from: 2027-01-01, to: 2027-01-03 }`,
    },
  },
  'hours/holidays-end': {
    summary: '接下来 60 天里的假期都已经写上。',
    why: '没有列出的日子按平常算。假期表用完了，放假那天页面还会说有人在。',
    fix: '把下一年的假期和调休加进 channels.yaml 的 holidays。国务院一般在每年 11 月公布。',
  },
  'hours/past-days': {
    summary: '一年多以前的假期和特殊日期已经删掉。',
    why: '它们不再起作用，留着只会让文件越来越长，改的时候容易看错年份。',
    fix: '从 channels.yaml 里删掉这一条。',
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
