/** The text files of a content folder, by path below it: YAML files, articles and pages of the handbook. */
export type ContentFiles = ReadonlyMap<string, string>;

/** Brings content from one version of the format to the next. */
export interface Migration {
  /** Version of the content afterwards. */
  to: number;
  /** What is different from this version on, in one sentence for whoever owns the content. */
  summary: string;
  /** Pure; content that is of the version already is not changed. */
  migrate(files: ContentFiles): Migrated;
}

export interface Migrated {
  /** New texts of the files that change. */
  changed: Map<string, string>;
  byHand: ByHand[];
}

/** A change that no program can make. */
export interface ByHand {
  /** Path below the content folder. */
  path: string;
  /** Counted from 1. */
  line: number;
  /** What has to change, and into what. */
  what: string;
}
