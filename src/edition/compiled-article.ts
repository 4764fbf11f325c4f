import { type Finding, finding } from '../findings/finding.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import type { Article } from '../knowledge/read-article.ts';
import { type RevisionText, revisionOf } from '../knowledge/revision.ts';
import { compileSources } from '../markdown/compile-pool.ts';
import type { Fragment } from '../markdown/fragment.ts';

/** An article with everything that is known of its text. */
export interface CompiledArticle extends Article {
  fragment: Fragment;
  /** Name of the fragment in its folder. */
  digest: string;
  revision: string;
}

/** Compiles all articles, of both audiences and every state: checks look at all of them. */
export async function compileArticles(kb: KnowledgeBase, fragmentsDir: string): Promise<CompiledArticle[]> {
  const compiled = await compileSources(fragmentsDir, kb.articles, {
    facts: kb.facts,
    channels: kb.channels,
    glossary: kb.glossary,
  });
  return kb.articles.map((article, index) => {
    const { digest, fragment } = compiled[index] as (typeof compiled)[number];
    return { ...article, digest, fragment, revision: revisionOf(revisionText(article, fragment)) };
  });
}

/** The words that a revision and a sketch are made of. */
export function revisionText({ data: { title, summary } }: Pick<Article, 'data'>, { words }: Fragment): RevisionText {
  return { title, summary, words };
}

/** What compiling found, at its place in the file. */
export function fragmentFindings({ file, bodyLine, fragment }: CompiledArticle): Finding[] {
  return fragment.findings.map(({ rule, line, column, message, hint }) =>
    finding(rule, { file, line: line + bodyLine - 1, column }, message, hint),
  );
}
