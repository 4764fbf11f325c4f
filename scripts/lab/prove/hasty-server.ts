import { randomBytes } from 'node:crypto';
import { createAdaptorServer } from '@hono/node-server';
import { rememberRevisions } from '../../../src/feedback/votes/revisions.ts';
import { migrate } from '../../../src/records/migrate.ts';
import { createApp } from '../../../src/server/app.ts';
import { createSqliteStore } from '../../../src/store/sqlite.ts';
import type { Store } from '../../../src/store/store.ts';
import { portOf } from '../load/free-port.ts';
import { smallSiteRevision } from '../load/small-site.ts';

/** A control that must fail: the real endpoint over a store that acknowledges votes before it commits them. */

const store = createSqliteStore({ file: process.env['KB_DATABASE'] ?? '' });
await migrate(store);
const articles = Array.from({ length: 10 }, (_, number) => ({
  id: `article-${number}`,
  locale: 'en',
  revision: smallSiteRevision,
  redirectFrom: [],
  sketch: 'AAAA',
}));
await rememberRevisions(store, { version: 1, audience: 'public', articles }, Date.now());

const hasty: Store = {
  ...store,
  async write(statements) {
    // Long enough that the vote is still missing when a busy machine looks for it after the answer.
    setTimeout(() => store.write(statements), 500);
    // The result of a write whose second statement stores a new vote, or reads the day’s salt.
    return statements.length === 2 ? [[], [{ value: 'salt' }]] : [[], [{ seq: 1 }], []];
  },
};

const app = createApp({
  store: hasty,
  clock: Date.now,
  random: randomBytes,
  key: randomBytes(32),
  readShell: async () => undefined,
  config: { audience: 'public', allowedOrigins: [] },
  log: console.error,
});
const server = createAdaptorServer({ fetch: app.fetch });
server.listen(0, '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${portOf(server)}/`);
});
