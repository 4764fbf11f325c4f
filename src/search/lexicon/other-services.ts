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
  const chinese = names.filter(isHan);
  // No dictionary has most of them, so that they are not among the words.
  const pattern = new RegExp(chinese.join('|') || '$^', 'gi');
  const mentioned = new Set(bodies.flatMap((body) => body.match(pattern) ?? []).map((name) => name.toLowerCase()));
  return names.filter((name) => !mentioned.has(name) && !counts.has(name));
}
