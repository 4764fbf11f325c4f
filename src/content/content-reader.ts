import { fileMemory } from '../knowledge/files/file-memory.ts';
import { CompiledBefore } from './compiled-before.ts';
import { type Content, readContent } from './read-content.ts';

/**
 * Reads a content folder again after each edit, and of its entries only those that have changed.
 *
 * @param settledMs see `fileMemory`
 * @returns a function that reads the folder as it is now
 */
export function contentReader(contentDir: string, fragmentsDir: string, settledMs?: number): () => Promise<Content> {
  const [recall, compiledBefore] = [fileMemory(settledMs), new CompiledBefore()];
  return () => readContent(contentDir, fragmentsDir, contentDir, { recall, compiledBefore });
}
