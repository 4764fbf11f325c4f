import { expect } from 'vitest';
import type { Finding } from '../../src/findings/finding.ts';
import { readKnowledgeBase } from '../../src/knowledge/knowledge-base.ts';
import { article, type ContentOverrides, shorten, writeContent } from './builders.ts';

/** The article that `readArticle` replaces. */
export const articleFile = 'articles/zh-cn/refund.mdx';

/** Reads a content folder: ids of its articles and the findings of reading, without any checks. */
export async function readContent(overrides: ContentOverrides): Promise<{ ids: string[]; findings: Finding[] }> {
  const folder = await writeContent(overrides);
  const kb = await readKnowledgeBase(folder);
  const findings = kb.findings.map((found) => shorten(found, folder));
  return { ids: kb.articles.map(({ id }) => id), findings };
}

/** The one finding of an article with this text; a second, valid article must still be read. */
export async function readArticle(content: string | Uint8Array): Promise<Finding> {
  const { ids, findings } = await readContent({ files: { [articleFile]: content, 'articles/zh-cn/other.mdx': article() } });
  expect(ids).toEqual(['other']);
  expect(findings).toHaveLength(1);
  return findings[0]!;
}
