import { isCommonWord } from './common-words.ts';
import { findPhrases, phrases, skipPhrase } from './phrases.ts';
import { isOneOf, skipSpace, type Token, type TokenRange, textOf } from './tokens.ts';

/** Always followed by a name, whatever it looks like. */
const introductions = phrases(
  '我叫|我叫做|我名叫|我的名字是|我的名字叫|我的名字叫做|我的名字:|我名字是|我名字叫|我的姓名是|我的姓名:|我姓名是|我的全名是|我的全名叫|我的真名是|我的真名叫|我的大名是',
);
/** Followed by a name when a sign or a word links the two. */
const fields = phrases('姓名|名字|联系人|收件人|收货人|真名|全名|称呼|户名|持卡人|开户人|昵称|网名|学员|家长');
const links = phrases(':|=|是|为|叫|叫做');
/** May be followed by a name, which must then begin like a Chinese name. */
const openings = phrases('我是|我系|本人|本人是|俺是|俺叫|免贵姓|我姓|这里是|姓名|名字|联系人|收件人|收货人|户名|持卡人');

/** The most common family names that hardly any other word begins with. */
const familyNames =
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许吕施张孔曹严魏陶姜戚谢邹喻潘葛范彭郎鲁韦昌苗凤俞袁柳鲍史唐廉岑薛倪汤滕殷罗郝邬傅卞齐伍孟穆萧尹姚邵湛汪祁臧戴宋庞熊舒屈祝梁杜阮蓝闵席贾颜郭梅盛林徐邱骆蔡樊胡霍虞柯卢莫丁邓洪崔龚邢裴荣翁荀甄靳焦侯仇甘景詹叶黎赖卓蔺屠池乔胥翟谭劳姬冉桑阎艾廖耿匡寇聂荆桓肖涂覃岳佟刘龙陆钟温章窦苏雷贺崔左';
/** Family names that everyday words begin with, too: “高中”, “管理”, “黄金”. */
const ambiguousFamilyNames =
  '江凌高安应程金成连广武常于方万包关管车古路习易华明元康顾解容费花任何毕云马贝毛米白黄石乐皮余夏季项童房宗宣吉曲封储段宁符申单柴晏庄向文欧董纪';
/** Second characters of such words. */
const notGivenNames =
  '金中级三二一考卓装全徽过知用该届序牌卡融色天领都人员年绩续接麦西东州苏北汉术客常为南旦是便明白月邮游戏于注闭联理主筝典琴由复问绑决锁易目合虑惯器队肤额页笔念度点令晨他值科件洲限老语看家险屏钱呗排端盘何课时处多数上来谱业落角请诉当校职铁了事个独';
const longFamilyNames = new Set(
  '欧阳|上官|司马|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|长孙|宇文|司徒|夏侯|端木|南宫|独孤|百里|呼延|轩辕'.split('|'),
);

/** First characters of a statement about a name, not of a name: “名字是错的”, “我叫不到车”. */
const notBeginnings = '不了他她它你您客人什怎错谁哪对假空乱旧原英中拼繁我全上这那有没自否';
/** More likely to follow a name of two characters than to end one of three. */
const followers = '我要想在的和已没手电请把被';

/** Chinese names after an introduction or in a name field. */
export function findChineseNames(tokens: readonly Token[]): TokenRange[] {
  return [
    ...findPhrases(tokens, introductions).flatMap(({ next }) => anyName(tokens, next)),
    ...findPhrases(tokens, fields).flatMap(({ next }) => {
      const afterLink = skipPhrase(tokens, next, links);
      return afterLink > next ? anyName(tokens, afterLink) : [];
    }),
    ...findPhrases(tokens, openings).flatMap(({ next }) => likelyName(tokens, next)),
  ];
}

/** One to four characters, or a name of parts: `阿卜杜拉·买买提`; in Latin letters too. */
function anyName(tokens: readonly Token[], at: number): TokenRange[] {
  const likely = likelyName(tokens, at);
  if (likely.length > 0) return likely;
  const from = skipSpace(tokens, at);
  const first = tokens[from];
  if (first?.kind === 'word') return latinName(tokens, from);
  if (first?.kind !== 'han' || notBeginnings.includes(first.text)) return [];
  return [[from, hanEnd(tokens, from, 4)]];
}

/** A name that begins with a family name, or has parts. */
function likelyName(tokens: readonly Token[], at: number): TokenRange[] {
  const from = skipSpace(tokens, at);
  const inParts = endOfParts(tokens, from);
  if (inParts !== undefined) return [[from, inParts]];
  const isLong = longFamilyNames.has(textOf(tokens, from, from + 2));
  if (!isLong && !isFamilyName(tokens, from)) return [];
  const given = from + (isLong ? 2 : 1);
  const end = hanEnd(tokens, given, 2);
  if (end === given) return [];
  return [[from, end === given + 2 && isOneOf(tokens[given + 1], followers) ? given + 1 : end]];
}

function isFamilyName(tokens: readonly Token[], at: number): boolean {
  return (
    isOneOf(tokens[at], familyNames) || (isOneOf(tokens[at], ambiguousFamilyNames) && !isOneOf(tokens[at + 1], notGivenNames))
  );
}

function hanEnd(tokens: readonly Token[], from: number, maxLength: number): number {
  let end = from;
  while (end < from + maxLength && tokens[end]?.kind === 'han') end += 1;
  return end;
}

const maxParts = 5;
const maxPartLength = 8;

/** The index after parts with dots between them; `undefined` when there is only one. */
function endOfParts(tokens: readonly Token[], from: number): number | undefined {
  let end = hanEnd(tokens, from, maxPartLength);
  let parts = 1;
  while (parts < maxParts && isOneOf(tokens[end], '·•・‧.')) {
    const next = hanEnd(tokens, end + 1, maxPartLength);
    if (end === from || next === end + 1) break;
    end = next;
    parts += 1;
  }
  return parts > 1 ? end : undefined;
}

function latinName(tokens: readonly Token[], from: number): TokenRange[] {
  let to = from;
  for (let count = 0; count < 3; count++) {
    const next = count === 0 ? from : skipSpace(tokens, to);
    const word = tokens[next];
    if (word?.kind !== 'word' || isCommonWord(word.text, word.isCapitalised)) break;
    to = next + 1;
  }
  return to > from ? [[from, to]] : [];
}
