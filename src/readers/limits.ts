/**
 * What readers may send and how much of it counts. Every text that states one of these numbers, in the interface, the
 * privacy page, the report or the manual, takes it from here; `tests/told-limits.test.ts` finds copies.
 *
 * Imports nothing, so that strings and browser code can use it.
 */

/** Body of a POST, in bytes: larger than any legitimate vote, comment or question. */
export const maxBodyBytes = 8 * 1024;

/** Body of a question: longer, because a form without script sends nine bytes for a Chinese character. */
export const maxQuestionBodyBytes = 32 * 1024;

/** Characters of a question, and of what is written to it later. */
export const maxQuestionLength = 3_000;

/** Steps of a question from which on its asker adds and corrects nothing any more: every page of it shows all of them. */
export const maxQuestionSteps = 240;

/** Characters of a mail address or a phone number. */
export const maxContactLength = 254;

/** How far ahead a call can be asked for, in days. */
export const callBackDays = 30;

/** Characters of a text that are read. Personal data is removed before the text is cut to the length that is kept. */
export const maxTextLength = 2_000;

/** Characters of a comment or a survey's reason that are kept. */
export const maxCommentLength = 1_000;

/** Words of a failed search that are counted, and characters of the longest. */
export const maxSearchWords = 12;
export const maxSearchWordLength = 32;

/** How long a vote can be changed, from when it was first cast. */
export const changeVoteHours = 24;

/** Upper bound on how long the day's salt and the tags made with it exist. */
export const tagsKeptHours = 48;

/** Votes of one device group (address group and User-Agent) on one text that count in a day. */
export const votesPerDevice = 3;

/** Votes of one address group or network on one article that count in a day. */
export interface ShareLimit {
  /** Always counted, however few votes the article has. */
  min: number;
  /** One in this many of the votes on the text's current epoch, if that is more. */
  oneIn: number;
}

/**
 * A share, because any fixed number is either too low for a campus behind one address or high enough to sway an article
 * with few votes. At one in forty, an address adds at most 2.5 % of the counted votes in a day.
 */
export const votesPerAddress: ShareLimit = { min: 1, oneIn: 40 };

/** An IPv6 /48 holds 65 536 subnets of /64; together they add at most 5 %. */
export const votesPerNetwork: ShareLimit = { min: 2, oneIn: 20 };

/** @param votes votes counted so far, a whole number ≥ 0 */
export function allowedOf({ min, oneIn }: ShareLimit, votes: number): number {
  return Math.max(min, Math.floor(votes / oneIn));
}

/**
 * A surge: more counted votes on one article within a clock hour than `min` and than `times` its mean hour. Most articles
 * get a few votes a day, so twenty within an hour is hardly a coincidence; the busiest ones have a mean that allows more. A
 * newsletter looks the same, so the operator can accept a surge.
 */
export const surge = {
  min: 20,
  times: 20,
  /** The mean is taken over at least a day, or the first hour of a new article would allow any number in its second. */
  minHours: 24,
} as const;

/**
 * Votes on an article that count within a clock hour.
 *
 * @param votes votes counted so far over all texts of the article
 * @param hours hours since the article was first published
 */
export function hourlyLimit(votes: number, hours: number): number {
  return Math.max(surge.min, Math.floor((surge.times * votes) / Math.max(surge.minHours, hours)));
}

/**
 * Surveys that count in a day. They rate the service, not an article, so there are no votes to take a share of. A campus
 * of 200 people who answer twice a year sends about one a day; ten leaves room for its busiest days and is a fortieth of
 * the 400 answers that a satisfaction figure with a narrow interval needs.
 */
export const surveysPerDay = { device: 3, address: 10, network: 20 } as const;

/** Questions that are shown to the staff at once in a day; further ones are held back until somebody looks at them. */
export const questionsPerDay = { device: 10, address: 40, network: 80 } as const;

/** Beyond this many times the limits of a day, questions are refused until the next day: nobody would look at them all. */
export const refusedQuestionsFactor = 3;

/** Receipts that one mail address gets in a day: anybody can enter anybody's address. */
export const receiptsPerDay = 5;

/** Mails of one sender that are read within an hour; further ones stay with the mail server until later. */
export const mailsPerHour = 20;

/** Requests per minute from one address, unless `RATE_LIMIT` is set. */
export const defaultRateLimit = 120;

/** Rate limit of a whole IPv6 /48, as a multiple of one address's: a carrier has many readers in one. */
export const networkRequestFactor = 8;
