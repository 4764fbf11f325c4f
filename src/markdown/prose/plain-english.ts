/** Phrases that say nothing more than a plain word, or nothing at all, after the guides of public services for plain English. */
const plainWords: Readonly<Record<string, string>> = {
  'adjacent to': 'beside',
  aforementioned: 'this',
  'as a means of': 'to',
  'as of yet': 'yet',
  ascertain: 'find out',
  'at the present time': 'now',
  'at this point in time': 'now',
  'be advised that': '',
  'because of the fact that': 'because',
  'by means of': 'by',
  'by virtue of': 'by',
  cease: 'stop',
  commence: 'start',
  commencement: 'start',
  'despite the fact that': 'although',
  'due to the fact that': 'because',
  'each and every': 'each',
  elucidate: 'explain',
  endeavor: 'try',
  endeavour: 'try',
  expedite: 'speed up',
  facilitate: 'help',
  'first and foremost': 'first',
  'for the duration of': 'during',
  'for the purpose of': 'to',
  forthwith: 'at once',
  heretofore: 'until now',
  herewith: 'here',
  hereby: '',
  'in accordance with': 'by',
  'in an effort to': 'to',
  'in close proximity to': 'near',
  'in excess of': 'more than',
  'in lieu of': 'instead of',
  'in light of the fact that': 'because',
  'in order to': 'to',
  'in regard to': 'about',
  'in relation to': 'about',
  'in respect of': 'about',
  'in the amount of': 'of',
  'in the event of': 'if',
  'in the event that': 'if',
  'in the near future': 'soon',
  'inasmuch as': 'since',
  'is able to': 'can',
  'it is essential that': 'must',
  necessitate: 'need',
  notwithstanding: 'despite',
  'not later than': 'by',
  'owing to the fact that': 'because',
  'pertaining to': 'about',
  'prior to': 'before',
  'pursuant to': 'under',
  remuneration: 'pay',
  'should you wish to': 'if you want to',
  'subsequent to': 'after',
  'take into consideration': 'consider',
  'take steps to': '',
  thereafter: 'then',
  thereof: 'of it',
  'until such time as': 'until',
  utilisation: 'use',
  utilise: 'use',
  utilised: 'used',
  utilises: 'uses',
  utilising: 'using',
  utilization: 'use',
  utilize: 'use',
  utilized: 'used',
  utilizes: 'uses',
  utilizing: 'using',
  'with reference to': 'about',
  'with regard to': 'about',
  'with respect to': 'about',
  'with the exception of': 'except for',
};

export const plainPattern = new RegExp(
  `\\b(?:${Object.keys(plainWords)
    .sort((a, b) => b.length - a.length)
    .join('|')})\\b`,
  'gi',
);

/** A phrase of a text, and the plain word for it; an empty one when it can be left out. */
export interface Phrase {
  index: number;
  phrase: string;
  plain: string;
}

export function plainerPhrases(text: string): Phrase[] {
  // Most texts have none, and preparing to list matches takes far longer than looking for one.
  if (text.search(plainPattern) === -1) return [];
  return Array.from(text.matchAll(plainPattern), ({ 0: phrase, index }) => ({
    index,
    phrase,
    plain: plainWords[phrase.toLowerCase()] ?? '',
  }));
}
