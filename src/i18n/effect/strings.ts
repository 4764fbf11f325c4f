import { en } from './en.ts';
import { type EffectTexts, zhCn } from './zh-cn.ts';

export type { EffectTexts } from './zh-cn.ts';

const byLocale: Readonly<Record<string, EffectTexts>> = { 'zh-cn': zhCn, en };

/** Texts of the effect of a change in a locale; English for one without any. */
export function effectTexts(locale: string): EffectTexts {
  return byLocale[locale] ?? en;
}
