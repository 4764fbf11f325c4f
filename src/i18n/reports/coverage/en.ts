import type { coverage as zhCn } from './zh-cn.ts';

/** Strings of the report on coverage, English. */
export const coverage: typeof zhCn = {
  heading: 'Coverage',
  note: 'Each time a learner needs an answer counts as demand; it is met when an article that answers takes care of it. Coverage = demand met ÷ all demand.',
  demandNote:
    'Demand: every search of the period, found or not, every vote, helpful or not, every question to the staff, and visits without a vote where they are counted.',
  answeringNote: (minNotHelpful, minHelpfulness, maxFragile) =>
    `An article answers when it is public, published and not overdue; when fewer than ${minNotHelpful} learners said that it did not help, or the interval of its helpfulness does not reach below ${minHelpfulness}; and when search finds at most ${maxFragile} of its questions only in their exact wording.`,
  metNote:
    'A search that found something is met. Helpful votes, questions and visits are met if their article answers. A failed search or a not-helpful vote never is.',
  classNote:
    'A category’s row includes its subcategories. An article with several products counts once for each product and once in “all”, so the top-level categories and “Unclassified” add up to the total. Which article a search found is not recorded, so found searches are unclassified; failed ones belong to the category of the nearest article.',
  contractUnknown:
    'Whether search finds articles in other words has not been checked (npm run check -- --fragile), so it is not held against any.',
  visitsUnknown: 'Visits are not counted (--visits), so those without a vote are not part of demand.',
  unrecorded: 'There is no database yet, so demand is unknown, and so is coverage.',
  how: 'How coverage is counted',
  noDemand: 'no demand',
  all: 'All',
  few: (n) => `only ${n}`,
  fewShort: (n) => `(${n})`,
  mapTitle: (locale) => `${locale}: where there are answers and where not`,
  mapNote:
    'Each cell is the share of demand that was met: a dash where there was none, and where there was too little to tell, its number instead of the share. Searches that found an answer belong to no category: they are unclassified, and the categories look worse than the whole.',
  caption: (locale) => `${locale}: category × product`,
  stagesCaption: (locale) => `${locale}: stages`,
  category: 'Category',
  stage: 'Stage',
  articles: 'Answering / published',
  overdue: 'Overdue',
  draft: 'Draft or in review',
  demand: 'Demand',
  unmet: 'Not met',
  coverage: 'Coverage',
  madeOf: (found, failed, helpful, notHelpful, questions, visits) =>
    `Demand consists of searches (found: ${found}, failed: ${failed}), votes (helpful: ${helpful}, not helpful: ${notHelpful}) and questions (${questions})${visits === '' ? '' : ` and visits (${visits})`}.`,
  total: 'Total (each article once)',
  unclassified: 'Unclassified',
  unknownProduct: 'Product unknown',
  unknownStage: 'Stage unknown',
  allFigures: (locale) => `${locale}: all figures`,
  unmetNote: 'Demand that was not met, most first. Open a category for its articles and what the demand consists of:',
  drillHeading: (category, locale, unmet) => `${category} · ${locale}: ${unmet} not met`,
  drillCaption: 'Articles in this category, those most in demand first',
  drillEmpty: 'There is no public article in this category yet.',
  article: 'Article',
  helpful: 'Helpfulness',
  shortcoming: 'Why it does not answer',
  shortcomings: {
    unpublished: 'not published',
    overdue: 'review overdue',
    unhelpful: 'does not help',
    'hard-to-find': 'found only in exact wording',
  },
  answers: 'answers',
};
