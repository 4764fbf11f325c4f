import type { Hit } from './ranking/rank-articles.ts';
import type { SearchOutcome } from './search-articles.ts';
import { type MarkedText, mark, markable } from './snippets/mark.ts';
import { type Snippet, snippetOf } from './snippets/snippet.ts';
import type { TextReader } from './text/text-reader.ts';

/** All that a result shows of an article, so that a page can show it without the index, or the build can store it. */
export interface ResultRow {
  /** Pagefind's id of the article. */
  key: string;
  url: string;
  title: Pieces;
  /** Label of the category. */
  category: string;
  type: string;
  /** Whether it is an open known issue of high severity. */
  isUrgent?: true;
  /** The section the text is from; missing for the summary. */
  section?: Heading;
  /** The snippet; the answer has one of its own. */
  text?: Pieces;
  /** When the row is shown as the answer. */
  answer?: {
    /** May be empty where there are steps. */
    text: Pieces;
    steps: Pieces[];
    /** Rows of a table, header first. */
    rows: string[][];
    /** The heading above steps or rows, if the text is not from there. */
    under?: Heading;
    team: string;
    /** `2026-11-20`, or empty. */
    reviewed: string;
  };
}

/** A text in pieces, by turns outside and inside of a match; the first one is outside. */
export type Pieces = string[];

type Heading = NonNullable<Snippet['section']>;

/** What decides how a hit is shown, besides the hit. */
export interface RowContext {
  outcome: Pick<SearchOutcome, 'query' | 'words'>;
  reader: TextReader;
}

/** Steps and rows shown; the article has the others. */
const maxSteps = 8;
const maxRows = 9;

/**
 * A hit as it is shown, with the snippet that answers.
 *
 * @param isAnswer whether it is shown as the answer, with the snippet in full
 */
export function resultRow(hit: Hit, { outcome, reader }: RowContext, isAnswer: boolean): ResultRow {
  const wanted = markable(outcome.words, reader);
  const { text, section, full } = snippetOf(hit, outcome.query, reader);
  const marked = (plain: string): Pieces => (plain === '' ? [] : piecesOf(mark(plain, wanted)));
  const answer = {
    text: marked(full.text),
    steps: full.steps.slice(0, maxSteps).map(marked),
    rows: full.rows.slice(0, maxRows),
    ...(full.under && { under: full.under }),
    team: hit.team,
    reviewed: hit.reviewed,
  };
  return {
    key: hit.key,
    url: hit.url,
    title: marked(hit.title),
    category: hit.category,
    type: hit.type,
    ...(hit.isUrgent && { isUrgent: true }),
    ...(section && { section }),
    ...(isAnswer ? { answer } : { text: marked(text) }),
  };
}

function piecesOf(marked: MarkedText): Pieces {
  const pieces: Pieces = [];
  for (const { text, isMatch } of marked) {
    // Matches may follow each other.
    if ((pieces.length % 2 === 1) !== isMatch) pieces.push('');
    pieces.push(text);
  }
  return pieces;
}
