import { english } from './words-en.ts';
import { chinese } from './words-zh-cn.ts';

/** The words of each locale of the corpus. */
export const wordsByLocale = { 'zh-cn': chinese, en: english } as const satisfies Record<string, Words>;

export type CorpusLocale = keyof typeof wordsByLocale;

/** The words of the generated corpus. Nothing in it is true; it only has the shape of help articles. */
export interface Words {
  things: readonly string[];
  problems: readonly string[];
  situations: readonly string[];
  openers: readonly string[];
  actions: readonly string[];
  places: readonly string[];
  /** Headings, by the part of an article they open. */
  headings: Readonly<Record<'when' | 'how' | 'times' | 'exceptions' | 'details' | 'person', string>>;
  /** A heading that only this article has. */
  ownHeading: string;
  tableHead: readonly [string, string, string];
  calloutTitles: readonly string[];
  /** Sentences of framing words around `{word}`, which is any content word of the article. */
  clauses: readonly string[];
  /** Sentences with places for words: `{thing}`, `{problem}`, `{situation}`, `{action}`, `{place}`, `{number}`, `{term}`. */
  sentences: readonly string[];
  /** One line of a list or step. */
  lines: readonly string[];
  /** A sentence with a link; `{link}` is the link. */
  linkSentences: readonly string[];
  factSentence: string;
  personSentence: string;
  question: string;
  title: string;
  summary: string;
}
