import type { Attack } from './attack.ts';
import { honestVotes, stuffedVotes, worstStuffing } from './stuff-votes.ts';

const seeds = 20;
const maxPoints = 5;

/** The IPv6 prefix of one customer: each vote comes from another /64 subnet. */
export const stuffingNetwork: Attack = {
  name: `one IPv6 /48 casts ${stuffedVotes} votes in a day on an article with ${honestVotes}, each from another /64`,
  before: '110 counted, the rate moved by 73 points',
  limit: `moved by at most ${maxPoints} points`,
  async run() {
    const { strategy, points, counted } = await worstStuffing(seeds, (n) => `2001:db8:7:${n.toString(16)}::1`);
    return { after: `${counted} counted, moved by ${points.toFixed(1)} points (${strategy})`, isMet: points <= maxPoints };
  },
};
