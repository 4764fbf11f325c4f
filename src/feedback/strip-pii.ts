/**
 * Takes out of a text what tells who wrote it. The same code runs in the reader's browser before
 * anything is sent and at the endpoint before anything is stored, so it needs neither Node nor a package.
 * In doubt it takes out too much: a report can do without a word, a person cannot take a number back.
 */

/** Stands where something was taken out. */
export const piiMarker = '[…]';

/**
 * Replaces telephone, card, account and order numbers, mail and web addresses, accounts of messengers and
 * names that introduce themselves. Width, script and invisible characters between digits hide nothing.
 *
 * @returns the text with one marker for each run that was taken out; stripping it again changes nothing
 */
export function stripPii(text: string): string {
  const { folded, origin } = fold(text);
  const spans = mergeSpans(rules.flatMap((rule) => rule(folded)));
  let kept = '';
  let from = 0;
  for (const [start, end] of spans) {
    kept += text.slice(from, origin[start]) + piiMarker;
    from = origin[end] ?? text.length;
  }
  return kept + text.slice(from);
}

/** Whether a word of a query may be counted by itself: it tells nothing about a person and holds no number. */
export function isHarmlessWord(word: string): boolean {
  return (word.normalize('NFKC').match(/\p{Nd}/gu) ?? []).length < 4 && stripPii(word) === word;
}

type Span = [start: number, end: number];

/**
 * Compatibility forms as plain ones (`１` and `①` as `1`, `＠` as `@`), invisible characters left out.
 *
 * @returns `origin`: for each UTF-16 unit of `folded` where its character begins in the text, and one more for the end
 */
function fold(text: string): { folded: string; origin: number[] } {
  let folded = '';
  const origin: number[] = [];
  let index = 0;
  for (const character of text) {
    const plain = /[\p{Cf}\p{Mn}\u{115f}\u{1160}\u{3164}]/u.test(character) ? '' : character.normalize('NFKC');
    folded += plain;
    for (let unit = 0; unit < plain.length; unit++) origin.push(index);
    index += character.length;
  }
  return { folded, origin: [...origin, text.length] };
}

/** Sorted, with those that touch joined. */
function mergeSpans(spans: readonly Span[]): Span[] {
  const merged: Span[] = [];
  for (const [start, end] of [...spans].sort(([a], [b]) => a - b)) {
    const last = merged.at(-1);
    if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end);
    else merged.push([start, end]);
  }
  return merged;
}

/**
 * A rule that takes out the last group of each match, or all of it without groups. Lookbehind would be
 * shorter, but older WebViews cannot even load a script that has one.
 */
function take(pattern: RegExp, isMeant: (found: string) => boolean = () => true): (folded: string) => Span[] {
  return (folded) =>
    [...folded.matchAll(pattern)].flatMap((match): Span[] => {
      const end = match.index + match[0].length;
      const found = match.at(-1) ?? match[0];
      return isMeant(found) ? [[end - found.length, end]] : [];
    });
}

const chineseDigit = '零〇一二三四五六七八九幺壹贰叁肆伍陆柒捌玖';
const spokenDigit = '(?:zero|oh|one|two|three|four|five|six|seven|eight|nine|double|triple)';

/** The commonest family names; those of two characters apart. */
const surname =
  '[赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章云苏潘葛范彭郎鲁韦昌马苗凤花方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于傅皮卞齐康伍余元顾孟黄穆萧尹姚邵湛汪祁毛米贝明臧成戴谈宋庞熊纪舒屈项祝董梁杜阮蓝闵席季贾路江童颜郭梅盛林钟徐邱骆高夏蔡田樊胡凌霍虞万柯管卢莫房解应宗丁宣邓洪包左石崔吉龚程邢裴陆荣翁荀甄曲封储靳段焦侯全班秋宫宁仇甘武符刘景詹龙叶黎白蒲赖卓蔺屠池乔胥申党翟谭劳姬冉桑桂牛寿通边温庄晏柴瞿阎连习艾容向古易廖耿匡文寇广东欧沃利师巩聂关荆游权盖益桓肖涂覃车岳佟]';
const longSurname = '(?:欧阳|上官|司马|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|长孙|宇文|司徒|夏侯|端木|南宫|独孤|百里|呼延|轩辕)';
const han = '[\\p{Script=Han}々]';
const chineseName = `(?:${longSurname}${han}{1,2}|${surname}${han}{1,2})`;
const foreignName = `${han}+(?:[·•・‧]${han}+)+`;
const latinWord = "[\\p{Script=Latin}][\\p{Script=Latin}\\p{M}.'’-]*";
const capitalWord = "\\p{Lu}[\\p{Ll}\\p{M}'’-][\\p{L}\\p{M}'’-]*";
/** Ends a name that was written without capitals. */
const afterName =
  '(?!(?:and|but|or|i|im|my|the|how|why|what|when|where|who|which|can|cannot|cant|could|from|with|not|is|was|has|have|please|in|on|at|to|for|of|a|an|you|your|it|this|that|do|does)(?![\\p{L}]))';
const latinName = `${latinWord}(?:\\s+${afterName}${latinWord}){0,2}`;

const rules = [
  // Web addresses, with or without a scheme.
  take(/(?:https?:\/\/|www\.)[^\s\p{Script=Han}，。；！？、]+/giu),
  take(/(?:[a-z0-9-]{1,63}\.){1,6}[a-z]{2,18}(?::\d+)?[/?][^\s\p{Script=Han}，。；！？、]+/giu),
  // Mail addresses, also spelled out.
  take(
    /[\p{L}\p{N}._%+-]{1,64}\s{0,2}(?:@|\(at\)|\[at\]|\{at\}| at |艾特)\s{0,2}(?:[\p{L}\p{N}-]{1,63}\s{0,2}(?:\.|。|\(dot\)|\[dot\]| dot |点)\s{0,2}){1,5}[a-z]{2,18}/giu,
  ),
  take(/@[\w.-]{2,}/gu),
  // Runs of digits; with separators only when they are as long as a telephone number.
  take(/\p{Nd}{6,}x?/giu),
  take(/[+(]?\p{Nd}(?:[\s\-–—−.·_/()]{0,3}\p{Nd}){6,}x?/giu),
  take(new RegExp(`[\\p{Nd}${chineseDigit}](?:[\\s\\-–—、,.·]{0,2}[\\p{Nd}${chineseDigit}]){6,}`, 'gu')),
  take(new RegExp(`${spokenDigit}(?:[\\s,.-]{1,3}${spokenDigit}){5,}`, 'giu')),
  // Order, card and passport numbers: letters and digits mixed.
  take(/(?:[A-Za-z_-]{0,12}[0-9]){4,}[A-Za-z0-9_-]*/g, (found) => found.length >= 6),
  take(
    /(?:订单|单号|流水号|卡号|编号|order|invoice|ticket|receipt)\s{0,2}(?:号码?|编号|number|no\.?|id)?\s{0,2}[:#是为]?\s{0,2}([a-z_-]*\p{Nd}[\p{Nd}a-z_-]{3,})/giu,
  ),
  // Accounts of messengers.
  take(/(?:qq|扣扣|企鹅)(?:号码?|群|邮箱)?\s{0,2}[:是为]?\s{0,2}(\p{Nd}{4,})/giu),
  take(
    /(?:微信|薇信|威信|we ?chat|weixin|wx|vx|v信|qq|telegram|whatsapp|line|skype|抖音|微博|小红书)\s{0,2}(?:号码?|账号|帐号|id|account|number)?\s{0,2}(?:[:=是为]|is(?![a-z]))\s{0,2}([a-z0-9][\w.-]{2,})/giu,
  ),
  take(/(?:微信|薇信|威信|we ?chat|weixin|qq|抖音|微博|小红书)\s{0,2}(?:号码?|账号|帐号|id)\s{0,2}([a-z][\w.-]{3,})/giu),
  take(/(?:微信|薇信|威信|we ?chat|weixin|wx|vx|v信|qq|telegram|whatsapp|skype)\s{0,2}([a-z0-9][\w.-]{3,})/giu, (found) =>
    /[0-9_]/.test(found),
  ),
  // Names that introduce themselves.
  take(
    new RegExp(
      `(?:我叫做|我叫(?!做)|我的?(?:名字|姓名|全名|真名)(?:是|叫做?|为|:))\\s{0,2}(${foreignName}|${chineseName}|${han}{1,4}|${latinName})`,
      'gu',
    ),
  ),
  take(
    new RegExp(
      `(?:姓名|名字|联系人|收件人|收货人|真名|称呼)\\s{0,2}(?:[:是为叫]\\s{0,2}|\\s)(${foreignName}|${han}{2,4}|${latinName})`,
      'gu',
    ),
  ),
  take(new RegExp(`(?:姓名|名字|联系人|收件人|收货人|本人|我是|我系|我姓)\\s{0,2}(${foreignName}|${chineseName})`, 'gu')),
  take(new RegExp(`我是\\s{0,2}(${capitalWord}(?:\\s${capitalWord}){0,2})`, 'gu')),
  take(
    new RegExp(
      `(?:my\\s+(?:full\\s+|real\\s+)?name(?:\\s+is|'s|’s|:)|i\\s+am\\s+called|i['’]?m\\s+called|they\\s+call\\s+me|call\\s+me|name\\s?:)\\s*(${latinName}|${han}{2,4})`,
      'giu',
    ),
  ),
  take(
    new RegExp(
      `(?:[Tt]his\\s+is|[Ii]\\s+am|[Ii]['’]m)\\s+(?:[Mm]rs?\\.?\\s+|[Mm]s\\.?\\s+|[Dd]r\\.?\\s+)?(${capitalWord}(?:\\s+${capitalWord}){0,3})`,
      'gu',
    ),
  ),
];
