import type { Attack } from './attack.ts';
import { honestVotes, worstStuffing } from './stuff-votes.ts';

const seeds = 20;
const mostPoints = 5;

/** A customer's whole IPv6 prefix: every vote from another /64 subnet. */
export const stuffingNetwork: Attack = {
  name: `one IPv6 /48 casts 110 votes in a day on an article with ${honestVotes}, each from another /64`,
  before: '110 counted, the rate moved by 73 points',
  limit: `by ${mostPoints} points at most`,
  async run() {
    const { strategy, points, counted } = await worstStuffing(seeds, (n) => `2001:db8:7:${n.toString(16)}::1`);
    return { after: `${counted} counted, by ${points.toFixed(1)} points (${strategy})`, isMet: points <= mostPoints };
  },
};
