import { isCommonWord } from './common-words.ts';
import { findPhrases, phrases, skipPhrase } from './phrases.ts';
import { chainEnd, skipSpace, type Token, type TokenRange, textOf } from './tokens.ts';

/** Labels of order, parcel, card, passport and student numbers. */
const labels = phrases(
  '订单|单号|流水号|卡号|编号|快递|运单|物流|学号|工号|护照|证件|身份证|银行卡|会员号|发票|尾号|后四位|后4位|末四位|激活码|兑换码|' +
    'order|invoice|ticket|receipt|tracking|passport|student id|member id|membership|serial|last four digits|last 4 digits|ending in|ends in',
);
const numberWords = phrases('号码|号|编号|码|number|num|no.|no|nr|code|id');
const links = phrases(':|#|是|为|=|is|are');
/** After up to four digits, these make a quantity or a year. */
const units = phrases('元|块|年|个|笔|门|天|月|日|次|节|课|份|期|小时|分钟|%|usd|rmb|yuan|days|hours|items|courses|times');

export function findLabelledCodes(tokens: readonly Token[]): TokenRange[] {
  return findPhrases(tokens, labels).flatMap(({ next }): TokenRange[] => {
    const afterWord = skipPhrase(tokens, next, numberWords);
    const from = skipSpace(tokens, skipPhrase(tokens, afterWord, links));
    const to = chainEnd(tokens, from, '-_');
    const text = textOf(tokens, from, to);
    if (!/\d/.test(text) || (/^\d{1,4}$/.test(text) && skipPhrase(tokens, to, units) > to)) return [];
    return text.length >= 4 && !isMadeOfCommonWords(tokens, from, to) ? [[from, to]] : [];
  });
}

/** Only common words and digits: `iphone15`. */
function isMadeOfCommonWords(tokens: readonly Token[], from: number, to: number): boolean {
  const words = tokens.slice(from, to).filter(({ kind }) => kind === 'word');
  return words.length > 0 && words.every(({ text }) => isCommonWord(text));
}

/**
 * Codes of letters and at least four digits, such as order, licence and passport numbers. Resolutions, models, versions and
 * error codes are kept: `1080p`, `V3001`, `ERR_10054`, `0x80070005`, `RTX4090`.
 */
export function findCodes(tokens: readonly Token[]): TokenRange[] {
  const found: TokenRange[] = [];
  let at = 0;
  while (at < tokens.length) {
    const end = chainEnd(tokens, at, '-_');
    if (end > at && isPersonalCode(textOf(tokens, at, end), tokens[at]?.isCapitalised ?? false)) found.push([at, end]);
    at = Math.max(end, at + 1);
  }
  return found;
}

const errorCode = /^(?:0x[0-9a-f]{1,8}|(?:err|error|errno|code|kb|e|http|status|win|windows|office)[-_]?\d{1,7})$/;
/** `1080p`, `4000mAh`; `ERR`, `RTX4090`; `1920x1080`, `1080p60`, `2026Q4` */
const ordinaryParts = [/^\d{0,4}[a-z]{0,12}$/, /^[a-z]{1,4}\d{1,4}$/, /^\d{3,4}[xpq]\d{1,4}$/];
const capitalModel = /^[a-z]{1,12}\d{1,4}$/;
const account = /^[a-z]{5,16}_?\d{4}$/;

export function isErrorCode(code: string): boolean {
  return errorCode.test(code);
}

function isPersonalCode(code: string, isCapitalised: boolean): boolean {
  const digits = code.replace(/\D/g, '').length;
  if (digits < 4 || code.length < 6 || !/[a-z]/.test(code) || isErrorCode(code)) return false;
  if (!isCapitalised && account.test(code)) return true;
  const parts = code.split(/[-_]/);
  if (parts.length > 1 && digits > 5) return true;
  return !parts.every((part) => ordinaryParts.some((shape) => shape.test(part)) || (isCapitalised && capitalModel.test(part)));
}
