import type { SearchDocument } from '../../src/edition/search-documents.ts';

const documentOf = (number: number): SearchDocument => {
  const own = { locale: 'en', id: `article-${number}`, title: `About w${number}`, html: '<p>x</p>' };
  return { ...own, answers: [], summary: '', type: 'faq', category: 'orders', products: [] } as unknown as SearchDocument;
};

/** Two articles to which Pagefind gives the same id when it does not index them together: as many bits of their digests agree. */
export const collidingDocuments: readonly SearchDocument[] = [documentOf(16_105), documentOf(20_408)];
