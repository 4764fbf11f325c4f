import type { AdviceOn } from '../../advice.ts';
import { componentNames, namesInSentences } from '../../component-names.ts';

export const mdxRules: AdviceOn<'mdx'> = {
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
    fix: `对照这份名单检查拼写和大小写：${componentNames.join('、')}。没有合适的，就用普通的 Markdown。`,
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
    fix: `成块的组件前后各空一行，里面要有内容；可以写在句子里的只有 ${namesInSentences.join('、')}，其中 Fact 和 Channel 不带内容，写成 <Fact id="…" />。Tab 直接放在 Tabs 里，Choice 直接放在 Diagnosis 里，Mark 直接放在 Screenshot 里，这几个外层里也不放别的组件。`,
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
};
