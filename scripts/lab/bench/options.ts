import { count, text } from '../parts.ts';

/** The option of benchmarks that repeat their measurements. */
export const runs = count(3, 'how often each build, index, store or page is measured');

/** The option of benchmarks with generated articles. */
export const seed = text('1', 'seed of the generated articles');
