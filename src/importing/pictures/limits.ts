import { maxBytes } from '../../media/limits.ts';

/** What one import downloads at most. */
export const downloadLimits = {
  pictures: 1_000,
  totalBytes: 500 * 1024 * 1024,
  totalMs: 15 * 60_000,
  /** Of one picture. */
  maxBytes: maxBytes.picture,
  timeoutMs: 20_000,
  maxRedirects: 3,
  atOnce: 4,
};
