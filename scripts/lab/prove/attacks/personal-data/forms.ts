/** A way to write what tells who somebody is. */
export interface PersonalForm {
  text: string;
  /** The part that must not be kept. */
  secret: string;
}

/** Between the parts of a telephone number. */
const separators = [
  ...[
    '',
    ' ',
    '  ',
    '    ',
    '\t',
    '\n',
    '-',
    '--',
    '–',
    '—',
    '−',
    '_',
    '.',
    '。',
    '·',
    '・',
    '•',
    '‧',
    '*',
    '**',
    ':',
    '：',
    '~',
    '～',
  ],
  ...[
    '|',
    '｜',
    '/',
    '\\',
    '#',
    '＃',
    '+',
    '=',
    ',',
    '，',
    '、',
    ';',
    '；',
    '!',
    '?',
    '&',
    '@',
    '^',
    '%',
    '$',
    '<>',
    '()',
    '】【',
    '…',
    '→',
  ],
  ...[
    ' - ',
    ' . ',
    '\u2800',
    '\u2800\u2800',
    '\u200b',
    '\u00a0',
    '\u3000',
    '\u00ad',
    '\u2060',
    '\ufeff',
    '★',
    '❤',
    '📞',
    '☎️',
    "'",
    '"',
    '杠',
    ' dash ',
  ],
];

const numbersWithSeparators = separators.flatMap((separator) => [
  `手机 {138${separator}1234${separator}5678} 收不到验证码`,
  `my number is {1${separator}415${separator}555${separator}0134}`,
]);

const numbers = `
打 {１３８１２３４５６７８} 找我
打 {①③⑧①②③④⑤⑥⑦⑧} 找我
打 {⑴⑶⑻⑴⑵⑶⑷⑸⑹⑺⑻} 找我
打 {❶❸❽❶❷❸❹❺❻❼❽} 找我
打 {➊➌➑➊➋➌➍➎➏➐➑} 找我
打 {➀➂➇➀➁➂➃➄➅➆➇} 找我
打 {𝟏𝟑𝟖𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖} 找我
打 {𝟙𝟛𝟠𝟙𝟚𝟛𝟜𝟝𝟞𝟟𝟠} 找我
打 {𝟷𝟹𝟾𝟷𝟸𝟹𝟺𝟻𝟼𝟽𝟾} 找我
打 {¹³⁸¹²³⁴⁵⁶⁷⁸} 找我
打 {₁₃₈₁₂₃₄₅₆₇₈} 找我
打 {1️⃣3️⃣8️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣8️⃣} 找我
打 {1️⃣ 3️⃣ 8️⃣ 1️⃣ 2️⃣ 3️⃣ 4️⃣ 5️⃣ 6️⃣ 7️⃣ 8️⃣} 找我
打 {١٣٨١٢٣٤٥٦٧٨} 找我
打 {१३८१२३४५६७८} 找我
打 {一三八一二三四五六七八} 找我
打 {幺三八幺二三四五六七八} 找我
打 {壹叁捌壹贰叁肆伍陆柒捌} 找我
打 {㊀㊂㊇㊀㊁㊂㊃㊄㊅㊆㊇} 找我
打 {一三八 一二三四 五六七八} 找我
打 {一三八，一二三四，五六七八} 找我
打 {1三8一2三4五6七8} 找我
打 {幺三八洞洞两三四五六拐} 找我
打 {1 3 8 1 2 3 4 5 6 7 8} 找我
打 {1.3.8.1.2.3.4.5.6.7.8} 找我
打 {1、3、8、1、2、3、4、5、6、7、8} 找我
打 {138x1234x5678} 找我
手机号 {138.0013.8000}
v {138.0013.8000}
app {138.0013.8000} 收不到
打 {138X1234X5678} 找我
打 {l38l2345678} 找我
手机号{13812345678}登录不了
手机号是{13812345678}，密码忘了
电话：{138 1234 5678}
{+86 138 1234 5678}
{+8613812345678}
{(+86) 138-1234-5678}
{0086 138 1234 5678}
{86-13812345678}
座机 {010-12345678}
座机 {(010) 1234 5678}
座机 {0571-8765-4321}
座机 {0571 87654321} 转 8001
座机 {021.6543.2109}
电话 {6543 2109}
电话 {8765-4321}
call {+44 20 7946 0958}
call {+44 (0)20 7946 0958}
call {020 7946 0958}
call {07700 900123}
call {(415) 555-0134}
call {415.555.0134}
call {1-800-555-0134}
call {+1 (415) 555 0134} x22
call {555-0134}
call {+49 30 901820}
call {030/901820}
call {06 12 34 56 78}
call {+33 6 12 34 56 78}
call {+852 2345 6789}
call {+886 912 345 678}
call {+65 6123 4567}
call {+61 412 345 678}
call {+91 98765 43210}
call {+81 90-1234-5678}
call {+7 (912) 345-67-89}
call {four one five five five five zero one three four}
call {four-one-five-five-five-five-zero-one-three-four}
call {four one five, five five five, oh one three four}
call {one three eight double zero one three four}
call {four 1 five 5 five 5 zero 1 three 4}
加我 {yao san ba yi er san si wu liu qi ba}
my mobile {4155550134}
text me at {415 555 0134} please
身份证 {110105194912310021}
身份证 {11010519491231002X}
身份证号{11010519491231002x}
身份证 {110105 19491231 002X}
身份证 {110105-19491231-002X}
身份证{１１０１０５１９４９１２３１００２Ｘ}
生日 {1990-05-06}
生日是{1990/05/06}
生日 {1990.05.06} 填错了
born {05/06/1990}
卡号 {6222021234567890123}
卡号 {6222 0212 3456 7890 123}
卡号 {6222-0212-3456-7890}
card {4111 1111 1111 1111}
card {4111-1111-1111-1111}
card {4111111111111111}
card {3782 822463 10005}
卡尾号 {1234}
银行卡后四位 {1234}
card ending in {4242}
last four digits {4242}
IBAN {DE89370400440532013000}
IBAN {GB29NWBK60161331926819}
SSN {078-05-1120}
SSN {078 05 1120}
护照 {E12345678}
护照号 {EA1234567}
护照 {G12345678}
passport {C01X00T47}
passport number {123456789}
港澳通行证 {C12345678}
学号 {20260117}
学号是{2026A117}
学号 {S-20171}
工号 {A00317}
会员号 {88812345}
验证码 {123456}
验证码是{083921}
IP {192.168.10.25}
my ip is {203.0.113.77}
车牌 京{A12345}
`;

const mails = `
{zhangsan@qq.com} 收不到邮件
发到{zhangsan@qq.com}吧
发到 {zhang.san@example.com}
发到 {zhang_san+kb@example.co.uk}
邮箱：{ZHANGSAN@QQ.COM}
邮箱 {12345678@qq.com}
邮箱是{zhangsan＠qq．com}
邮箱是{ｚｈａｎｇ＠ｑｑ．ｃｏｍ}
邮箱 {zhangsan@qq。com}
邮箱 {zhangsan @ qq.com}
邮箱 {zhangsan@ qq.com}
邮箱 {zhangsan @qq.com}
邮箱 {zhangsan@qq .com}
邮箱 {zhangsan@qq. com}
邮箱 {zhangsan @ qq . com}
邮箱 {zhangsan#qq.com}
邮箱 {zhangsan*qq.com}
邮箱 {zhangsan&qq.com}
邮箱 {zhangsan☆qq.com}
邮箱 {zhangsan★qq.com}
邮箱 {zhangsan$qq.com}
邮箱 {zhangsan%qq.com}
邮箱 {zhangsan # qq.com}
邮箱 {zhangsan#163.com}
邮箱 {zhangsan#gmail.com}
邮箱 {zhangsan(at)qq.com}
邮箱 {zhangsan[at]qq.com}
邮箱 {zhangsan{at}qq.com}
邮箱 {zhangsan (at) qq.com}
邮箱 {zhangsan (at) qq (dot) com}
邮箱 {zhangsan[at]qq[dot]com}
邮箱 {zhangsan at qq dot com}
邮箱 {zhangsan at qq.com}
邮箱 {zhangsan AT qq DOT com}
邮箱 {zhangsan(a)qq.com}
邮箱 {zhangsan[a]qq.com}
邮箱 {zhangsan艾特qq.com}
邮箱 {zhangsan艾特qq点com}
邮箱 {zhangsan 艾特 qq 点 com}
邮箱 {zhangsan艾特163点com}
邮箱 {zhangsan@qq点com}
邮箱 {zhangsan圈a qq点com}
邮箱 {zhangsan@qq}
邮箱 {zhangsan@163}
邮箱 {zhangsan@company}
邮箱 {张三@example.com}
邮箱 {zhangsan\u200b@qq.com}
邮箱 {zhang\u200bsan@qq\u200b.com}
mail {john.smith@gmail.com} please
mail me: {john@smith.me}
mail {john.smith at gmail dot com}
mail {john(at)smith.org}
write to {john-smith@mail.example.museum}
mail {j0hn@sub.sub2.example.com}
mail {<john@example.org>}
mail mailto:{john@example.org}
mail {john@example.org}.
mail {john@例子.com}
mail {j_smith@live.com}, thanks
mail {jsmith [at] outlook [dot] com}
mail {jsmith{at}yahoo{dot}com}
@{zhangsan} 帮我看看
ask @{john_smith}
`;

const addresses = `
see {https://example.com/u/zhang?x=1} please
see {http://example.com}
see {HTTPS://EXAMPLE.COM/ZHANG}
see {www.zhangsan.com}
see {www.example.com/u/zhang}
see {weibo.com/u/123456}
see {github.com/zhangsan}
see {t.me/zhangsan}
see {facebook.com/john.smith.77}
see {example.com:8080/john}
see {example.com?user=john}
看 {https://weixin.qq.com/g/abcdefg} 这个
看{https://example.com/zhang}这个
看{ｈｔｔｐｓ：／／ｅｘａｍｐｌｅ．ｃｏｍ／ｚｈａｎｇ}
看 {bilibili.com/space/zhangsan}
see {ftp://example.com/john}
see {linkedin.com/in/john-smith-77}
see {docs.example.co.uk/d/john}
主页 {space.example.cn/zhang_san}
see {https://user:pass@example.com/x}
`;

const accounts = `
微信 {zhangsan}
微信{zhangsan}
微信：{zhangsan}
微信:{zhangsan88}
微信是{zhangsan}
微信号 {zhangsan}
微信号{zhangsan}
微信号：{zhangsan}
微信号是{abcdef}
微信号 {zhang_san-88}
微信 {zhangsan88}
微信 {wxid_a1b2c3d4}
我的微信 {zhangsan} 加我
加微信 {zhangsan}
加微信{zhangsan}领资料
加我微信 {zhangsan}
加我微信：{zhangsan}
微信账号 {zhangsan}
微信id {zhangsan}
微信ID：{zhangsan}
薇信 {zhangsan}
薇信：{zhangsan}
威信 {zhangsan8}
徽信 {zhangsan8}
加v {zhangsan8}
加v{13812345678}
加V：{zhangsan8}
加v {zhangsan}
加V {zhangsan}
+v {zhangsan8}
+V：{zhangsan8}
加vx {zhangsan8}
加vx：{zhangsan}
vx {zhangsan8}
vx：{zhangsan8}
VX:{zhangsan}
vx：{zhangsan}
wx {zhangsan8}
wx：{zhangsan}
v：{zhangsan8}
V: {zhangsan8}
v信 {zhangsan8}
v信：{zhangsan}
weixin {zhangsan8}
weixin: {zhangsan}
QQ {12345}
QQ{12345}
qq：{12345}
qq号{12345}
QQ号是{12345}
我的qq {123456789}
加我QQ {12345}
加q {12345}
+q {12345}
q：{12345}
QQ群 {12345}
qq群：{123456}
扣扣 {12345}
扣扣：{12345}
球球 {12345}
球球：{12345}
球球号 {12345}
企鹅 {12345}
企鹅号 {12345}
企鹅：{12345}
tg {zhangsan88}
TG：{zhangsan}
tg: {zhangsan}
telegram {zhangsan88}
telegram: {zhangsan}
telegram is {zhangsan}
add me on telegram {zhangsan}
my telegram is {zhangsan}
电报 {zhangsan}
纸飞机 {zhangsan}
飞机号 {zhangsan}
whatsapp {john_smith}
whatsapp: {johnsmith}
whatsapp {447700900123}
my whatsapp is {johnsmith}
line id {johnsmith}
line id: {john88}
line: {john_s}
skype {live_john88}
skype: {johnsmith}
my skype is {johnsmith}
discord {john_88}
discord: {johnsmith}
instagram {john_smith}
instagram: {johnsmith}
ig: {johnsmith}
ins：{zhangsan}
facebook: {johnsmith}
fb {john_smith88}
twitter: {johnsmith}
my twitter {john_smith}
snapchat: {johnsmith}
kakao: {johnsmith}
wechat {zhangsan88}
wechat: {zhangsan}
wechat id: {zhangsan}
wechat id {zhangsan}
WeChat ID is {zhangsan}
we chat: {zhangsan}
my wechat is {zhangsan}
my wechat {zhangsan}
add my wechat {zhangsan}
抖音号 {zhangsan}
抖音：{zhangsan88}
抖音 {zhangsan88}
快手 {zhangsan88}
微博 {zhangsan}
微博：{zhangsan}
小红书号 {zhangsan88}
小红书：{zhangsan}
钉钉 {zhangsan88}
支付宝账号 {zhangsan88}
支付宝 {zhangsan88}
支付宝：{zhangsan}
旺旺 {zhangsan88}
账号 {zhangsan88} 登录不了
账号：{zhangsan} 登录不了
账号是{zhangsan}，密码忘了
帐号 {zhangsan88} 被封
我的账号{zhangsan88}
用户名 {zhangsan} 被占用
用户名：{zhangsan88}
登录名：{zhangsan88}
username: {johnsmith}
username {john88} is locked
my username is {johnsmith}
user id: {john88}
apple id: {johnsmith}
网名：{zhangsan}
昵称：{zhangsan88}
{zhangsan1990} 这个号登录不了
{john_smith1990} cannot log in
`;

const codes = `
订单 {ABCD-12}
订单{ABCD-12}没到
订单 {QH20261120AB} 没到
订单号 {QH20261120AB}
订单号：{QH-2026-1120-AB}
订单号是{1234567890}
订单编号 {A1B2C3}
订单 {#A1B2C3}
订单#{12345}
订单：{1234}
订单号 {1234}
单号 {SF1234567890}
快递单号 {SF1234567890123}
快递 {YT1234567}
运单号 {JD0012}
流水号 {4200001234202611}
编号 {K-1177}
发票号 {04403219}
发票 {No.04403219}
会员号 {M12345}
激活码 {A1B2-C3D4-E5F6}
兑换码 {XK7Q9P2M4}
激活码 {abcd-1234-efgh}
order {ABCD-12}
order {#ABCD-12}
order #{12345}
order number {12345}
order no. {12345}
order id {A1B2C3}
order number is {QH20261120AB}
my order {QH20261120} is missing
invoice {INV-0042}
invoice number: {INV-2026-0042}
ticket {T-1042}
ticket #{1042}
ticket number {10428}
receipt {R20261120}
tracking number {1Z999AA10123456784}
serial number {C02XK1ABJG5H}
student id {S20171}
student id: {s-4412}
member id {AB1234}
{QH20261120AB} 没到
{NO12345678} 没到
{AB-12345678} refund
{dd_12345678zz9}
{550e8400-e29b-41d4-a716-446655440000}
{A1B2C3D4E5F6}
{TX-2026-000-117}
{2026112022001417}
{wx20261120abcdef}
`;

const names = `
我叫{张三}，手机坏了
我叫{张三}
我叫 {张三}
我叫{张三丰}
我叫{小明}
我叫做{王芳}
我名叫{王芳}
我的名字是{王芳}
我的名字叫{王芳}
我的名字叫做{王芳}
我的姓名是{王芳}
我的全名是{王芳芳}
我的名字：{王芳}
我是{王芳}，要退款
我是{李小龙}
我是{欧阳娜娜}，我要退款
我是{诸葛亮}
我是{刘德华}，登录不了
我是{陈晓}要退款
我系{陈大文}
本人{李强}，申请退款
本人是{李强}
免贵姓{王小二}
这里是{周杰伦}
姓名：{王芳}
姓名:{王芳}
姓名 {王芳}
姓名{王芳}
姓名是{王芳}
姓名：{阿卜杜拉·买买提}
姓名：{阿依古丽}
名字：{王芳}
名字叫{王芳}
名字是{王芳}
联系人 {李雷}
联系人：{李雷}
收件人：{韩梅梅}
收件人 {韩梅梅}
收货人{韩梅梅}
户名：{赵六}
户名 {赵六}
持卡人：{钱七}
开户人：{孙八}
真名叫{孙悟空}
昵称：{小虎子}
学员：{李雷}
家长：{李大雷}
我叫{迪丽热巴·迪力木拉提}
我是{阿卜杜拉·买买提}
我叫{John}
我叫 {john smith}
我是{John Smith}
我是 {John Smith}，登录不了
我是{zhang san}
我是 {Zhang Wei}
姓名：{John Smith}
姓名：{zhang san}
姓名 {Zhang San}
联系人：{Li Lei}
my name is {john smith} and I cannot log in
my name is {John Smith}
My name is {John}.
my name is {Zhang Wei}
my name is {zhang wei}
my name is {xiaoming}
my name is {Jean-Luc Picard}
my name is {O'Brien}
my name's {john}
my name’s {john}
My Name: {John Smith}
my full name is {john michael smith}
my real name is {Dwayne Johnson}
my first name is {john}
my last name is {smith}
name: {john smith}
Name: {John Smith}
full name: {John Q. Smith}
i am called {john}
I'm called {Johnny}
they call me {ishmael}
call me {ishmael}
call me {John}
i go by {jsmith}
this is {john smith}
this is {john smith} and I cannot log in
this is {John Smith}
This is {Mary Ann}, help
this is {mary} here
this is {zhang wei}
this is {Zhang Wei}
this is Mr {Smith}
this is mr. {smith}
this is mrs {jones}
this is Dr. {Brown}
this is Ms {Lee}
i am {john smith}
I am {John Smith}
I am {Maria Garcia Lopez}
i am {li wei}
i'm {john}
I'm {John Smith}
I’m {John Smith}
im {john smith}
im {david}
it's {john}
its {david} again
it is {Sarah}
hello, this is {emily clark}
hi i'm {kevin}, my app crashed
hi, I am {Kevin Zhang} from class 3
Thanks, {John}
Best regards, {John Smith}
best regards {mary}
Regards,↵{John Smith}
Cheers, {Tom}
Sincerely, {Mary Jones}
yours, {john smith}
Thank you!↵{David}
`;

/** Each once, as a reader would type it. */
export const personalForms: readonly PersonalForm[] = [
  ...numbersWithSeparators,
  ...[numbers, mails, addresses, accounts, codes, names].flatMap((lines) => lines.split('\n').filter((line) => line !== '')),
].map(readForm);

/** @param line with the secret in braces, and `↵` for a line break */
function readForm(line: string): PersonalForm {
  const from = line.indexOf('{');
  const to = line.lastIndexOf('}');
  return {
    text: (line.slice(0, from) + line.slice(from + 1, to) + line.slice(to + 1)).replace('↵', '\n'),
    secret: line.slice(from + 1, to),
  };
}

/**
 * What is still there of a secret: letters and digits in a row, three and more or two Chinese characters.
 *
 * @returns empty when it is gone
 */
export function remainsOf({ secret }: PersonalForm, stripped: string): string[] {
  const parts = secret.normalize('NFKC').match(/\p{Script=Han}{2,}|[\p{Script=Latin}\p{Nd}]{3,}|\p{Nd}/gu) ?? [];
  const kept = stripped.replaceAll('[…]', '\n').normalize('NFKC');
  return parts.filter((part) => kept.includes(part));
}
