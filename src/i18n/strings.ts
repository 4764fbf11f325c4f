import { en } from './en.ts';
import { zhCn } from './zh-cn.ts';

/** Every word of the interface, by locale. A new locale is one more file and one more line here. */
export type Strings = typeof zhCn;

const byLocale: Readonly<Record<string, Strings>> = { 'zh-cn': zhCn, en };

/** Locales the interface speaks. */
export const interfaceLocales = Object.keys(byLocale);

/** Words of a locale; English for a locale without a strings file, which the checks report. */
export function stringsFor(locale: string): Strings {
  return byLocale[locale] ?? en;
}
