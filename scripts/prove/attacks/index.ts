import type { Attack } from './attack.ts';
import { postgresFailover } from './postgres-failover.ts';
import { postgresStops } from './postgres-stops.ts';
import { threeNodes } from './three-nodes.ts';

/** Every attack; one file each, which tests run in a short form as well. */
export const attacks: readonly Attack[] = [postgresStops, postgresFailover, threeNodes];
