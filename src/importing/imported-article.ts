import type { Root } from 'mdast';

/** An article of another system, read but not yet given a place. */
export interface ImportedArticle {
  /** Where it comes from, the same each time: `faq.csv#when will the refund arrive`, `guide/install.md`, `zendesk#42`. */
  source: string;
  title: string;
  summary: string | undefined;
  body: Root;
  /** Questions it answers, besides the title. */
  questions: string[];
  locale: string | undefined;
  /** Names of its category there, the narrowest first. */
  categories: string[];
  /** `2026-11-20` */
  updated: string | undefined;
  /** What its id should be like; made of the title when missing. */
  slug: string | undefined;
  /** Paths of its page there. */
  oldPaths: string[];
  /** The folder that addresses of its pictures and links start from; `undefined` when there are no files beside it. */
  folder: string | undefined;
  /** Addresses of its page there, by which other articles link to it. */
  pages: string[];
  /** What it shares with its translations; `undefined` when the other system does not say. */
  group: string | undefined;
  /** Whether its text is older than that of the original, as the other system says. */
  isOutdated: boolean;
  /** How `related` of other articles names it. */
  name: string | undefined;
  related: string[];
  /** What the reader could not carry over, in words. */
  lost: string[];
  /** Of an export of ours: its front matter, and its body where that is in our dialect. */
  own: OwnArticle | undefined;
}

export interface OwnArticle {
  fields: Readonly<Record<string, unknown>>;
  text: string | undefined;
}

/** An article with nothing but what is given. */
export function importedArticle(
  known: Pick<ImportedArticle, 'source' | 'title' | 'body'> & Partial<ImportedArticle>,
): ImportedArticle {
  return {
    summary: undefined,
    questions: [],
    locale: undefined,
    categories: [],
    updated: undefined,
    slug: undefined,
    oldPaths: [],
    folder: undefined,
    pages: [],
    group: undefined,
    isOutdated: false,
    name: undefined,
    related: [],
    lost: [],
    own: undefined,
    ...known,
  };
}

/** Something that could not be read, or not as it was meant. */
export interface ImportProblem {
  /** The file, with the row of a table or the place in a JSON file: `faq.csv, row 12`. */
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
