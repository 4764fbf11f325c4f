import type { Attack } from './attack.ts';
import { demandThreshold } from './demand-threshold.ts';
import { sharedAddress } from './shared-address.ts';
import { stuffingAddress } from './stuffing-address.ts';
import { stuffingRing } from './stuffing-ring.ts';
import { surge } from './surge.ts';

/** Every attack; one file each, which tests run in a short form as well. */
export const attacks: readonly Attack[] = [stuffingAddress, stuffingRing, sharedAddress, surge, demandThreshold];
