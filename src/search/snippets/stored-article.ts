/** An article as search shows it; one file each, so that a hit is loaded by a single short request. */
export interface StoredArticle {
  url: string;
  title: string;
  summary: string;
  /** Label of the category. */
  category: string;
  type: string;
  /** Questions as readers ask them. */
  answers: string[];
  /** Status and severity of a known issue. */
  issue?: string;
  /** Name of the team that answers for it. */
  team: string;
  /** The day of the last review, `2026-11-20`. */
  reviewed: string;
  sections: Section[];
}

/** Consecutive blocks below one heading and one label. */
export interface Section {
  /** Anchor and text of the heading; missing before the first one. */
  id?: string;
  heading?: string;
  /** Title of the box the blocks are in: a tab, a choice, a note. */
  label?: string;
  /** Part of a troubleshooting article. */
  role?: 'symptom' | 'cause' | 'fix';
  blocks: Block[];
}

/** A paragraph, an item of a list, a step, the header row of a table, or another row: its kind, then its texts. */
export type Block = [kind: 'text' | 'item' | 'step' | 'head' | 'row', ...texts: string[]];

/** Path of an article's file below the folder of its locale, by Pagefind's id. */
export function articleFile(key: string): string {
  return `articles/${key}.json`;
}
