/** The files of an article to write. */
export interface ArticleJob {
  /** In the list of `shownArticles`. */
  index: number;
  /** Page and Markdown copy, each with its compressed files. */
  writesTexts: boolean;
  writesPicture: boolean;
}

/** Where articles are read from and written to. */
export interface ArticlePlaces {
  editionFile: string;
  templatesDir: string;
  /** Of the site that is being made. */
  folder: string;
}

/** What a thread is given. */
export interface ArticleJobs extends ArticlePlaces {
  jobs: readonly ArticleJob[];
}

/** Paths of the files of an article or a template, compressed ones left out, and of the folder of its page. */
export type ArticlePaths = Record<'folder' | 'page' | 'markdown' | 'picture', string>;

export function pathsOf(locale: string, id: string): ArticlePaths {
  const folder = `${locale}/articles/${id}`;
  return { folder, page: `${folder}/index.html`, markdown: `${folder}.md`, picture: `${folder}.png` };
}
