import MiniSearch from 'minisearch';
import { languageTag } from '../../../../src/knowledge/article-id.ts';
import { maxFound, type System } from './system.ts';
import { segmenterWords } from './words-of.ts';

/** MiniSearch with its defaults and words from `Intl.Segmenter`. */
export const minisearch: System = {
  name: 'MiniSearch + Segmenter',
  async open({ locale, documents: read }) {
    const documents = await read();
    const index = new MiniSearch({ fields: ['title', 'text'], tokenize: segmenterWords(languageTag(locale)) });
    index.addAll(documents);
    return async function askMiniSearch(query) {
      return {
        ids: index
          .search(query)
          .slice(0, maxFound)
          .map(({ id }) => String(id)),
      };
    };
  },
};
