import { type Finding, finding } from '../findings/finding.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import type { Article, BrokenEntry, Entry } from '../knowledge/read-entry.ts';
import { type RevisionText, revisionOf } from '../knowledge/revision.ts';
import type { HandbookData } from '../knowledge/schemas/handbook.ts';
import { compileSources } from '../markdown/compile-pool.ts';
import type { Fragment } from '../markdown/fragment.ts';

/** An entry with its body compiled. */
export interface Compiled {
  fragment: Fragment;
  /** Name of the fragment in its folder. */
  digest: string;
}

/** An article with everything that is known of its text. */
export interface CompiledArticle extends Article, Compiled {
  revision: string;
}

export interface CompiledPage extends Entry<HandbookData>, Compiled {}

export interface CompiledBroken extends BrokenEntry, Compiled {}

/** Compiles all articles, of both audiences and every state, and the handbook: checks look at all of them. */
export async function compileKnowledgeBase(
  kb: KnowledgeBase,
  fragmentsDir: string,
): Promise<{ articles: CompiledArticle[]; handbook: CompiledPage[]; broken: CompiledBroken[] }> {
  const { facts, channels, glossary } = kb;
  const sources = [...kb.articles, ...kb.handbook, ...kb.broken];
  const compiled = await compileSources(fragmentsDir, sources, { facts, channels, glossary });
  const at = (index: number): Compiled => compiled[index] as (typeof compiled)[number];
  return {
    articles: kb.articles.map((article, index) => {
      const { digest, fragment } = at(index);
      return { ...article, digest, fragment, revision: revisionOf(revisionText(article, fragment)) };
    }),
    handbook: kb.handbook.map((page, index) => ({ ...page, ...at(kb.articles.length + index) })),
    broken: kb.broken.map((entry, index) => ({ ...entry, ...at(kb.articles.length + kb.handbook.length + index) })),
  };
}

/** The words that a revision and a sketch are made of. */
export function revisionText({ data: { title, summary } }: Pick<Article, 'data'>, { words }: Fragment): RevisionText {
  return { title, summary, words };
}

/** What compiling found, at its place in the file. */
export function fragmentFindings({ file, bodyLine, fragment }: BrokenEntry & Compiled): Finding[] {
  return fragment.findings.map(({ rule, line, column, message, hint }) =>
    finding(rule, { file, line: line + bodyLine - 1, column }, message, hint),
  );
}
