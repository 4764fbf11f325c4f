import { isPair } from '../text/feature-names.ts';
import type { TextReader } from '../text/text-reader.ts';
import { isHan, normalizeQuery, pairsOf } from '../text/words.ts';
import { type Addition, type FoundSection, findSection } from './find-section.ts';
import { isLeadIn, joinSentences, type Sentence, sentencesOf } from './sentences.ts';
import type { Section, StoredArticle } from './stored-article.ts';

/** The part of an article that answers a query. */
export interface Snippet {
  /** Whole sentences, for a list of results. */
  text: string;
  /** The section the text is from; missing for the summary, and before the first heading. */
  section?: { id: string; heading: string };
  /** The same answer in full. */
  full: {
    /** Sentences that are not steps; may be empty where there are steps. The summary with what it lacks of the query. */
    text: string;
    /** All steps of the section; for the summary, of the section the query names, or of the only one that has any. */
    steps: string[];
    /** Rows of the section's table, header first; empty without one. */
    rows: string[][];
    /** The heading above steps or rows, if the text is not from there. */
    under?: { id: string; heading: string };
  };
}

/** About three lines on a phone; the last sentence is never cut. */
const maxCharacters = { han: 80, other: 190 };

/**
 * The summary, or a section whose heading or sentences answer better.
 *
 * @param query as it was searched for
 */
export function snippetOf(article: StoredArticle, query: string, reader: TextReader): Snippet {
  const found = findSection(article, tellingFeatures(normalizeQuery(query), reader), reader);
  return found?.isBetter ? snippetIn(found) : snippetOfSummary(article, found);
}

/** Features of a query without the pairs of characters that belong to stop words, such as 没有 of 有没有. */
function tellingFeatures(query: string, reader: TextReader): string[] {
  const runs = reader
    .cut(query)
    .map((word) => (isHan(word) && reader.isContent(word) ? word : ' '))
    .join('')
    .split(' ');
  const pairs = new Set<string>();
  for (const run of runs) for (const pair of pairsOf(run)) pairs.add(pair);
  return reader.features(query).filter((feature) => !isPair(feature) || pairs.has(feature.slice(1)));
}

function snippetOfSummary({ summary, sections }: StoredArticle, found: FoundSection | undefined): Snippet {
  const named = found?.isNamed ? found.section : undefined;
  const stepped = sections.filter(({ blocks }) => blocks.some(([kind]) => kind === 'step'));
  const withSteps = named !== undefined && stepped.includes(named) ? named : stepped.length === 1 ? stepped[0] : undefined;
  const heading = withSteps && headingOf(withSteps);
  return {
    text: summary,
    full: {
      text: joinSentences([{ kind: 'text', text: summary }, ...additionTo(withSteps, found?.addition)]),
      steps: withSteps === undefined ? [] : stepsOf(withSteps),
      rows: [],
      ...(heading && { under: heading }),
    },
  };
}

/** A sentence that says what the summary does not, unless it is among the steps that are shown anyway. */
function additionTo(shown: Section | undefined, addition: Addition | undefined): Sentence[] {
  const sentence = addition && sentencesOf(addition.section)[addition.at];
  return sentence === undefined || (sentence.kind === 'step' && addition?.section === shown) ? [] : [sentence];
}

function snippetIn({ section, at }: FoundSection): Snippet {
  const sentences = sentencesOf(section);
  const heading = headingOf(section);
  const steps = stepsOf(section);
  const rows = sentences[at]?.kind === 'row' ? rowsOf(section) : [];
  const prose = sentences.filter(({ kind }) => kind !== 'step' && (kind !== 'row' || rows.length === 0));
  const from = steps.length > 0 || rows.length > 0 ? 0 : prose.indexOf(sentences[at] as Sentence);
  return {
    text: joinSentences(upTo(sentences.slice(at), 1)),
    ...(heading && { section: heading }),
    full: { text: joinSentences(upTo(prose.slice(Math.max(0, from)), 2)), steps, rows },
  };
}

/** As many of the sentences as fit, at least one; a sentence that only leads to others is not the last. */
function upTo(sentences: readonly Sentence[], times: number): Sentence[] {
  const max = times * maxCharacters[isHan(sentences[0]?.text ?? '') ? 'han' : 'other'];
  let length = 0;
  let count = 0;
  for (const { text } of sentences) {
    const isNeeded = count === 0 || isLeadIn(sentences[count - 1] as Sentence);
    if (!isNeeded && length + text.length > max) break;
    length += text.length;
    count += 1;
  }
  while (count > 1 && isLeadIn(sentences[count - 1] as Sentence)) count -= 1;
  return sentences.slice(0, count);
}

function headingOf({ id, heading }: Section): { id: string; heading: string } | undefined {
  return id === undefined || heading === undefined ? undefined : { id, heading };
}

function stepsOf({ blocks }: Section): string[] {
  return blocks.filter(([kind]) => kind === 'step').map(([, text = '']) => text);
}

function rowsOf({ blocks }: Section): string[][] {
  return blocks.filter(([kind]) => kind === 'head' || kind === 'row').map(([, ...cells]) => cells);
}
