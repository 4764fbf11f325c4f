import { DUE_SOON_DAYS } from '../../metrics/freshness.ts';
import { MINIMAL_SAMPLE } from '../../metrics/share.ts';
import { surveysPerDay } from '../../readers/limits.ts';
import { demandWeights } from '../demand.ts';
import type { Section } from '../document.ts';
import { SAME_QUESTION } from '../question-groups.ts';
import { NEAR_ENOUGH } from '../questions.ts';
import type { Report } from '../report-schema.ts';
import type { Words } from '../words.ts';

export function methodSection(_report: Report, { strings: { method: say }, number, percent }: Words): Section {
  const constants = {
    minimalSample: number(MINIMAL_SAMPLE),
    dueSoonDays: number(DUE_SOON_DAYS),
    voteWeight: number(demandWeights.notHelpfulVote),
    searchWeight: number(demandWeights.failedSearch),
    sameQuestion: percent(SAME_QUESTION),
    nearEnough: percent(NEAR_ENOUGH),
    perDevice: number(surveysPerDay.device),
    perAddress: number(surveysPerDay.address),
    perNetwork: number(surveysPerDay.network),
  };
  return {
    id: 'method',
    heading: say.heading,
    blocks: [{ kind: 'list', items: say.lines(constants) }],
  };
}
