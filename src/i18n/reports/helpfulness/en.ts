import type { helpfulness as zhCn } from './zh-cn.ts';

/** Strings of the report on helpfulness, English. */
export const helpfulness: typeof zhCn = {
  heading: 'Helpfulness of each article',
  note: 'Helpfulness = helpful ÷ (helpful + not helpful), with its 95% Wilson interval. After a major rewrite an article’s votes start again; earlier votes are listed below and never deleted.',
  caption: 'Learners’ votes, most not-helpful votes first; staff votes from the internal edition are separate',
  empty: 'There are no articles yet.',
  article: 'Article',
  locale: 'Language',
  since: 'Text since',
  helpful: 'Helpful',
  notHelpful: 'Not helpful',
  share: 'Helpfulness (95% interval)',
  chart: (limit) => `0–100%, line at ${limit}`,
  staff: 'Staff votes',
  heldBack: (votes, share) => `Another ${votes} votes (${share}) are stored but not counted, to prevent manipulation.`,
  heldReasons: 'Reasons, for the same period as the searches:',
  heldReason: (votes, why) => `${votes}: ${why}`,
  heldByDevice: (limit) => `their device group (network address and browser) had already cast ${limit} on that text that day`,
  heldByAddress: (min, oneIn) =>
    `their network address had already cast its share of that article’s votes that day (${min}, or one in ${oneIn} of the votes so far, whichever is more)`,
  heldByNetwork: (min, oneIn) =>
    `their IPv6 network (/48) had already cast its share of that article’s votes that day (${min}, or one in ${oneIn} of the votes so far, whichever is more)`,
  heldBySurge: (min, times) =>
    `a surge: more than ${min} votes on that article within an hour, and more than ${times} times its hourly average`,
  heldByMachine: 'they appear to come from a machine',
  oneAddress:
    'Most were held back because of their address. If the service runs behind a proxy, set TRUSTED_PROXIES; otherwise all readers appear to have the proxy’s address.',
  surgesCaption: 'Surges: articles with far more votes at once than usual',
  day: 'Day (UTC)',
  surged: 'Held back',
  usual: 'Votes on a usual day',
  acceptSurge:
    'If a surge was genuine, such as after a newsletter or an outage, count its votes: npm run feedback -- accept-surge --article ID --locale LOCALE --day DAY',
  earlierCaption: 'Votes on earlier texts',
  epoch: 'Text no.',
  unassignedCaption: 'Votes without an article',
  unassignedNote:
    'These articles no longer exist, and no article names them in redirectFrom. Add the old path to the renamed article, and the votes are counted for it.',
};
