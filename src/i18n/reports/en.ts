import type { Strings } from '../zh-cn.ts';
import { alerts } from './alerts/en.ts';
import { bulletins } from './bulletins/en.ts';
import { capacity } from './capacity/en.ts';
import { charts } from './charts/en.ts';
import { comments } from './comments/en.ts';
import { coverage } from './coverage/en.ts';
import { demand } from './demand/en.ts';
import { health } from './health/en.ts';
import { helpfulness } from './helpfulness/en.ts';
import { pages } from './pages/en.ts';
import { plan } from './plan/en.ts';
import { questions } from './questions/en.ts';
import { scorecard } from './scorecard/en.ts';
import { searches } from './searches/en.ts';
import { service } from './service/en.ts';
import { staleness } from './staleness/en.ts';
import { summary } from './summary/en.ts';
import { surveys } from './surveys/en.ts';
import { trend } from './trend/en.ts';

/** Strings of the reports, English. */
export const reports: Strings['reports'] = {
  bulletins,
  capacity,
  pages,
  plan,
  scorecard,
  title: (site) => `${site}: service report`,
  asOf: (day) => `As of ${day}`,
  votesSince: (day) => `votes on articles counted since ${day}`,
  noStore:
    'There is no database yet, so votes and searches are unknown, which is not the same as none. Coverage, helpfulness and searches below are unknown too.',
  simulatedTitle: (title) => `[Simulated] ${title}`,
  simulated: (seed, weeks) =>
    `Simulated data, made by npm run simulate (seed ${seed}, ${weeks} weeks): not one figure is about real readers.`,
  clockBehind: (newest, today) =>
    `The newest vote is dated ${newest}, after today, ${today}: check the server’s clock. Until then no figure of a period can be relied on.`,
  contentErrors: (errors) =>
    `The content has errors (${errors}). Files with errors are missing from this report; npm run check lists them.`,
  moreRows: (rows) => `${rows} more rows are in csv/ and report.json.`,
  unknown: 'unknown (no data yet)',
  tooFew: (n) => `too few (n = ${n})`,
  share: (share, low, high, n) => `${share} (${low}–${high}, n = ${n})`,
  interval: (low, high, n) => `95% interval ${low}–${high}, n = ${n}`,
  range: (low, high, n) => `${low}–${high}, n = ${n}`,
  quote: (words) => `“${words}”`,
  severities: { low: 'low', medium: 'medium', high: 'high' },
  weekSpan: (from, to) => `${from} to ${to}`,
  intervalDrawing: (share, low, high) => `Helpfulness ${share}, 95% interval ${low} to ${high}`,
  charts,
  summary,
  next: {
    heading: 'What to do next',
    investigate: 'Find out why: it helped more before',
    rewrite: 'Rewrite: readers clearly find it unhelpful',
    rewriteEmpty: 'There are not enough votes yet to be certain that any article needs rewriting.',
    fix: 'Fix: what readers say is wrong or missing',
    fixEmpty: 'No reader has commented on a published article yet.',
    toRead: (count) => `comments without a reason: ${count}; read them`,
    fewComments: 'only few so far',
    more: (count) => `and ${count} more`,
    reasonGiven: (reason, count, n) => `${reason}: ${count} of ${n}`,
    watch: 'Watch: mostly unhelpful so far, but with few votes',
    watchEmpty: (limit) => `No article has a helpfulness below ${limit}.`,
    review: 'Review: overdue and in demand',
    reviewEmpty: 'No review is overdue.',
    answer: 'Add the readers’ wording to the article (see proposals.patch)',
    answerEmpty: 'There are no questions to add to an article.',
    asked: (times) => `failed searches: ${times}`,
    write: 'Write or translate',
    writeEmpty: 'Every category has an article in every language, and so does every frequent question.',
    votedNotHelpful: (votes) => `not-helpful votes: ${votes}`,
    overdueFor: (days) => `days overdue: ${days}`,
    demand: (demand) => `demand ${demand}`,
    emptyCategory: (locale) => `${locale}: no published article`,
    missingTranslation: (locale) => `${locale}: no translation`,
    unansweredQuestion: (locale) => `${locale}: no article answers it`,
  },
  alerts,
  trend,
  coverage,
  gaps: {
    heading: 'Gaps',
    caption: 'By demand, then by severity',
    empty: 'There are no gaps.',
    kind: 'What is missing',
    kinds: {
      'empty-category': 'Any article in the category',
      'missing-translation': 'A translation',
      'unanswered-question': 'An answer',
    },
    locale: 'Language',
    category: 'Category',
    article: 'Article or question',
    demand: 'Demand',
    severity: 'Severity',
  },
  searches,
  demand,
  questions,
  findability: {
    heading: 'Questions found only in their exact wording',
    note: (fragile, questions, share, first) =>
      `npm run check -- --fragile searches for each of the ${questions} questions that articles list, as if that phrasing were not listed. For ${fragile} of them (${share}) the article then drops out of the first ${first} results, so readers who word it differently will not find it. Use their key words in the title, summary or headings, or list more phrasings.`,
    unknown: 'Unknown: run npm run check -- --fragile, then the report again.',
    caption: 'Articles with such questions, the highest share first',
    empty: 'Every question is also found when worded differently.',
    article: 'Article',
    locale: 'Language',
    share: 'Share',
    fragile: 'Exact wording only',
    questions: 'Questions',
  },
  health,
  helpfulness,
  comments,
  service,
  surveys,
  staleness,
  digests: {
    title: (owner) => `${owner}: what needs you`,
    heading: (n) => `New: ${n}`,
    kinds: {
      question: 'Questions that wait for your reply',
      broken: 'Articles with something broken',
      rewrite: 'Readers clearly find it unhelpful: rewrite',
      overdue: 'Reviews overdue',
      due: 'Reviews due soon',
      phrasing: 'Readers’ phrasings to add (see proposals.patch)',
    },
    dueOn: (day) => `due on ${day}`,
    notHelpful: (votes) => `not-helpful votes: ${votes}`,
    asked: (times) => `failed searches: ${times}`,
    more: (n) => `${n} more are in the report`,
    open: (n) => `Told before and still open: ${n}. See the report.`,
  },
  method: {
    heading: 'How the figures are computed',
    lines: ({ minSample, dueSoonDays, sameQuestion, nearEnough, perDevice, perAddress, perNetwork }) => [
      'Intervals: 95% Wilson score interval (Wilson 1927, J. Am. Stat. Assoc. 22, 209–212).',
      'Coverage: visits and questions of one article are met or not together, so for its interval they count as one cluster (effective sample size, Kish 1965).',
      `No share is given for fewer than ${minSample} observations.`,
      'Demand: see Coverage; each time counts once. A search belongs to no article, so the demand and the staleness debt of a single article come from votes, from questions that it answered and from visits.',
      'Compared with the period before: Newcombe’s interval of the difference of two shares (Newcombe 1998, Stat. Med. 17, 873–890, method 10). “Clear” when the 95% interval leaves out zero, “probably” when the 80% interval does.',
      `Questions: phrasings in one language with a similarity (cosine over words, character pairs and synonyms) of at least ${sameQuestion} count as one question. The nearest article is the first result of the built site’s search; below a confidence of ${nearEnough} the article counts as missing.`,
      `Reasons and ratings: no share for fewer than ${minSample} either. Per day, at most ${perDevice} ratings from one device group count, ${perAddress} from one network address and ${perNetwork} from one IPv6 /48.`,
      'Every table is in csv/ for spreadsheets; all figures are in report.json, described by report.schema.json.',
      `Reviews: due soon from ${dueSoonDays} days before the due date, overdue from the day after it. Staleness debt = Σ overdue days × demand.`,
    ],
  },
};
