import type { Features } from '../text/features-in.ts';
import type { TextReader } from '../text/text-reader.ts';
import { sentencesOf } from './sentences.ts';
import type { Section, StoredArticle } from './stored-article.ts';

/** The section of an article that is most like a query. */
export interface FoundSection {
  section: Section;
  /** Number of the sentence to begin with. */
  at: number;
  /** Whether it answers better than the summary. */
  isBetter: boolean;
  /** Whether its heading has something of the query. */
  isNamed: boolean;
  /** What the title and the summary lack of the query; missing when no sentence has much of it. */
  addition?: Addition;
}

/** A sentence to add to the summary. */
export interface Addition {
  section: Section;
  /** Number of the sentence. */
  at: number;
}

/** Weights of a feature by where it is. */
const inHeading = 1.3;
const inSentence = 1;
const elsewhereInSection = 0.35;
const inSummary = 1.1;
/** What the title asks, the summary answers. */
const inTitle = 1.15;
/** A summary lists the error codes that the sections explain. */
const ofCodeInSummary = 0.5;

/**
 * How much better than the summary, which is written as an answer, a section must be: times, plus a share of all. One
 * whose heading has nothing of the query may mention it in passing.
 */
const least = { named: { times: 1.1, more: 0.12 }, unnamed: { times: 1.2, more: 0.5 } };

/** Share of the query, by weight, that a sentence must have and the summary lack, to be added to the summary. */
const minAddition = 0.4;

/** Stop words tell sections apart, but say little. */
const stopWordWeight = 0.3;

/** What readers ask for is the fix; the symptom only repeats the question. */
const roleWeights = { symptom: 0, cause: 0.85, fix: 1 };

/** Features of an article and its sections. */
interface ArticleFeatures {
  reader: TextReader;
  title: Features;
  summary: Features;
  /** Sections that may answer. */
  candidates: Candidate[];
}

interface Candidate {
  section: Section;
  heading: Features;
  sentences: Features[];
  all: Features;
}

/** Of the articles that are in memory, by their sections: many queries find the same ones. */
const featuresRead = new WeakMap<readonly Section[], ArticleFeatures>();

function featuresOf({ title, summary, sections }: StoredArticle, reader: TextReader): ArticleFeatures {
  const known = featuresRead.get(sections);
  if (known?.reader === reader) return known;
  const candidates = sections.filter(({ role }) => role !== 'symptom').map((section) => candidateOf(section, reader));
  const features = { reader, title: reader.featuresIn(title), summary: reader.featuresIn(summary), candidates };
  featuresRead.set(sections, features);
  return features;
}

/**
 * @param query features of the query
 * @returns `undefined` when no section has anything of the query
 */
export function findSection(article: StoredArticle, query: readonly string[], reader: TextReader): FoundSection | undefined {
  const { title: inItsTitle, summary: inItsSummary, candidates } = featuresOf(article, reader);
  // What every section mentions is what the article is about, and tells none of them from the others.
  const units = [anyOf([inItsTitle, inItsSummary]), ...candidates.map(({ all }) => all)];
  const weights = query.map((feature) => weigh(feature, units, reader));
  const sum = (share: (feature: string) => number): number =>
    query.reduce((total, feature, at) => total + (weights[at] ?? 0) * share(feature), 0);

  let best: (Omit<FoundSection, 'isBetter'> & { score: number }) | undefined;
  for (const { section, heading, sentences, all } of candidates) {
    const scores = sentences.map((sentence) => sum((feature) => (sentence.has(feature) ? 1 : 0)));
    const at = scores.indexOf(Math.max(...scores));
    const role = section.role === undefined ? 1 : roleWeights[section.role];
    const score =
      role *
      sum((feature) =>
        heading.has(feature) ? inHeading : sentences[at]?.has(feature) ? inSentence : all.has(feature) ? elsewhereInSection : 0,
      );
    if (score <= (best?.score ?? 0)) continue;
    const ofHeading = sum((feature) => (heading.has(feature) ? 1 : 0));
    const besides = sum((feature) => (sentences[at]?.has(feature) && !heading.has(feature) ? 1 : 0));
    // Where the heading is what was asked, its section answers from the first sentence on.
    best = {
      section,
      at: ofHeading >= besides ? 0 : at,
      isNamed: query.some((feature) => heading.has(feature) && isContent(feature, reader)),
      score,
    };
  }
  if (best === undefined) return undefined;
  const ofSummary = sum((feature) => {
    if (inItsTitle.has(feature)) return inTitle;
    return inItsSummary.has(feature) ? (isCode(feature) ? ofCodeInSummary : inSummary) : 0;
  });
  const total = sum((feature) => (units.some((unit) => unit.has(feature)) ? 1 : 0));
  const { times, more } = least[best.isNamed ? 'named' : 'unnamed'];
  const lacking = (feature: string): number =>
    isContent(feature, reader) && !inItsTitle.has(feature) && !inItsSummary.has(feature) ? 1 : 0;
  const addition = mostOf(
    candidates,
    (sentence) => sum((feature) => (sentence.has(feature) ? lacking(feature) : 0)),
    total * minAddition,
  );
  return { ...best, isBetter: best.score > ofSummary * times + total * more, ...(addition && { addition }) };
}

/** The sentence with the largest score, if that is at least `min` and more than 0. */
function mostOf(candidates: readonly Candidate[], score: (sentence: Features) => number, min: number): Addition | undefined {
  let most = 0;
  let found: Addition | undefined;
  for (const { section, sentences } of candidates) {
    for (const [at, sentence] of sentences.entries()) {
      const own = score(sentence);
      if (own > most && own >= min) [most, found] = [own, { section, at }];
    }
  }
  return found;
}

function candidateOf(section: Section, { featuresIn }: TextReader): Candidate {
  // “What to do” does not say what it is about.
  const label = section.role === undefined ? (section.label ?? '') : '';
  const heading = featuresIn(`${section.heading ?? ''} ${label}`);
  const sentences = sentencesOf(section).map(({ text }) => featuresIn(text));
  return { section, heading, sentences, all: anyOf([heading, ...sentences]) };
}

function weigh(feature: string, units: readonly Features[], reader: TextReader): number {
  const having = units.filter((unit) => unit.has(feature)).length;
  const isCommon = !isContent(feature, reader);
  return reader.weight(feature) * (isCommon ? stopWordWeight : 1) * Math.log(1 + (units.length + 0.5) / (having + 0.5));
}

function isContent(feature: string, reader: TextReader): boolean {
  return reader.isContent(feature.slice(1));
}

/** Whether a feature is a word with a digit and a letter, such as `v3001`. */
function isCode(feature: string): boolean {
  return /\d/.test(feature) && /^w.*[a-z]/.test(feature);
}

function anyOf(sets: readonly Features[]): Features {
  return { has: (feature) => sets.some((set) => set.has(feature)) };
}
