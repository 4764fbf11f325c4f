import type { AdviceOn } from '../../advice.ts';

export const structureRules: AdviceOn<'structure'> = {
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
};
