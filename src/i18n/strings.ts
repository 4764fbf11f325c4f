import { en } from './en.ts';
import { type Strings, zhCn } from './zh-cn.ts';

export type { Strings } from './zh-cn.ts';

const byLocale: Readonly<Record<string, Strings>> = { 'zh-cn': zhCn, en };

/** Locales into which the interface is translated. */
export const interfaceLocales = Object.keys(byLocale);

/** Strings of a locale; English for a locale without a strings file, which `checkOperatorFiles` reports. */
export function stringsFor(locale: string): Strings {
  return byLocale[locale] ?? en;
}
