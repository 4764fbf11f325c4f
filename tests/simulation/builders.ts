import { join } from 'node:path';
import { contentToSimulate } from '../../scripts/lab/prove/planted.ts';
import type { SimulatedContent } from '../../src/simulation/simulated-content.ts';

export const contentDir = join(import.meta.dirname, '../../content');

/** The sample content with texts that need no compiling. */
export function sampleContent(): Promise<SimulatedContent> {
  return contentToSimulate(contentDir);
}
