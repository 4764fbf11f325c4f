import { join } from 'node:path';
import { readKnowledgeBase } from '../../src/knowledge/knowledge-base.ts';
import { type RevisionsFile, sketchOf } from '../../src/knowledge/revision.ts';
import { keyedHash } from '../../src/readers/reader.ts';
import { type SimulatedContent, simulatedContent } from '../../src/simulation/simulated-content.ts';

export const contentDir = join(import.meta.dirname, '../../content');

/** The sample content with texts that need no compiling. */
export async function sampleContent(): Promise<SimulatedContent> {
  const kb = await readKnowledgeBase(contentDir);
  const articles = kb.articles
    .filter(({ data }) => data.audience === 'public' && data.state === 'published')
    .map(({ id, locale, data }) => ({
      id,
      locale,
      revision: Buffer.from(keyedHash('', locale, id))
        .toString('hex')
        .slice(0, 12),
      redirectFrom: data.redirectFrom,
      sketch: sketchOf({ title: data.title, summary: data.summary, words: [] }),
    }));
  const revisions: RevisionsFile = { version: 1, audience: 'public', articles };
  return simulatedContent(kb, revisions);
}
