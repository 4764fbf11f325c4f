import { bm25 } from './bm25.ts';
import { lunrSearch } from './lunr.ts';
import { minisearch } from './minisearch.ts';
import { pagefind, pagefindWordByWord } from './pagefind.ts';
import type { System } from './system.ts';

/** The systems that ours is compared with, in the order of the table. */
export const baselines: readonly System[] = [pagefind, pagefindWordByWord, minisearch, lunrSearch, bm25];
