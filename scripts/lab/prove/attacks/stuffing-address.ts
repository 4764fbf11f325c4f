import type { Attack } from './attack.ts';
import { honestVotes, worstStuffing } from './stuff-votes.ts';

const seeds = 20;
const mostPoints = 3;

/** One address that is somebody else with every vote. */
export const stuffingAddress: Attack = {
  name: `one address casts 110 votes in a day on an article with ${honestVotes}, each with a new User-Agent`,
  before: '110 counted, the rate moved by 73 points',
  limit: `by ${mostPoints} points at most`,
  async run() {
    const { strategy, points, counted } = await worstStuffing(seeds, () => '203.0.113.7');
    return { after: `${counted} counted, by ${points.toFixed(1)} points (${strategy})`, isMet: points <= mostPoints };
  },
};
