import { maxFileBytes } from '../../../knowledge/files/text-file.ts';
import { maxEntryLength } from '../../../knowledge/read-entry.ts';
import type { AdviceOn } from '../../advice.ts';

export const schemaRules: AdviceOn<'schema'> = {
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
  'schema/unknown-metric': {
    summary: 'targets.yaml 的每一行都对应报告里有的指标。',
    why: '名字写错的目标没有东西可比，没达标也没人知道。',
    fix: '把名字改对，提示里列出了全部名字。',
    example: {
      wrong: `# targets.yaml
- { metric: helpfullness, better: higher, target: 0.8, alert: 0.65, scale: 0.06 }`,
      right: `# targets.yaml
- { metric: helpfulness, better: higher, target: 0.8, alert: 0.65, scale: 0.06 }`,
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
};
