import { count, counts, text } from '../parts.ts';

/** The option of benchmarks that repeat their measurements. */
export const runs = count(3, 'how often each build, index, store or page is measured');

/** The option of benchmarks whose figures grow with a site. */
export const sizes = counts([150, 2_000, 10_000], 'numbers of articles, half zh-cn and half en, one corpus for each');

/** The option of benchmarks with generated articles. */
export const seed = text('1', 'seed of the generated articles');
