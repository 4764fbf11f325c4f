import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { Context, Hono } from 'hono';
import { UserError } from '../../errors.ts';
import { createVoteClock } from '../../feedback/votes/vote-clock.ts';
import { readEnvironment } from '../../knowledge/environment.ts';
import { bufferRandom } from '../../readers/random.ts';
import { migrate } from '../../records/migrate.ts';
import { monotonicMs } from '../../store/monotonic.ts';
import { databaseName, openServingStore } from '../../store/open-store.ts';
import { StoreError } from '../../store/store.ts';
import { createApp } from '../app.ts';
import { createAskedPages } from '../asked-page/asked-pages.ts';
import { openBuiltHelpCentre } from '../built-help-centre.ts';
import { openBuiltSite } from '../built-site.ts';
import { clientAddress } from '../client-address.ts';
import type { ServerConfig } from '../config.ts';
import { createConnectionGuard } from '../connections.ts';
import { deliverRegularly } from '../delivery.ts';
import { madePageHeaders } from '../headers.ts';
import { loadOrCreateKey } from '../key-file.ts';
import { createLimiter } from '../limiter.ts';
import { drain, listen } from '../listen.ts';
import { maintainRegularly } from '../maintenance.ts';
import { type IdentifiedRequest, proxyIdentity } from '../proxy-identity.ts';
import { suppressRepeats } from '../repeated-lines.ts';
import { sendHtml } from '../send-html.ts';
import { createStaticFiles } from '../static-files.ts';
import { type IsTrusted, secureTransport, trustProxies } from '../trusted-proxies.ts';

export interface StartServerOptions {
  /** The built site, `dist` or `dist-internal`. */
  siteDir: string;
  config: ServerConfig;
  /** Logs errors while serving, one line each; a repeated line is logged once a minute. */
  log: (line: string) => void;
  /** How long requests in progress may take after `close()`, in milliseconds; by default 2 000. */
  drainMilliseconds?: number;
  /** Milliseconds on a monotonic clock; by default the process's. */
  monotonic?: () => number;
}

export interface RunningServer {
  /** Address of the site and the endpoint, `http://127.0.0.1:4321`, with the base path. */
  url: string;
  /** Stops accepting connections, answers requests in progress, flushes what was accepted and closes the database. */
  close(): Promise<void>;
}

/**
 * Serves a built site and its endpoint from one Node process. Starts even if the database is unavailable: pages are served,
 * and what readers send is refused until it is available.
 *
 * @throws UserError when the folder is not a built site, or the database or the port cannot be used
 */
export async function startServer({
  siteDir,
  config,
  drainMilliseconds = 2_000,
  monotonic = monotonicMs,
  ...options
}: StartServerOptions): Promise<RunningServer> {
  const log = suppressRepeats({ log: options.log, monotonic });
  const site = await openBuiltSite({ siteDir, audience: config.audience, clock: Date.now, monotonic, log });
  const voteClock = createVoteClock(Date.now, monotonic);
  const store = await openServingStore(config.database, {
    log,
    async prepare(opened) {
      await migrate(opened);
      await voteClock.refresh(opened);
      // The file may have been replaced by a backup that is older than the last build.
      site.forgetRevisions();
    },
  }).catch((error: unknown) => {
    throw toUserError(error, config.database);
  });
  try {
    await site.requireRevisions(store);
    const refreshRevisions = () => site.refreshRevisions(store);
    const isTrusted = trustProxies(config.trustedProxies);
    const { staffHeader } = config;
    const key = config.key ?? loadOrCreateKey(`${config.database}.key`);
    const addressOf = (c: Context): string => clientAddress(peerAddress(c.env), () => c.req.header('x-forwarded-for'), isTrusted);
    const helpCentre = openBuiltHelpCentre(siteDir, config.audience, () => readEnvironment(process.env).today);
    const newLimiter = () => createLimiter({ limit: config.rateLimit, monotonic });
    const app = createApp({
      ...site,
      store,
      clock: voteClock.now,
      machineClock: Date.now,
      random: bufferRandom(randomBytes),
      key,
      oldKeys: config.oldKeys,
      limit: newLimiter(),
      config,
      isTrustedPeer: (c) => isTrusted(peerAddress(c.env)),
      addressOf,
      identityOf: staffHeader === undefined ? undefined : (c) => proxyIdentity(connectionOf(c.env), staffHeader, isTrusted),
      refreshRevisions,
      helpCentre,
      log,
    });
    const { allowedOrigins } = config;
    const { hosting, readPage } = site;
    const readAskedPage = createAskedPages({ helpCentre, readPage, basePath: hosting.basePath, limit: newLimiter(), log });
    const serveStatic = createStaticFiles({ siteDir, allowedOrigins, hosting });
    app.all('*', async (c) => {
      const page = await readAskedPage(c.req.raw, addressOf(c));
      if (page === undefined) return serveStatic(c.req.raw);
      return sendHtml(c.req.raw, page, madePageHeaders(allowedOrigins, hosting));
    });

    const server = createHttpServer(app, { isTrusted, monotonic });
    const url = (await listen(server, config)) + hosting.basePath;
    const { readSettings } = site;
    const maintenance = maintainRegularly({ store, readSettings, clock: Date.now, voteClock, log });
    const delivery = deliverRegularly({
      ...{
        store,
        readSettings,
        clock: Date.now,
        random: bufferRandom(randomBytes),
        key,
        oldKeys: config.oldKeys,
        variables: process.env,
        log,
      },
      // Loaded only where letters are sent.
      sendLetter:
        config.smtp === undefined ? undefined : (await import('../../questions/mail/smtp.ts')).createSmtpSender(config.smtp),
    });
    const polling = setInterval(refreshRevisions, revisionsPollMs).unref();
    return {
      url,
      async close() {
        clearInterval(polling);
        await drain(server, drainMilliseconds);
        await delivery.stop();
        await maintenance.stop();
        await store.close();
      },
    };
  } catch (error) {
    await store.close();
    throw toUserError(error, config.database);
  }
}

/** How often to check for revisions of a rebuilt site. A vote on a new revision stores them at once. */
const revisionsPollMs = 1_000;

/** A server with limits on what clients can make it hold in memory. */
function createHttpServer({ fetch }: Hono, { isTrusted, monotonic }: { isTrusted: IsTrusted; monotonic: () => number }): Server {
  const guard = createConnectionGuard({ isExempt: isTrusted, monotonic });
  const server = createServer(timeouts, secureTransport(guard.answerInTurn(getRequestListener(fetch)), isTrusted));
  guard.watch(server);
  return server;
}

/** In milliseconds. Bodies are small, so a client that takes longer to send one is disconnected. */
const timeouts = { headersTimeout: 10_000, requestTimeout: 20_000, connectionsCheckingInterval: 5_000 };

/** Explains errors of the store; returns all others unchanged. */
function toUserError(cause: unknown, database: string): unknown {
  if (!(cause instanceof StoreError)) return cause;
  return new UserError(
    `The database ${databaseName(database)} cannot be used: ${cause.message.replace(/\.$/, '')}.`,
    'Make sure that it is reachable, that its disk has space and that no other program has locked it, then start again.',
    { cause },
  );
}

function connectionOf(env: { incoming: IncomingMessage }): IdentifiedRequest {
  return { rawHeaders: env.incoming.rawHeaders, peer: peerAddress(env) };
}

function peerAddress({ incoming }: { incoming: IncomingMessage }): string {
  // A closed connection no longer has an address.
  return incoming.socket.remoteAddress ?? '0.0.0.0';
}
