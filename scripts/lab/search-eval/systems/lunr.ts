import lunr from 'lunr';
import { languageTag } from '../../../../src/knowledge/article-id.ts';
import { mostFound, type System } from './system.ts';
import { type Cut, jiebaWords, segmenterWords } from './words-of.ts';

/** Lunr as it is for English; for Chinese with words cut by jieba. */
export const lunrSearch: System = {
  name: 'Lunr',
  async open({ locale, documents: read }) {
    const documents = await read();
    const language = languageTag(locale);
    const isChinese = language.startsWith('zh');
    const cut: Cut = isChinese ? await jiebaWords() : segmenterWords(language);
    const index = lunr((builder) => {
      // Its pipeline trims everything but Latin letters away.
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
      // A query without a term would find everything.
      if (words.size === 0) return { ids: [] };
      // Asked by terms: signs of its query language have no meaning in a question.
      const found = index.query((asked) => {
        for (const word of words) asked.term(word, {});
      });
      return { ids: found.slice(0, mostFound).map(({ ref }) => ref) };
    };
  },
};
