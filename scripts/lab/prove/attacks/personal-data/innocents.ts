const dates = [
  '2026-11-21',
  '2026/11/21',
  '2026.11.21',
  '21/11/2026',
  '11/21/2026',
  '21.11.2026',
  '2026-1-5',
  '2026/1/5',
  '5/1/2026',
  '2026-11',
];
const times = ['14:00', '9:30', '10:30-11:30', '19:00~20:30', '14:00:30', '08:00—09:30'];
const prices = [
  '¥199',
  '¥1,299.00',
  '1,299 元',
  '199.00 元',
  '10,000 元',
  '$49.99',
  '€1,099.90',
  '1299元',
  '¥100000',
  '500000 元',
  '0.01 元',
  '1,299,000 元',
];
const versions = ['17.4.1', '8.0.49', '10.0.22631.4602', '131.0.6778.86', '14', '6.6.1'];
const systems = ['iOS', 'Android', 'Windows', 'Chrome', 'version', '版本'];
const errorCodes = [
  ...[
    'V3001',
    'A5003',
    'P0420',
    'E-3001',
    'ERR3001',
    'ERR_10054',
    'ERR_CONNECTION_RESET',
    '0x80070005',
    '0xc000007b',
    'error 10054',
    'error 80070005',
    '404',
    '500',
    'HTTP 503',
  ],
  ...[
    '错误码 10054',
    '错误码 800704',
    '错误码：3001',
    '错误代码 -1009',
    '报错 500123',
    'code 1001',
    'NET::ERR_CERT_DATE_INVALID',
    'LIVE-4001',
    'PAY_3021',
    'KB5034441',
    'E1001',
    'code: 20034',
  ],
];

const generated = [
  ...dates.flatMap((date) => [
    `${date} 的直播有回放吗`,
    `I bought it on ${date}, can I still get a refund`,
    `${date} 14:00 的课改时间了吗`,
  ]),
  ...times.flatMap((time) => [`${time} 的直播进不去`, `is the ${time} class cancelled`, `2026-11-21 ${time} 连不上`]),
  ...prices.flatMap((price) => [`怎么退款 ${price}`, `${price} 的课和便宜的有什么区别`, `I was charged ${price} twice`]),
  ...systems.flatMap((system) => versions.map((version) => `${system} ${version} 打不开视频`)),
  ...errorCodes.flatMap((code) => [`视频播放 ${code}`, `${code} 怎么办`, `what does ${code} mean`]),
];

const chinese = `
怎么退款
怎么申请退款
微信登录不了
微信支付失败
微信 app 打不开
微信 支付 失败
微信pay付不了
微信 iOS 打不开课
微信8.0.49打不开小程序
微信里打开是白屏
微信公众号里的课在哪
微信号能改吗
微信绑定错了怎么解绑
微信扫码登录没反应
微信群在哪里加
加微信没通过
加群二维码过期了
QQ登录失败
QQ邮箱收不到邮件
qq 登录 闪退
qq群满了怎么办
用qq.com邮箱收不到验证码
抖音买的课在哪里看
抖音 app 里买的
小红书上买的课能退吗
支付宝付款失败
支付宝 扣了两次
钉钉能用吗
账号被封了
账号 vip 过期
账号登录不了
账号密码忘了
账号 login 失败
用户名能改吗
用户名 error
昵称怎么改
昵称改不了
手机号换了怎么登录
手机号收不到验证码
换手机号
验证码收不到
验证码一直错
身份证上传失败
身份证照片不清楚
银行卡退款几天到
订单在哪里看
订单 2 个都没到
订单找不到
订单号在哪里
订单取消了还扣钱
订单 2026 年的还能查吗
订单 199 元怎么退
订单1299元没到账
订单一直待支付
发票怎么开
发票抬头写错了
发票 1 张能开两个课吗
快递到哪了
快递单号查不到
证书姓名写错了
证书 姓名 修改
证书姓名 怎么修改
姓名写错了
姓名 写错了 怎么办
姓名改不了
姓名是错的
姓名和身份证不一样
姓名应该怎么填
姓名栏不能空
姓名全是乱码
名字改了证书没变
名字是什么意思
名字显示不出来
名字为空
名字错了
名字太长写不下
收件人填错了
收件人怎么改
联系人是谁
联系人怎么填
称呼改不了
学员怎么加群
学员证在哪
家长怎么看进度
我是会员怎么退款
我是新用户
我是学生有优惠吗
我是高中生能学吗
我是高一新生
我是安卓手机
我是苹果手机
我是管理员怎么加人
我是程序员想转行
我是金牌会员
我是黄金会员为什么没有折扣
我是白金会员
我是季卡会员
我是全职妈妈没时间
我是应届生
我是应该退款吗
我是通过链接买的
我是广东的能上课吗
我是广州的
我是江苏的
我是成都的
我是武汉的学员
我是游客登录的
我是班主任
我是班长
我是项目经理
我是凌晨买的
我是文科生
我是师范生
我是吉他学员
我是古筝班的
我是关注公众号领的
我是包月的
我是路由器的问题吗
我是连接不上
我是用微信买的
我是在抖音买的
我是昨天买的
我是第一次用
我是老师
我是老学员
我是家长
我是英语班的
我是新手怎么入门
我是不是被骗了
我是说退款
我是想问发票
我是要换课
我是已经付款了
我是单独购买的
我是和朋友一起买的
我是何时到期
我是米家用户
我是华为手机
我是常州的
我是石家庄的
我是云南的
我是明天的课
我是方便面
我叫不到客服
我叫了客服没人理
本人不在能代签吗
本人照片上传失败
本人认证失败
本人已经付款
这里是空白的
第 12 课打不开
第12课和第13课顺序反了
第 1、2、3、4、5、6、7 课都打不开
第 10、11、12、13 课没有声音
第 101、102、103、104 课没声音
第三课第四课第五课
第一二三课没有字幕
3 月 15 日到 4 月 20 日
3月15日19:30的直播
2026年11月21日14点30分
二〇二六年十一月的课
2026 年的课
2025-2026 学年
2025/2026 学年的课表
2026-2027 年的会员
2010 年以后出生
90后能学吗
00后优惠
7 天无理由退款
7天24小时客服
24/7 客服
7x24 客服
1080p 看不了
1080P 卡顿
720p 和 1080p 区别
1920x1080 分辨率
1920*1080 显示不全
1920×1080 画面被裁
2560*1440 屏幕
16:9 还是 4:3
4k60 播放卡
h264 和 h265
mp4 下载不了
mp3 320kbps
100% 了还没证书
进度 99% 不动
50% 60% 70% 80% 都卡
满 200 减 30
满 1000-2000 减 300
3000-5000 元的课
价格 1000~2000
1000-1500 块的课有吗
199 和 299 区别
199/299/399 哪个好
打 8.5 折
0 元课在哪
9.9 元体验课
3 个月 6 个月 12 个月
30 天 60 天 90 天
1 对 1 辅导
1v1 怎么约
一对一怎么约
一三五晚上的课
二四六上课
三四五六课没声音
九九八十一
五一放假吗
六一活动
十一放假吗
双十一优惠
618 活动
1024 活动
12306 买票
5G 流量看视频多少
2.4G 和 5G wifi
4000mAh 电池
1000px 图片
2000ml
RTX4090 能学吗
iPhone15 闪退
iPhone 15 Pro Max 闪退
iPhone 6s 能用吗
iPad 9 没声音
小米14 打不开
华为 Mate60 黑屏
荣耀 90 白屏
vivo X100 闪退
oppo r17 打不开
Windows 11 白屏
Windows2019 服务器
win10 装不上
office2019 课
python3.12 课
Python 3.12.1 安装
C++17 课程
HTML5 课
vue3 课程
node.js 课
node.js/react 课有吗
c# 入门
PS2024 下载
PPT2016 打不开
v1.2 和 v1.3 区别
app 版本 6.6.1 闪退
版本号 8.0.49 闪退
chrome 131.0.6778.86 播放不了
请问 @老师 在吗
qinghe.com 打不开
qinghe.com？怎么打不开
网页 www 打不开
http 和 https 区别
点不了下一课
点开就闪退
点点点没反应
艾特老师没反应
艾特不了人
圈不了人
一点五倍速
1.5 倍速没声音
2 倍速
0.75x
谢谢
谢谢老师
好的
？？？
!!!
666
233
2333
哈哈哈
。。。
……
`;

const english = `
how do I get a refund
how do i get a refund for 199 yuan
wechat login failed
wechat pay failed
wechat app crashes
wechat account locked
my wechat account is locked
my wechat login does not work
my wechat is broken
my wechat is not linked
wechat id is wrong
wechat is blocked here
add wechat account
how to link wechat
login with wechat on iphone15
wechat 8.0.49 crashes
qq login failed
qq mail not received
qq number changed
telegram group link
telegram link expired
my telegram link is broken
is there a telegram group
whatsapp group
whatsapp not working
whatsapp support
my whatsapp is not linked
line app login
line 12 is wrong
on line 3001 of the code
the line is busy
deadline is tomorrow
skype lesson
my skype is not working
discord invite expired
discord server link
facebook login
facebook: login failed
my facebook account is disabled
instagram ad said free
twitter link
apple id changed
my apple id is locked
apple id not working
username is wrong
username already taken
my username is wrong
username: error
user id not found
nickname is not saved
sign up at qinghe.com
log in at qinghe.com
look at the screen
look at example.com
meet at 14:00
class at 10:30-11:30
at home dot matrix
order number not found
order not found
order 2 courses
my order is missing
my order is not there
this is my order
order id is missing
where is my order number
ticket 24 hours no reply
ticket not answered
receipt for 2026
invoice for 2 items
invoice 199 usd
invoice with tax number
membership 30 days
membership card lost
serial lesson
passport photo rejected
tracking not updated
this is a problem
this is great
this is not working
this is my first course
this is urgent
this is ridiculous
this is frustrating
this is very slow
this is the third time
this is confusing
this is broken
this is terrible
this is unacceptable
this is outrageous
this is a scam
this is nonsense
this is bullshit
this is lesson 3
this is song 3
this is his account
this is her account
this is what i need
this is where it stops
this is taking forever
this is blocking me
this is Windows 11
This is Safari on Mac
version 2.14.0 (3021) crashes
build 20261121 crashes
this is an Android phone
This is not what I paid for
This is NOT working
THIS IS NOT WORKING
This Is Not Working
This is Chinese only
This is English
This is unfair
This is the Android app
i am a student
i am a new member
i am not able to login
i am lost
i am using an android phone
i am unable to log in
i am from china
i am under 18
i am 16 years old
i am blind, does it read aloud
i am retired
i am stuck at lesson 12
i am paying twice
i am charged twice
I am Chinese
I am VIP
I am on iPhone
I am Android user
I am not John
i'm stuck
i'm still waiting
i'm lost
i'm locked out
i'm so confused
I'm Vietnamese, is there a translation
I'm new here
im stuck on lesson 3
im not getting the code
im blind
its broken
its not working
its slow on android
it's great
it's slow
it's blank
it is blank
it is still loading
it is Monday already
here is the problem
my name is wrong on the certificate
my name is misspelled on the certificate
my name is not on the certificate
my name is missing
my name is spelled wrong
my name is too long
my name is cut off
my name is in Chinese
my name is printed twice
my name is showing wrong
My name is wrong
change my name
the name is wrong
first name and last name are swapped
name: required field
call me back
call me when ready
call me please
call me tomorrow
please call me at 14:00
call support
thanks
thanks, it works now
thanks for help
thank you
thank you, solved
Thanks, but it is not working
Best
best course for beginners
which is the best
best regards
regards
cheers
yours
mark lesson as done
will the class be recorded
may I share my account
rose gold theme
grace period after expiry
bill payment
frank feedback
will smith lesson be available
jordan shoes lesson
john wick course
learn python
learn java
one on one tutoring
one two three lesson
two for one
three of four lessons done
one or two days
zero knowledge
double charged
triple charged
four five six
five seconds delay
five minutes
nine lives
seven eight
24/7 support
24/7
7 days
30 days or 60 days or 90 days
50% off
100% complete
20% 30% 40% 50% coupon
2 for 1
1:1 lesson
1-on-1
1-2-3 steps
16:9
4:3 video
1920x1080 screen
1920×1080 is cut off
2160p60
1080p60 stutters
4k60
h264-1080p
mp4-720p
x264
mp3
3gp
4000mAh
1000px
1024kb
5000ms
10000 steps
50000 words
10,000 hours
1,000,000 learners
lessons 10, 11, 12, 13
lessons 1, 2, 3, 4, 5, 6, 7
lessons 101, 102, 103
chapters 1-12
chapter 3.2.1
section 1.2.3.4
week 12
2025-2026 term
2026/2027 term
Q3-2026 report
2026-Q4 schedule
2026Q4 schedule
spring2026 class
fall-2026
covid-2019
class of 2026
since 2024
in 2026
2024, 2025 and 2026 certificates
MH370
RTX4090
GTX1080
iPhone 15 Pro Max
iphone15 crashes
ipad9
galaxy s24 ultra
SM-G9910 crash
pixel 8a
windows2019
windows-2019
office2019
office-2016
win10-22h2
python3.12
html5
es2022
http2
https
utf-8
iso-8859-1
ISO 9001
a/b test
and/or
e.g. video
i.e. audio
a.m./p.m.
yes/no
v1.2/v1.3
is it qinghe.com?
node.js
c++ and c#
.net course
@home
p.s. it works
$49.99
£10-£20
€5.00
-20 %
3 + 4 = 7
(see lesson 3)
[solved]
"quoted text"
...
?
`;

/** Texts without anything personal that look as if: prices, codes, days, versions, and what learners ask. */
export const innocentTexts: readonly string[] = [
  ...generated,
  ...[chinese, english].flatMap((lines) => lines.split('\n').filter((line) => line !== '')),
];
