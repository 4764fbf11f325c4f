import { rm } from 'node:fs/promises';
import type { Frame } from '../../edition/frame.ts';
import type { SearchDocument } from '../../edition/search-documents.ts';
import { languageTag } from '../../knowledge/article-id.ts';
import type { Synonyms } from '../../knowledge/schemas/synonyms.ts';
import type { Lexicon } from '../../search/lexicon/lexicon.ts';
import { writePagefind } from '../../search/pagefind/write-pagefind.ts';
import { searchedText } from '../../search/searched-text.ts';
import { makeSideIndex, openSideFiles } from '../../search/side-index/write-side-index.ts';
import { cacheFeatures } from '../../search/text/cache-features.ts';
import { countTextsWith } from '../../search/text/count-texts.ts';
import { createTextReader, type TextReader } from '../../search/text/text-reader.ts';
import { pagefindKeys } from '../../search/write-index.ts';
import type { Decision } from './ask-question.ts';
import { askAll } from './contract.ts';
import { cached, openContractSearch } from './contract-search.ts';

/** A phrasing to leave out of the index and then ask. */
export interface LeftOut {
  locale: string;
  article: string;
  question: string;
}

export interface Content {
  documents: readonly SearchDocument[];
  frame: Frame;
  synonyms: Synonyms;
}

/**
 * Writes both indexes without some phrasings, and asks questions with them.
 *
 * @param leftOut a title that says the same stays
 */
export type AskWithout = <Question extends LeftOut>(
  questions: readonly Question[],
  leftOut: readonly LeftOut[],
) => Promise<[Question, Decision][]>;

/**
 * @param folder folder for the indexes; removed by the caller
 */
export function createAskWithout({ documents, frame, synonyms }: Content, folder: string): AskWithout {
  const createReader = cacheReaders();
  return async function askWithout(questions, leftOut) {
    const left = new Set(leftOut.map(keyOf));
    const remaining = documents.map((document) => ({
      ...document,
      answers: document.answers.filter((question) => !left.has(keyOf({ ...document, article: document.id, question }))),
    }));
    await rm(folder, { recursive: true, force: true });
    await writePagefind(remaining, frame, folder);
    const decisions: [(typeof questions)[number], Decision][] = [];
    for (const locale of new Set(questions.map((question) => question.locale))) {
      const own = remaining.filter((document) => document.locale === locale);
      const bodies = own.map(searchedText);
      const keys = pagefindKeys(own, folder);
      const countWords = () => countTextsWith(bodies, languageTag(locale));
      const files = makeSideIndex({ documents: own, frame, synonyms, keys, bodies, countWords, createReader });
      const search = await openContractSearch(await openSideFiles(files, locale), own, folder);
      const asked = questions.filter((question) => question.locale === locale);
      decisions.push(...(await askAll(search, asked)));
    }
    return decisions;
  };
}

/** Cached, because hundreds of indexes have nearly the same texts. */
function cacheReaders(): (language: string, lexicon: Lexicon) => TextReader {
  const readers = cached((key: string) => {
    const [language, lexicon] = JSON.parse(key) as [string, Lexicon];
    return cacheFeatures(createTextReader(language, lexicon));
  });
  return (language, lexicon) => readers(JSON.stringify([language, lexicon]));
}

function keyOf({ locale, article, question }: LeftOut): string {
  return `${locale}/${article} ${question}`;
}
