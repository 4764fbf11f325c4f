import { en } from './en.ts';
import { type EditorStrings, zhCn } from './zh-cn.ts';

const byLocale: Readonly<Record<string, EditorStrings>> = { 'zh-cn': zhCn, en };

/** Texts of the editor's form for writers of a locale; English for one without any. */
export function editorStrings(locale: string): EditorStrings {
  return byLocale[locale] ?? en;
}
