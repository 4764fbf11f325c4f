import { changeVoteHours, tagsKeptHours } from '../../readers/limits.ts';
import type { Term } from '../term.ts';
import type { terms as chineseTerms } from '../zh-cn/terms.ts';

export const terms: Readonly<Record<keyof typeof chineseTerms, Term>> = {
  // Content
  article: {
    term: 'article',
    meaning: 'An .mdx file that answers one question. Its file name is its id; the folder it is in is its locale.',
  },
  answers: {
    term: 'answers[]',
    meaning: 'Questions as learners ask them, in their own words. Search finds the article by them.',
  },
  audience: { term: 'audience', meaning: 'Who may read an article: public is everyone, internal is your colleagues only.' },
  edition: {
    term: 'edition',
    meaning:
      'What one build shows. The public edition is for learners; the internal one adds internal articles, the handbook and this manual.',
  },
  handbook: { term: 'handbook', meaning: 'The operator’s own working rules, in content/handbook. Internal edition only.' },
  manual: { term: 'manual', meaning: 'The engine’s own documentation, which you are reading. Internal edition only.' },
  owner: { term: 'owner', meaning: 'The team or person who answers for what an article says; listed in team.yaml.' },
  freshness: {
    term: 'review',
    meaning: 'Someone has read the whole article and confirmed it. `reviewed` is the day of it; `reviewEvery` says how often.',
  },
  overdue: { term: 'overdue', meaning: 'Past the day of its next review, so that some of it may no longer be true.' },
  revision: {
    term: 'revision',
    meaning:
      'Fingerprint of an article’s text: 12 hex digits. Any change of the text is a new one; line breaks and layout do not count.',
  },
  epoch: {
    term: 'epoch',
    meaning:
      'A run of revisions with mostly the same text. When more than four tenths are rewritten a new one begins, and old votes no longer count for it.',
  },
  // Checks
  rule: {
    term: 'rule',
    meaning: 'Something that content is checked for, with a name such as link/broken. It is an error, a warning or a note.',
  },
  finding: { term: 'finding', meaning: 'A line of a file that breaks a rule, with what is wrong and how to put it right.' },
  sanitizer: {
    term: 'allow list',
    meaning: 'The components, elements, attributes and links that may reach a page. Anything else is a finding.',
  },
  // Search
  'stop-word': {
    term: 'stop word',
    meaning: 'A word such as “how” or “please”, which forms a question but says nothing about its subject. It weighs less.',
  },
  'side-index': {
    term: 'side index',
    meaning:
      'An index of titles and questions, which queries are compared with as whole sentences, beside Pagefind’s index of the text.',
  },
  're-ranking': {
    term: 're-ranking',
    meaning: 'Comparing the first few results once more, by those words alone that tell them apart.',
  },
  confidence: {
    term: 'confidence',
    meaning: 'How likely the first result really answers the question. When it is low, the page says so and offers ways to ask.',
  },
  'confidence-threshold': {
    term: 'confidence threshold',
    meaning:
      'The score at which confidence is one half: between those of unrelated questions and of the site’s own. Each build measures it.',
  },
  snippet: { term: 'snippet', meaning: 'The few words of the text that a result shows, with the words of the query marked.' },
  'search-contract': {
    term: 'search contract',
    meaning: 'Searching for each question of answers[] must find its article among the first three, or nothing is published.',
  },
  fragile: {
    term: 'fragile',
    meaning: 'A question that finds its article only in these very words; put differently, it does not.',
  },
  // Demand
  'failed-search': {
    term: 'failed search',
    meaning: 'A search that was unsure, whose results nobody opened, or that was repeated in other words.',
  },
  demand: {
    term: 'demand',
    meaning:
      'How often learners needed an answer in a period: searches, votes, questions to the staff, and visits where they are counted.',
  },
  coverage: {
    term: 'coverage',
    meaning:
      'The share of demand that an article met which is published, current, helpful enough and found. A not-helpful vote is never met.',
  },
  gap: { term: 'gap', meaning: 'A topic with demand and no article that meets it.' },
  'demand-threshold': {
    term: 'k-anonymity threshold',
    meaning:
      'How many people must search for the same words within how many days before the words are stored: demandThreshold in site.yaml.',
  },
  // Votes
  ballot: {
    term: 'ballot',
    meaning: `The random code that a voter gets. Whoever has it may change the vote or add a reason for ${changeVoteHours} hours.`,
  },
  'held-back': {
    term: 'held back',
    meaning:
      'Of a vote: stored but not counted in helpfulness, for instance because its device has voted too often. The reason is kept.',
  },
  surge: {
    term: 'surge',
    meaning: 'Far more votes on an article in one hour than usual. Those beyond the limit are held back and named in the report.',
  },
  'device-group': {
    term: 'device group',
    meaning: 'Readers with the same network address and the same browser identification, who count as one device.',
  },
  'address-group': {
    term: 'address group',
    meaning: 'One IPv4 address or one IPv6 /64, whatever the browser.',
  },
  'day-tag': {
    term: 'day tag',
    meaning: `Made from address and browser identification with the day’s random salt. It cannot be turned back, and is deleted within ${tagsKeptHours} hours.`,
  },
  helpfulness: {
    term: 'helpfulness',
    meaning: '“Helpful” votes divided by all counted votes, always with their number and the 95% interval.',
  },
};
