import { expect, test } from 'vitest';
import { pageTimeoutMs } from '../../scripts/lab/load/readers.ts';
import { proveLock } from '../../scripts/lab/prove/locked-database.ts';

test('answers 503 before a page gives up, and stores nothing later, while another program locks the database', async () => {
  const { byStatus, longestMs, hasRetryAfter, readingMs, storedAfterRefusal, recovered } = await proveLock(20, 1);
  expect({ byStatus, hasRetryAfter, storedAfterRefusal, recovered }).toEqual({
    byStatus: { 503: 20 },
    hasRetryAfter: true,
    storedAfterRefusal: 0,
    recovered: 50,
  });
  expect(longestMs).toBeLessThan(pageTimeoutMs);
  // What is read does not wait for the lock.
  expect(readingMs).toBeLessThan(longestMs / 2);
});
