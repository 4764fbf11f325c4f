import type { Frame } from '../../edition/frame.ts';
import type { ShownArticle } from '../article-page/shown-article.ts';

/** The files of an article to write. */
export interface ArticleJob {
  shown: ShownArticle;
  /** Path of the template. */
  template: string;
  /** Page and Markdown copy, each with its compressed files. */
  writesTexts: boolean;
  writesPicture: boolean;
}

/** Where articles are read from and written to, and what all of them show. */
export interface ArticlePlaces {
  frame: Frame;
  templatesDir: string;
  /** Of the site that is being made. */
  folder: string;
}

/** Paths of the files of an article or a template, compressed ones left out, and of the folder of its page. */
export type ArticlePaths = Record<'folder' | 'page' | 'markdown' | 'picture', string>;

export function pathsOf(locale: string, id: string): ArticlePaths {
  const folder = `${locale}/articles/${id}`;
  return { folder, page: `${folder}/index.html`, markdown: `${folder}.md`, picture: `${folder}.png` };
}
