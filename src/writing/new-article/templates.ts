import type { ArticleData } from '../../knowledge/schemas/article.ts';
import { template as en } from './templates/en.ts';
import { template as zhCn } from './templates/zh-cn.ts';

/** What a new article says until its writer has replaced it, in the language of its locale. */
export interface Template {
  title: string;
  summary: string;
  /** What learners would type; there is one for a start. */
  answer: string;
  /** Beside `answers`, for the writer only. */
  answersNote: string;
  /** First line of a translation, which goes on with the text of the original. */
  translate: string;
  /** The body by type of article, with what search and readers expect of that type. */
  bodies: Readonly<Record<ArticleData['type'], string>>;
}

const templates: Readonly<Record<string, Template>> = { en, 'zh-cn': zhCn };

/** The template of a locale; English where there is none in its language. */
export function templateIn(locale: string): Template {
  return templates[locale] ?? en;
}
