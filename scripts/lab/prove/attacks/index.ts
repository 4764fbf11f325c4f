import type { Attack } from './attack.ts';
import { clockJump } from './clock-jump.ts';
import { deletedDatabase } from './deleted-database.ts';
import { demandThreshold } from './demand-threshold.ts';
import { fullDisk } from './full-disk.ts';
import { lockedDatabase } from './locked-database.ts';
import { nestedArticle } from './nested-article.ts';
import { personalData } from './personal-data.ts';
import { pipelining } from './pipelining.ts';
import { postgresFailover } from './postgres-failover.ts';
import { postgresStops } from './postgres-stops.ts';
import { replacedDatabase } from './replaced-database.ts';
import { sharedAddress } from './shared-address.ts';
import { silentConnections } from './silent-connections.ts';
import { slowArticle } from './slow-article.ts';
import { slowPattern } from './slow-pattern.ts';
import { stuffingAddress } from './stuffing-address.ts';
import { stuffingNetwork } from './stuffing-network.ts';
import { surge } from './surge.ts';
import { symlinkInPublic } from './symlink-in-public.ts';
import { threeNodes } from './three-nodes.ts';
import { wordsBelowK } from './words-below-k.ts';

/** All attacks, in the order in which they run. Tests run short forms of them. */
export const attacks: readonly Attack[] = [
  pipelining,
  silentConnections,
  clockJump,
  slowArticle,
  nestedArticle,
  symlinkInPublic,
  deletedDatabase,
  replacedDatabase,
  lockedDatabase,
  fullDisk,
  wordsBelowK,
  slowPattern,
  personalData,
  postgresStops,
  postgresFailover,
  threeNodes,
  stuffingAddress,
  stuffingNetwork,
  sharedAddress,
  surge,
  demandThreshold,
];
