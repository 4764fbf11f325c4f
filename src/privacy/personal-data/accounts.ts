import { isCommonWord, isListedWord } from './common-words.ts';
import { findPhrases, phrases, skipPhrase } from './phrases.ts';
import { chainEnd, isLatinWord, skipSpace, type Token, type TokenRange, textOf } from './tokens.ts';

/** In a Chinese sentence, a Latin word after these is almost certainly an account. */
const chineseLabels = phrases(
  '微信|薇信|威信|徽信|加v|加vx|加q|+v|+vx|+q|加微|v信|扣扣|球球|企鹅|抖音|快手|微博|小红书|钉钉|支付宝|旺旺|电报|纸飞机|飞机号|账号|帐号|用户名|登录名|网名|昵称|b站',
);
/** English words, or labels too short to be certain: what follows must be marked as an account. */
const latinLabels = phrases(
  'wechat|we chat|weixin|wx|vx|wxid|qq|v|q|tg|telegram|wa|whatsapp|line|skype|signal|discord|instagram|insta|ins|ig|facebook|fb|' +
    'twitter|tiktok|snapchat|kakao|kakaotalk|viber|zalo|dingtalk|alipay|apple id|username|user name|user id|login name|nickname',
);
const accountWords = phrases('号码|号|账号|帐号|群|群号|id|account|number|handle|name');
/** Only an account can follow these. */
const idWords = phrases('号码|号|账号|帐号|id|handle');
const links = phrases(':|=|是|为|叫|is|_');
/** Before an account that is given without a sign: `add me on telegram zhangsan`. */
const invitations = new Set('add contact reach find me my 加 我 找 系 的'.split(' '));
/** Messengers whose accounts are numbers. */
const numberedLabels = new Set(['qq', '扣扣', '球球', '企鹅', 'q', '加q', '+q']);

/** Accounts of messengers and sites, after the name of the service. */
export function findAccounts(tokens: readonly Token[]): TokenRange[] {
  return [...findValues(tokens, chineseLabels, true), ...findValues(tokens, latinLabels, false)];
}

function findValues(tokens: readonly Token[], labels: typeof chineseLabels, isChinese: boolean): TokenRange[] {
  return findPhrases(tokens, labels).flatMap(({ at, next }): TokenRange[] => {
    const afterWord = skipPhrase(tokens, next, accountWords);
    const afterLink = skipPhrase(tokens, afterWord, links);
    const from = skipSpace(tokens, afterLink);
    const to = chainEnd(tokens, from, '._-');
    const isOffered = isChinese || afterLink > afterWord || skipPhrase(tokens, next, idWords) > next || isInvited(tokens, at);
    return isAccount(tokens, from, to, { isOffered, isNumbered: numberedLabels.has(textOf(tokens, at, next)) })
      ? [[from, to]]
      : [];
  });
}

/** Whether one of the preceding words is an invitation, with only words in between. */
function isInvited(tokens: readonly Token[], at: number): boolean {
  for (let before = at - 1; before >= Math.max(0, at - 4); before--) {
    const { kind, text } = tokens[before] ?? { kind: 'wall', text: '' };
    if (kind === 'wall' || kind === 'sign' || kind === 'digits') return false;
    if (invitations.has(text)) return true;
  }
  return false;
}

interface Evidence {
  /** The text presents it as an account, so letters alone are enough. */
  isOffered: boolean;
  isNumbered: boolean;
}

function isAccount(tokens: readonly Token[], from: number, to: number, { isOffered, isNumbered }: Evidence): boolean {
  const text = textOf(tokens, from, to);
  if (/^\d+$/.test(text)) return text.length >= (isNumbered ? 4 : 5) && tokens[to]?.text !== '年';
  const words = tokens.slice(from, to).filter(isLatinWord);
  if (text.length < 3 || words.length === 0) return false;
  if (/[\d_]/.test(text)) return !words.every((word) => (word.text.length === 1 && text.length < 5) || isListedWord(word.text));
  return isOffered && !words.every((word) => isCommonWord(word.text));
}
