import type { Root } from 'mdast';

/** An article of another system, read but not yet given a place. */
export interface ImportedArticle {
  /** Where it comes from, the same each time: `faq.csv#when will the refund arrive`, `guide/install.md`. */
  source: string;
  title: string;
  summary: string | undefined;
  body: Root;
  /** Questions it answers, besides the title. */
  questions: string[];
  locale: string | undefined;
  /** The category's name there. */
  category: string | undefined;
  /** `2026-11-20` */
  updated: string | undefined;
  /** What its id should be like; made of the title when missing. */
  slug: string | undefined;
  /** Paths of its page there. */
  oldPaths: string[];
  /** The folder that addresses of its pictures and links start from; `undefined` when there are no files beside it. */
  folder: string | undefined;
}

/** Something that could not be read, or not as it was meant. */
export interface ImportProblem {
  /** The file, with the row of a table: `faq.csv, row 12`. */
  where: string;
  message: string;
}

/** What one file or folder holds. */
export interface ReadSource {
  articles: ImportedArticle[];
  problems: ImportProblem[];
}

/** Files that are larger are not read. */
export const maxFileBytes = 50_000_000;
