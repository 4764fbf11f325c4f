import { randomBytes } from 'node:crypto';
import { createAdaptorServer } from '@hono/node-server';
import { rememberRevisions } from '../../../src/feedback/votes/revisions.ts';
import { createApp } from '../../../src/server/app.ts';
import { migrate } from '../../../src/store/migrate.ts';
import { createSqliteStore } from '../../../src/store/sqlite.ts';
import type { Store } from '../../../src/store/store.ts';
import { smallSiteRevision } from '../load/small-site.ts';

/** What must never be: the true endpoint over a store that acknowledges votes before it commits them. */

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
  async write(statements, derived) {
    // Long enough that whoever looks at the table when the answer comes is not too late on a busy machine.
    setTimeout(() => store.write(statements, derived), 500);
    // What a write answers whose second statement stores a new vote, or reads the day's salt.
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
  const address = server.address();
  console.log(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`);
});
