import type { Attack } from './attack.ts';
import { deletedDatabase } from './deleted-database.ts';
import { fullDisk } from './full-disk.ts';
import { lockedDatabase } from './locked-database.ts';
import { replacedDatabase } from './replaced-database.ts';
import { wordsBelowK } from './words-below-k.ts';

/** Every attack; one file each, which tests run in a short form as well. */
export const attacks: readonly Attack[] = [deletedDatabase, replacedDatabase, lockedDatabase, fullDisk, wordsBelowK];
