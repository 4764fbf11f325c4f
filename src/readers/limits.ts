/**
 * How much of what readers send is counted. What decides, what readers and staff are told, and what the tests hold
 * are these numbers; the rest is kept and held back.
 */

/** Votes of one device group (address group and User-Agent) on one text that count in a day. */
export const votesPerDevice = 3;

/** Of one address group or network on one article in a day: so many, or a share of its votes so far, whichever is more. */
export interface ShareLimit {
  least: number;
  /** One in so many of the votes on the present epoch of the text. */
  oneIn: number;
}

/**
 * A share, because a fixed number is either too few for a campus behind one address or enough to sway an article
 * with few votes. One in forty: whatever an address sends in a day, it is at most 2.5 % of what is counted.
 */
export const votesPerAddress: ShareLimit = { least: 1, oneIn: 40 };

/** Whoever has an IPv6 /48 has 65 536 subnets of /64 in it, all of them together are at most 5 %. */
export const votesPerNetwork: ShareLimit = { least: 2, oneIn: 20 };

/** @param votes counted so far, whole, ≥ 0 */
export function allowedOf({ least, oneIn }: ShareLimit, votes: number): number {
  return Math.max(least, Math.floor(votes / oneIn));
}

/**
 * A surge: more counted votes on one article within a clock hour than `least` and than `times` its mean hour. Votes
 * come in small numbers, so that twenty in an hour are no coincidence on all but the busiest articles, and those have a
 * mean of their own. A newsletter looks the same; its surge can be accepted.
 */
export const surge = {
  least: 20,
  times: 20,
  /** An article's mean begins with a day, or the first hour of a new one would allow any number in its second. */
  leastHours: 24,
} as const;

/** @param votes counted so far over all texts of an article that was first seen `hours` ago */
export function hourlyLimit(votes: number, hours: number): number {
  return Math.max(surge.least, Math.floor((surge.times * votes) / Math.max(surge.leastHours, hours)));
}

/**
 * Surveys that count in a day. They are about the service and not about one article, so there is no article's share
 * to take. A campus of 200 that answers twice a year sends about one a day; ten leaves room for its busiest days and
 * is a fortieth of the 400 answers that a satisfaction figure with a narrow interval needs.
 */
export const surveysPerDay = { device: 3, address: 10, network: 20 } as const;

/** How many times one address's request limit a whole /48 gets: a carrier has many readers in one. */
export const networkRequestFactor = 8;
