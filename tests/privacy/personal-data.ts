import fc from 'fast-check';
import { isCommonWord } from '../../src/privacy/personal-data/common-words.ts';

/** Generators of what tells who wrote a text: what it reads like, and the part that must never be kept. */
export interface PersonalText {
  /** As a reader types it. */
  text: string;
  /** What must be gone; two characters and more, so that finding it is no accident. */
  secret: string;
}

const digits = (length: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((list) => list.join(''));

const mobile = fc.tuple(fc.constantFrom('13', '15', '17', '18', '19'), digits(9)).map(([head, tail]) => head + tail);

const fullWidth = (text: string) => text.replaceAll(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)));
const inChinese = (text: string) => text.replaceAll(/\d/g, (digit) => '零一二三四五六七八九'[Number(digit)] ?? '');
const grouped = (separator: string) => (text: string) => text.replace(/^(...)(....)(....)$/, `$1${separator}$2${separator}$3`);
const invisible = (text: string) => [...text].join('\u200b');

const plain = (text: string): PersonalText => ({ text, secret: text });

const phone = fc
  .tuple(
    mobile,
    fc.constantFrom<(text: string) => string>(String, fullWidth, inChinese, grouped(' '), grouped('-'), grouped('.'), invisible),
    fc.constantFrom('', '+86 ', '+86-', '(+86)', '电话：'),
  )
  .map(([number, write, prefix]): PersonalText => ({ text: prefix + write(number), secret: write(number) }));

const foreignPhone = fc
  .tuple(fc.integer({ min: 1, max: 998 }), digits(3), digits(4), fc.constantFrom(' ', '-', '.'))
  .map(([country, a, b, separator]) => plain(`+${country}${separator}${a}${separator}${b}`));

const identityCard = fc
  .tuple(digits(17), fc.constantFrom('X', 'x', '3'))
  .map(([number, check]) => plain(number.replace(/^0/, '1') + check));

const letters = 'abcdefghijklmnopqrstuvwxyz';
/** No everyday word: nobody's account is called `login`. */
const word = (minLength: number, maxLength: number) =>
  fc
    .array(fc.constantFrom(...letters), { minLength, maxLength })
    .map((list) => list.join(''))
    .filter((text) => !isCommonWord(text));

const mail = fc
  .tuple(word(3, 10), fc.constantFrom('@', '＠', ' (at) '), word(3, 8), fc.constantFrom('com', 'cn', 'edu.cn', 'co.uk'))
  .map(([name, at, host, top]): PersonalText => ({ text: `${name}${at}${host}.${top}`, secret: name + at.trim() }));

const order = fc
  .tuple(fc.constantFrom('QH', 'NO', 'dd', 'AB-', 'x_'), digits(8), fc.constantFrom('', 'A', 'zz9'))
  .map(([head, number, tail]): PersonalText => ({ text: head + number + tail, secret: number }));

const address = fc.tuple(word(4, 9), word(3, 9)).map(([host, path]) => plain(`https://${host}.example/${path}?user=${path}`));

const chineseName = fc
  .tuple(
    fc.constantFrom('王', '李', '张', '刘', '陈', '杨', '黄', '赵', '吴', '周', '徐', '孙', '欧阳', '诸葛', '司马'),
    fc.array(fc.constantFrom('伟', '芳', '娜', '秀', '敏', '静', '强', '磊', '洋', '艳', '勇', '军', '杰', '娟'), {
      minLength: 1,
      maxLength: 2,
    }),
  )
  .map(([family, given]) => family + given.join(''));

const introduced = fc
  .tuple(
    fc.constantFrom('我叫', '我是', '我的名字是', '姓名：', '姓名是', '我叫做', '收件人：', '我的名字叫', '本人'),
    chineseName,
  )
  .map(([label, name]): PersonalText => ({ text: label + name, secret: name }));

const capital = word(3, 8).map((text) => text[0]?.toUpperCase() + text.slice(1));

const introducedInEnglish = fc
  .tuple(
    fc.constantFrom('my name is ', 'My name is ', 'I am called ', "I'm called ", 'This is ', "my name's ", 'I am '),
    fc.tuple(capital, capital).map((names) => names.join(' ')),
  )
  .map(([label, name]): PersonalText => ({ text: label + name, secret: name }));

const messenger = fc
  .tuple(fc.constantFrom('微信号', '微信号是', '微信：', 'wechat id: ', 'WeChat: ', 'vx:'), word(5, 10), digits(2))
  .map(([label, name, number]): PersonalText => ({ text: `${label}${name}${number}`, secret: name + number }));

const qq = fc
  .tuple(fc.constantFrom('QQ', 'qq号', 'QQ：', 'QQ号是', 'qq '), digits(5))
  .map(([label, number]): PersonalText => ({ text: label + number, secret: number }));

export const personalText: fc.Arbitrary<PersonalText> = fc.oneof(
  phone,
  foreignPhone,
  identityCard,
  mail,
  order,
  address,
  introduced,
  introducedInEnglish,
  messenger,
  qq,
);

/** A question that holds personal data somewhere in it. */
export const personalQuestion: fc.Arbitrary<PersonalText> = fc
  .tuple(
    fc.constantFrom('', '你好，', '退款没到账 ', '课程打不开，', 'refund please, '),
    personalText,
    fc.constantFrom('', '，怎么办', ' 还没收到', ', what now', '。谢谢'),
  )
  .map(([before, { text, secret }, after]) => ({ text: before + text + after, secret }));
