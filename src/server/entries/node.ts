import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';
import { UserError } from '../../errors.ts';
import { createVoteClock } from '../../feedback/votes/vote-clock.ts';
import { inPortions } from '../../readers/random.ts';
import { migrate } from '../../records/migrate.ts';
import { monotonicMs } from '../../store/monotonic.ts';
import { databaseName, openServingStore } from '../../store/open-store.ts';
import { StoreError } from '../../store/store.ts';
import { createApp } from '../app.ts';
import { openBuiltSite } from '../built-site.ts';
import { clientAddress } from '../client-address.ts';
import type { ServerConfig } from '../config.ts';
import { createConnectionGuard } from '../connections.ts';
import { keepKey } from '../key-file.ts';
import { createLimiter } from '../limiter.ts';
import { drain, listen } from '../listen.ts';
import { maintainRegularly } from '../maintenance.ts';
import { createStaticFiles } from '../static-files.ts';
import { type IsTrusted, secureTransport, trustProxies } from '../trusted-proxies.ts';

export interface StartServerOptions {
  /** The built site, `dist` or `dist-internal`. */
  siteDir: string;
  config: ServerConfig;
  /** Takes faults while serving, one line each. */
  log: (line: string) => void;
  /** How long a request that is under way may take when the server is closed; 2 000 when left out. */
  drainMilliseconds?: number;
}

export interface RunningServer {
  /** Where site and endpoint answer, `http://127.0.0.1:4321`. */
  url: string;
  /** Takes no more connections, answers what is under way, stores what was accepted, lets go of the database. */
  close(): Promise<void>;
}

/**
 * Serves a built site and its endpoint from one Node process. A database that cannot be reached yet is no reason not to
 * begin: pages are served, and what readers send is refused until it is there.
 *
 * @throws UserError when the folder is not a built site, the database cannot be used or the port cannot be had
 */
export async function startServer({
  siteDir,
  config,
  log,
  drainMilliseconds = 2_000,
}: StartServerOptions): Promise<RunningServer> {
  const site = await openBuiltSite({ siteDir, edition: config.edition, clock: Date.now, monotonic: monotonicMs, log });
  const voteClock = createVoteClock(Date.now, monotonicMs);
  const store = await openServingStore(config.database, {
    log,
    async prepare(opened) {
      await migrate(opened);
      await voteClock.refresh(opened);
      // A backup put in the place of a file may be older than the last build.
      site.forgetRevisions();
    },
  }).catch((error: unknown) => {
    throw toUserError(error, config.database);
  });
  try {
    await site.requireRevisions(store);
    const refreshRevisions = () => site.refreshRevisions(store);
    const isTrusted = trustProxies(config.trustedProxies);
    const app = createApp({
      ...site,
      store,
      clock: voteClock.now,
      machineClock: Date.now,
      random: inPortions(randomBytes),
      key: config.key ?? keepKey(`${config.database}.key`),
      limit: createLimiter({ limit: config.rateLimit, monotonic: monotonicMs }),
      config,
      isTrustedPeer: (c) => isTrusted(peerAddress(c.env)),
      addressOf: (c) => clientAddress(peerAddress(c.env), () => c.req.header('x-forwarded-for'), isTrusted),
      refreshRevisions,
      log,
    });
    const serveStatic = createStaticFiles({ siteDir, allowedOrigins: config.allowedOrigins });
    app.all('*', (c) => serveStatic(c.req.raw));

    const server = createHttpServer(app, isTrusted);
    const url = await listen(server, config);
    const { readSettings } = site;
    const maintenance = maintainRegularly({ store, readSettings, clock: Date.now, voteClock, log });
    const watching = setInterval(refreshRevisions, revisionsPollMs).unref();
    return {
      url,
      async close() {
        clearInterval(watching);
        await drain(server, drainMilliseconds);
        await maintenance.stop();
        await store.close();
      },
    };
  } catch (error) {
    await store.close();
    throw toUserError(error, config.database);
  }
}

/** How late a rebuilt site's texts may be dated; a vote for one of them is accepted at once. */
const revisionsPollMs = 1_000;

/** With limits on what strangers can make it hold. */
function createHttpServer({ fetch }: Hono, isTrusted: IsTrusted): Server {
  const guard = createConnectionGuard({ isExempt: isTrusted, monotonic: monotonicMs });
  const server = createServer(timeouts, secureTransport(guard.answerInTurn(getRequestListener(fetch)), isTrusted));
  guard.watch(server);
  return server;
}

/** Bodies are 8 KiB at most: a client that needs longer than that for one is given up. Milliseconds. */
const timeouts = { headersTimeout: 10_000, requestTimeout: 20_000, connectionsCheckingInterval: 5_000 };

/** Errors that did not come from the store are passed through. */
function toUserError(cause: unknown, database: string): unknown {
  if (!(cause instanceof StoreError)) return cause;
  return new UserError(
    `The database ${databaseName(database)} cannot be used: ${cause.message.replace(/\.$/, '')}.`,
    'Make sure that it can be reached, that its disk has room and that no other program keeps it locked, then start again.',
    { cause },
  );
}

function peerAddress({ incoming }: { incoming: IncomingMessage }): string {
  // A connection that is already gone has no address; this one is nobody's.
  return incoming.socket.remoteAddress ?? '0.0.0.0';
}
