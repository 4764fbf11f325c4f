import { randomBytes } from 'node:crypto';
import { readDemand } from '../../../src/feedback/searches/demand.ts';
import { rememberRevisions } from '../../../src/feedback/votes/revisions.ts';
import { lastDays } from '../../../src/metrics/period.ts';
import { migrate } from '../../../src/records/migrate.ts';
import { createApp } from '../../../src/server/app.ts';
import { createSqliteStore } from '../../../src/store/sqlite.ts';
import { smallSiteRevision } from '../load/small-site.ts';
import { makeFuzzRequest, picker } from './fuzz-requests.ts';

export interface FuzzResult {
  requests: number;
  byStatus: Record<number, number>;
  /** The first ten requests answered with 5xx. */
  faults: string[];
}

/** Sends malformed and hostile requests to the endpoint; the same seed sends the same ones. */
export async function proveFuzz(requests: number, seed = 1, onProgress: (sent: number) => void = () => {}): Promise<FuzzResult> {
  const pick = picker(seed);
  const store = createSqliteStore({ file: ':memory:' });
  await migrate(store);
  const text = { id: 'article-0', locale: 'en', revision: smallSiteRevision, redirectFrom: [], sketch: 'AAAA' };
  await rememberRevisions(store, { version: 1, audience: 'public', articles: [text] }, Date.now());
  const app = createApp({
    store,
    clock: Date.now,
    random: randomBytes,
    key: randomBytes(32),
    addressOf: () => pick(['203.0.113.1', '2001:db8::1', '', 'nonsense']),
    readShell: async () => undefined,
    config: { audience: 'public', allowedOrigins: ['https://allowed.example'] },
    log: () => {},
  });
  const result: FuzzResult = { requests, byStatus: {}, faults: [] };
  const ballots: string[] = [];
  for (let sent = 0; sent < requests; sent++) {
    const { method, target, headers, body: sentBody, shown } = makeFuzzRequest(pick, ballots);
    const init = { method, headers: { ...headers }, ...(sentBody && { body: sentBody }) };
    const response = await app.request(`http://localhost${target}`, init);
    result.byStatus[response.status] = (result.byStatus[response.status] ?? 0) + 1;
    const body = await response.text();
    const ballot = /"ballot":"([^"]+)"/.exec(body)?.[1];
    if (ballot !== undefined && ballots.length < 100) ballots.push(ballot);
    if (response.status >= 500 && result.faults.length < 10) result.faults.push(`${response.status} ${shown}`);
    if (sent % 5_000 === 4_999) onProgress(sent + 1);
  }
  // What was stored must be readable.
  await readDemand(store, lastDays(Date.now(), 2));
  await store.close();
  return result;
}
