import { isHan } from '../text/words.ts';
import { otherServicesEn } from './other-services-en.ts';
import { otherServicesZhCn } from './other-services-zh-cn.ts';

const sources: Readonly<Record<string, string>> = { en: otherServicesEn, 'zh-cn': otherServicesZhCn };

/**
 * Names of other services that no page of a site mentions. A question with one is about that service, however well the
 * rest of it matches an article: “reset my Gmail password”.
 *
 * @param bodies all text of each page
 * @param counts has all words of the bodies
 * @returns empty for a locale without names
 */
export function otherServicesOf(locale: string, bodies: readonly string[], counts: ReadonlyMap<string, number>): string[] {
  const names = sources[locale]?.trim().split(/\s+/) ?? [];
  // No dictionary has most of the Chinese ones, so that they are not among the words.
  const missing = new Set(names.filter((name) => isHan(name) || !counts.has(name)));
  const chinese = names.filter(isHan);
  for (const body of chinese.length > 0 ? bodies : []) {
    const text = body.toLowerCase();
    for (const name of chinese) if (missing.has(name) && text.includes(name)) missing.delete(name);
  }
  return [...missing];
}
