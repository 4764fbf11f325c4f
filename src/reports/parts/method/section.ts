import { dueSoonDays } from '../../../metrics/freshness.ts';
import { minSample } from '../../../metrics/share.ts';
import { surveysPerDay } from '../../../readers/limits.ts';
import type { Block } from '../../document.ts';
import type { Words } from '../../words.ts';
import { minSameCosine } from '../questions/meanings.ts';
import { minNearConfidence } from '../questions/questions.ts';

export function methodSection(_results: unknown, { strings: { method: say }, number, percent }: Words): Block[] {
  const constants = {
    minSample: number(minSample),
    dueSoonDays: number(dueSoonDays),
    sameQuestion: percent(minSameCosine),
    nearEnough: percent(minNearConfidence),
    perDevice: number(surveysPerDay.device),
    perAddress: number(surveysPerDay.address),
    perNetwork: number(surveysPerDay.network),
  };
  return [{ kind: 'list', items: say.lines(constants) }];
}
