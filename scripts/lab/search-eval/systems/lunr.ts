import lunr from 'lunr';
import { languageTag } from '../../../../src/knowledge/article-id.ts';
import { maxFound, type System } from './system.ts';
import { type Cut, jiebaWords, segmenterWords } from './words-of.ts';

/** Lunr with its defaults for English, with jieba’s word segmentation for Chinese. */
export const lunrSearch: System = {
  name: 'Lunr',
  async open({ locale, documents: read }) {
    const documents = await read();
    const language = languageTag(locale);
    const isChinese = language.startsWith('zh');
    const cut: Cut = isChinese ? await jiebaWords() : segmenterWords(language);
    const index = lunr((builder) => {
      // Lunr’s pipeline removes everything but Latin letters.
      if (isChinese) {
        builder.pipeline.reset();
        builder.searchPipeline.reset();
      }
      builder.field('title');
      builder.field('text');
      for (const { id, title, text } of documents) {
        builder.add({ id, title: cut(title).join(' '), text: cut(text).join(' ') });
      }
    });
    return async function askLunr(query) {
      const words = new Set(cut(query));
      // A query without terms would match everything.
      if (words.size === 0) return { ids: [] };
      // Query by terms: the operators of Lunr’s query language mean nothing in a question.
      const found = index.query((asked) => {
        for (const word of words) asked.term(word, {});
      });
      return { ids: found.slice(0, maxFound).map(({ ref }) => ref) };
    };
  },
};
