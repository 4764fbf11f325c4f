import type { EarlierArticle } from '../content/kept-articles.ts';
import { checkAnswers, questionsOf } from './answers.ts';
import { checkBodies } from './body.ts';
import { checkBrand } from './brand.ts';
import type { Check } from './check.ts';
import { checkContentVersion } from './content-version.ts';
import { checkDuplicates } from './duplicates.ts';
import { checkFactsInFields, checkFactsInTexts } from './facts/index.ts';
import { checkFewAnswers } from './few-answers.ts';
import { checkIds } from './id.ts';
import { checkLinks } from './link.ts';
import { checkMedia } from './media.ts';
import { checkOperatorFiles } from './operator-files.ts';
import { checkOrphans } from './orphans.ts';
import { checkOutside } from './outside.ts';
import { checkOwner } from './owner.ts';
import { checkPlaceholders } from './placeholders.ts';
import { checkRedirects } from './redirects.ts';
import { checkRelated } from './related.ts';
import { checkReplies } from './replies.ts';
import { checkServiceHours } from './service-hours.ts';
import { checkSpelling, unknownWordsInFields } from './spelling.ts';
import { checkStaleness } from './staleness.ts';
import { checkStructure } from './structure.ts';
import { checkTargets } from './targets.ts';
import { checkTaxonomy } from './taxonomy.ts';
import { checkTerms } from './terms.ts';
import { checkTitles } from './titles.ts';
import { checkLostTranslations, checkTranslations } from './translation.ts';
import { checkUnrelatedAnswers } from './unrelated-answers.ts';

/**
 * What the findings of a rule family depend on of the articles; on everything else each family may depend.
 *
 * - `nothing`
 * - `each`: those on an article, on no other article
 * - `same id`: those on an article, on those with its id alone
 * - `media`: on the files of content/media/ that they name
 * - a function: all of them, on what it returns for each article
 * - left out: on anything
 */
export type Reads = 'nothing' | 'each' | 'same id' | 'media' | ((article: EarlierArticle) => unknown);

interface Family {
  check: Check;
  reads?: Reads;
}

/** All rule families, by name. To add one, add a file to this folder and a line here. */
export const families: Readonly<Record<string, Family>> = {
  contentVersion: { check: checkContentVersion, reads: 'nothing' },
  bodies: { check: checkBodies, reads: 'each' },
  operatorFiles: { check: checkOperatorFiles, reads: 'nothing' },
  brand: { check: checkBrand, reads: 'nothing' },
  ids: { check: checkIds, reads: () => undefined },
  taxonomy: { check: checkTaxonomy, reads: fields('state', 'audience', 'category', 'products', 'stage', 'escalateTo') },
  targets: { check: checkTargets, reads: 'nothing' },
  owner: { check: checkOwner, reads: 'each' },
  staleness: { check: checkStaleness, reads: fields('state', 'reviewed', 'reviewEvery', 'category') },
  links: {
    check: checkLinks,
    reads: ({ data: { state, audience }, bodyLine, fragment: { links, headings, findings } }) => [
      state,
      audience,
      bodyLine,
      links,
      headings,
      findings,
    ],
  },
  redirects: { check: checkRedirects, reads: fields('state', 'redirectFrom') },
  related: { check: checkRelated, reads: fields('state', 'audience', 'related') },
  answers: {
    check: checkAnswers,
    reads: (article) => [fields('state', 'answers')(article), questionsOf(article).map(({ isTitle }) => isTitle)],
  },
  unrelatedAnswers: { check: checkUnrelatedAnswers, reads: 'each' },
  fewAnswers: { check: checkFewAnswers, reads: 'each' },
  translations: { check: checkTranslations, reads: 'same id' },
  lostTranslations: { check: checkLostTranslations },
  titles: { check: checkTitles, reads: 'each' },
  terms: { check: checkTerms, reads: 'each' },
  spelling: {
    check: checkSpelling,
    reads: (article) => [fields('state')(article), unknownWordsInFields(article), article.fragment.unknownWords],
  },
  factsInFields: { check: checkFactsInFields, reads: 'each' },
  factsInTexts: { check: checkFactsInTexts, reads: body },
  duplicates: { check: checkDuplicates, reads: body },
  orphans: {
    check: checkOrphans,
    reads: (article) => [fields('state', 'audience', 'type', 'related')(article), article.fragment.links.map(({ url }) => url)],
  },
  structure: { check: checkStructure, reads: 'each' },
  placeholders: { check: checkPlaceholders, reads: 'each' },
  media: { check: checkMedia, reads: 'media' },
  replies: { check: checkReplies, reads: 'nothing' },
  serviceHours: { check: checkServiceHours, reads: fields('state', 'audience') },
  outside: { check: checkOutside },
};

/** Some fields, and where all fields and the body are. */
function fields(...names: (keyof EarlierArticle['data'])[]): (article: EarlierArticle) => unknown {
  return ({ source, bodyLine, data }) => [source.layout(), bodyLine, names.map((name) => data[name])];
}

/** The body, where it is, and whether it is checked. */
function body({ digest, bodyLine, data: { state } }: EarlierArticle): unknown {
  return [digest, bodyLine, state];
}
