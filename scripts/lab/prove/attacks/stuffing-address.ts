import type { Attack } from './attack.ts';
import { honestVotes, stuffedVotes, worstStuffing } from './stuff-votes.ts';

const seeds = 20;
const maxPoints = 3;

/** One address that poses as another device with every vote. */
export const stuffingAddress: Attack = {
  name: `one address casts ${stuffedVotes} votes in a day on an article with ${honestVotes}, each with a new user agent`,
  before: '110 counted, the rate moved by 73 points',
  limit: `moved by at most ${maxPoints} points`,
  async run() {
    const { strategy, points, counted } = await worstStuffing(seeds, () => '203.0.113.7');
    return { after: `${counted} counted, moved by ${points.toFixed(1)} points (${strategy})`, isMet: points <= maxPoints };
  },
};
