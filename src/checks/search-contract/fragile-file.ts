import { createHash } from 'node:crypto';
import type { KnowledgeBase } from '../../knowledge/knowledge-base.ts';
import type { ContractFigures } from './contract-findings.ts';

/** What `npm run check -- --fragile` writes for the report. */
export interface FragileFile {
  /** See `searchedDigest`. */
  content: string;
  articles: ContractFigures[];
}

/** Digest of everything in the content that search depends on. */
export function searchedDigest({ articles, synonyms, facts }: Pick<KnowledgeBase, 'articles' | 'synonyms' | 'facts'>): string {
  const searched = articles
    .filter(({ data }) => data.state === 'published')
    .map(({ locale, id, body, data: { title, summary, answers, audience } }) => [
      locale,
      id,
      audience,
      title,
      summary,
      answers,
      body,
    ]);
  return createHash('sha256')
    .update(JSON.stringify([searched, synonyms, facts]))
    .digest('hex')
    .slice(0, 16);
}
