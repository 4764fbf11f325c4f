import type { StarterTexts } from '../starter-texts.ts';

export const zhCn: StarterTexts = {
  tagline: '常见问题的答案都在这里；找不到，就来问我们。',
  categories: {
    orders: { label: '订单与费用', description: '付款、发票、退款和自动续费。' },
    account: { label: '账号与登录', description: '收不到验证码、换手机号或邮箱。' },
    lessons: { label: '看课', description: '播放、下载，以及课程能看多久。' },
    'getting-help': { label: '联系我们', description: '怎样找到真人，什么时间有人。' },
  },
  products: {
    courses: { label: '课程', description: '单独购买的录播课和直播课。' },
    membership: { label: '会员', description: '按月或按年付费的会员。' },
  },
  productDescription: (label) => `关于“${label}”的全部文章。`,
  stages: {
    'before-purchase': '购买之前',
    'getting-started': '开始使用',
    learning: '学习当中',
    'keeping-on': '继续学下去',
    'leaving-and-returning': '离开与回来',
  },
  voteReasons: { unclear: '看不明白', incomplete: '没有讲到我的情况', outdated: '和现在的界面不一样', wrong: '照着做不管用' },
  team: '客服组',
  channels: { mail: '客服邮箱', phone: '客服电话', chat: '在线客服' },
  facts: {
    'refund-days': '7 天',
    'refund-progress': '20%',
    'refund-review': '2 个工作日',
    'refund-arrival': '3–7 个工作日',
    'invoice-days': '2 个工作日',
    'code-minutes': '10 分钟',
    'device-limit': '3 台',
    'course-access': '1 年',
  },
  factNote: '示例数值：请核对，并写上出处',
  articles: {
    'refund-a-course': {
      title: '课程可以退款吗？怎么退？',
      summary: '付款后规定天数内、没看多少的课程可以全额退款；在订单里申请，钱原路退回。',
      answers: ['怎么申请退款', '买错课了想退', '课程不想上了能退钱吗', '支持七天无理由退款吗', '看了几节课还能退吗'],
      body: `付款后 <Fact id="refund-days" />内，学习进度不超过 <Fact id="refund-progress" />，可以全额退款。

## 怎么申请

<Steps>

1. 打开<Path>我的 > 订单</Path>，点进要退的订单。
2. 点**申请退款**，选一个原因。
3. 我们在 <Fact id="refund-review" />内审核，结果会通知你。

</Steps>

## 钱什么时候到

退回付款时用的账户，审核通过后 <Fact id="refund-arrival" />到账。

## 哪些不能退

- 超过了期限，或者进度超过了上限。
- 别人赠送的课程，请付款的人来申请。

不符合条件、又确实有特别的情况，请联系 <Channel id="mail" />。
`,
    },
    'refund-not-arrived': {
      title: '退款还没有到账，怎么办？',
      summary: '先看订单里的退款状态；显示已退款后，银行和支付平台还要几个工作日。',
      answers: ['退款一直没收到', '申请退款好几天了钱没到账', '退款显示成功但是没有钱', '退款退到哪里去了', '退款要多久到账'],
      body: `<Symptom>

申请了退款，账户里还没有收到钱。

</Symptom>

<Cause>

审核要 <Fact id="refund-review" />；通过以后，银行或支付平台还要 <Fact id="refund-arrival" />。

</Cause>

<Fix>

1. 打开<Path>我的 > 订单</Path>，看这笔订单的退款状态。
2. 显示**审核中**的，等审核结果。
3. 显示**已退款**的，到付款时用的账户里查，不是现在常用的那个。
4. 超过上面的时间还没有，把订单号发给 <Channel id="mail" />。

</Fix>
`,
    },
    'get-an-invoice': {
      title: '怎么开发票？',
      summary: '在订单里填写抬头和邮箱申请，电子发票会发到你的邮箱。',
      answers: ['我要开发票', '发票在哪里下载', '公司报销需要发票', '能开专票吗', '发票抬头写错了能改吗'],
      body: `<Steps>

1. 打开<Path>我的 > 订单</Path>，点进要开票的订单。
2. 点**申请发票**，填写抬头和税号。
3. 填写收票的邮箱，点**提交**。

</Steps>

电子发票在 <Fact id="invoice-days" />内发到邮箱。没收到，先看看垃圾邮件。

## 抬头写错了

把订单号和正确的抬头发给 <Channel id="mail" />，我们作废后重开。
`,
    },
    'payment-failed': {
      title: '付款不成功，或者扣了款没有开通',
      summary: '先看订单状态，别急着再付一次；扣了款而没有开通的，多半几分钟后会自动开通。',
      answers: ['付不了款', '扣了钱课程没有开通', '支付失败怎么回事', '付款的时候提示出错', '重复扣款了'],
      body: `<Symptom>

付款时出错，或者已经扣款，课程却打不开。

</Symptom>

<Cause>

余额不足、银行限额和网络中断最常见。支付平台的结果有时会晚几分钟到。

</Cause>

<Fix>

1. 打开<Path>我的 > 订单</Path>，下拉刷新。显示**已付款**的，退出登录再登录一次。
2. 显示**待付款**而银行已经扣款的，等 10 分钟再看，不要再付。
3. 没有扣款的，换一种支付方式，或者换个网络再试。
4. 还是不行，把扣款记录的截图发给 <Channel id="mail" />。

</Fix>

重复扣的款，我们核对以后原路退回。
`,
    },
    'cancel-renewal': {
      title: '怎么关闭自动续费？',
      summary: '在付款的地方关闭：微信、支付宝、苹果或谷歌账户。已经付过的期限照常用完。',
      answers: ['怎么取消自动续费', '不想每个月扣钱了', '会员的自动续费怎么停', '苹果手机怎么取消订阅', '又自动扣款了'],
      body: `关闭以后，已经付过的期限照常用完，到期不再扣款。最晚在扣款前一天关闭。

| 在哪里付的 | 在哪里关 |
| :-- | :-- |
| 微信 | <Path>我 > 服务 > 钱包 > 支付设置 > 自动续费</Path> |
| 支付宝 | <Path>我的 > 设置 > 支付设置 > 免密支付/自动扣款</Path> |
| 苹果设备 | <Path>设置 > 你的姓名 > 订阅</Path> |
| 谷歌 Play | <Path>Play 商店 > 头像 > 付款和订阅 > 订阅</Path> |

已经扣了下一期、还没有用的，请联系 <Channel id="mail" />。
`,
    },
    'code-not-arriving': {
      title: '收不到验证码，怎么办？',
      summary: '等一分钟再发一次，检查号码和拦截；还不行，换一种方式登录。',
      answers: ['收不到验证码', '短信验证码一直不来', '登录不上去没有验证码', '邮箱没有收到验证码', '验证码过期了'],
      body: `<Symptom>

点了“获取验证码”，几分钟都没有收到。

</Symptom>

<Cause>

号码或邮箱填错、短信被手机拦截，或者短时间里发送太多次。

</Cause>

<Fix>

1. 核对号码或邮箱，等 60 秒再点一次。验证码 <Fact id="code-minutes" />内有效，以最后一条为准。
2. 看看短信的**拦截记录**，或者邮箱的垃圾邮件。
3. 换一种方式登录，例如邮箱或微信。
4. 还是收不到，写信给 <Channel id="mail" />，告诉我们号码和时间。不要把验证码告诉任何人。

</Fix>
`,
    },
    'change-phone-or-email': {
      title: '怎么更换手机号或邮箱？',
      summary: '在账号设置里更换；旧的还能收验证码就自己换，收不到了由我们核实身份后换。',
      answers: ['换手机号了怎么登录', '怎么修改绑定的手机', '想换一个邮箱', '原来的号码不用了', '手机号停机了账号还能找回吗'],
      body: `## 旧的还能用

<Steps>

1. 打开<Path>我的 > 设置 > 账号与安全</Path>。
2. 点**手机号**或**邮箱**，用旧的收一次验证码。
3. 填写新的，再收一次验证码。

</Steps>

课程、订单和学习记录都不变。

## 旧的已经不能用

写信给 <Channel id="mail" />，附上最近一笔订单的订单号和新的号码。我们核实以后更换。
`,
    },
    'video-will-not-play': {
      title: '视频播不出来或者很卡，怎么办？',
      summary: '换个网络、更新或重开应用，再降低清晰度；有报错代码的，把代码发给我们。',
      answers: ['视频播放不了', '看课一直转圈', '视频很卡', '有画面没有声音', '课程打开黑屏'],
      body: `<Symptom>

视频一直转圈、黑屏、卡顿，或者没有声音。

</Symptom>

<Cause>

多半是网络慢，或者应用、浏览器的版本太旧。

</Cause>

<Fix>

1. 换一个网络，例如从无线网换到移动数据。
2. 完全关掉应用或浏览器，再打开；有新版本就更新。
3. 在播放器里把清晰度降一档。
4. 没有声音的，关掉静音，断开蓝牙耳机再试。
5. 还是不行，把课程名、设备型号和报错代码的截图发给 <Channel id="mail" />。

</Fix>
`,
    },
    'watch-offline': {
      title: '怎么下载课程离线看？',
      summary: '在应用里点课时旁的下载按钮；下载的视频只能在应用里播放。',
      answers: ['怎么下载视频', '没有网能看课吗', '课程可以离线观看吗', '下载的课在哪里看', '能存到电脑上吗'],
      body: `<Steps>

1. 在应用里打开课程目录。
2. 点课时右边的**下载**按钮。
3. 下载好的在<Path>我的 > 下载</Path>里看，不需要网络。

</Steps>

下载的视频只能在应用里播放，最多在 <Fact id="device-limit" />设备上。网页和电脑浏览器不能下载。

## 下载失败

先看手机还有没有空间，再检查是否设置了**仅在无线网下载**。
`,
    },
    'how-long-is-access': {
      title: '买的课程能看多久？',
      summary: '从付款那天算起，有效期内想看几遍都可以；到期日写在课程页上。',
      answers: ['课程有效期多久', '课程能看几年', '过期了还能看吗', '买了是永久的吗', '课程可以重复看吗'],
      body: `从付款那天算起 <Fact id="course-access" />，有效期内想看几遍都可以。

- 到期日写在课程页的标题下面。
- 会员课程在会员有效期内都能看；会员到期后，单独买的课程不受影响。
- 快到期还没有学完，到期前联系 <Channel id="mail" />。
`,
    },
  },
  contact: (channels) => ({
    title: '怎样联系客服？',
    summary: '这里有全部的联系方式和服务时间，以及写信时要附上什么。',
    answers: [
      '怎么联系客服',
      '转人工客服',
      '客服几点上班',
      '客服邮箱是什么',
      ...(channels.includes('phone') ? ['客服电话是多少'] : []),
    ],
    body: `| 联系方式 | 服务时间 |
| :-- | :-- |
${channels.map((id) => `| <Channel id="${id}" /> | <Channel id="${id}" show="hours" /> |`).join('\n')}

## 请附上

- 订单号，或者课程名。
- 出错时的截图和报错代码。
- 你已经试过什么。

客服不会问你要验证码和密码。
`,
  }),
};
