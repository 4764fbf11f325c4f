import { randomBytes } from 'node:crypto';
import { access, readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { type BlockList, isIP, isIPv6 } from 'node:net';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { UserError } from '../../errors.ts';
import { inPortions } from '../../feedback/random.ts';
import { createVoteClock } from '../../feedback/vote-clock.ts';
import { interfaceLocales } from '../../i18n/strings.ts';
import { migrate } from '../../store/migrate.ts';
import { databaseName, openServingStore } from '../../store/open-store.ts';
import { StoreError, UnreachableError } from '../../store/store.ts';
import { createApp } from '../app.ts';
import { clientAddress, rememberAddresses } from '../client-address.ts';
import type { ServerConfig } from '../config.ts';
import { createConnectionGuard } from '../connections.ts';
import { transportSecurity } from '../headers.ts';
import { keepKey } from '../key-file.ts';
import { createLimiter } from '../limiter.ts';
import { maintainRegularly } from '../maintenance.ts';
import { type FollowedRevisions, followRevisions } from '../published-revisions.ts';
import { followSettings } from '../published-settings.ts';
import { followKnownWords } from '../published-words.ts';
import { createStaticFiles } from '../static-files.ts';

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
 * @throws UserError when the folder is no built site, the database cannot be used or the port cannot be had
 */
export async function startServer({
  siteDir,
  config,
  log,
  drainMilliseconds = 2_000,
}: StartServerOptions): Promise<RunningServer> {
  await requireSite(siteDir);
  const voteClock = createVoteClock(Date.now);
  let revisions: FollowedRevisions | undefined;
  const store = await openServingStore(config.database, {
    log,
    async prepare(opened) {
      await migrate(opened);
      await voteClock.refresh(opened);
      // A backup put in the place of a file may be older than the last build.
      revisions?.forget();
    },
  }).catch((error: unknown) => {
    throw toUserError(error, config.database);
  });
  try {
    const key = config.key ?? keepKey(`${config.database}.key`);
    revisions = followRevisions({ siteDir, store, edition: config.edition, clock: Date.now });
    await revisions.refresh().catch(unlessUnreachable);
    const readSettings = followSettings(siteDir, Date.now);
    await readSettings();
    const readKnownWords = followKnownWords(siteDir, interfaceLocales, Date.now);
    await Promise.all(interfaceLocales.map(readKnownWords));
    const refreshRevisions = sayOnce(revisions.refresh, log);

    const hasProxies = config.trustedProxies.rules.length > 0;
    const isProxy = rememberAddresses((address) => isListed(config.trustedProxies, address));
    const isTrusted = (address: string): boolean => hasProxies && isProxy(address);

    const app = createApp({
      store,
      clock: voteClock.now,
      machineClock: Date.now,
      random: inPortions(randomBytes),
      key,
      readSettings,
      readKnownWords,
      limit: createLimiter({ limit: config.rateLimit, monotonic: () => performance.now() }),
      readShell: (locale) => readShell(siteDir, locale),
      config,
      isTrustedPeer: (c) => isTrusted(peerAddress(c.env)),
      addressOf: (c) => clientAddress(peerAddress(c.env), () => c.req.header('x-forwarded-for'), isTrusted),
      refreshRevisions,
      log,
    });
    const serveStatic = createStaticFiles({ siteDir, allowedOrigins: config.allowedOrigins });
    app.all('*', (c) => serveStatic(c.req.raw));

    const guard = createConnectionGuard({ isExempt: isTrusted, monotonic: () => performance.now() });
    const listener = guard.answerInTurn(getRequestListener(app.fetch));
    const server = createServer(timeouts, hasProxies ? secureTransport(listener, isTrusted) : listener);
    guard.watch(server);
    await listen(server, config);
    const maintenance = maintainRegularly({ store, readSettings, clock: Date.now, voteClock, log });
    const watching = setInterval(refreshRevisions, revisionsPollMs).unref();
    return {
      url: addressOf(server, config.host),
      async close() {
        clearInterval(watching);
        await stop(server, drainMilliseconds);
        await maintenance.stop();
        await store.close();
      },
    };
  } catch (error) {
    await store.close();
    throw toUserError(error, config.database);
  }
}

/** Bodies are 8 KiB at most: a client that needs longer than that for one is given up. Milliseconds. */
const timeouts = { headersTimeout: 10_000, requestTimeout: 20_000, connectionsCheckingInterval: 5_000 };

/** Revisions are taken in later, by whoever looks for them next. */
function unlessUnreachable(error: unknown): void {
  if (!(error instanceof UnreachableError)) throw error;
}

/** What is no fault of the store stays what it is. */
function toUserError(cause: unknown, database: string): unknown {
  if (!(cause instanceof StoreError)) return cause;
  return new UserError(
    `The database ${databaseName(database)} cannot be used: ${cause.message.replace(/\.$/, '')}.`,
    'Make sure that it can be reached, that its disk has room and that no other program keeps it locked, then start again.',
    { cause },
  );
}

/** Lets serving go on with the revisions known so far; the same fault is told once, not every second. */
function sayOnce(refresh: () => Promise<boolean>, log: StartServerOptions['log']): () => Promise<boolean> {
  let told = '';
  return async function refreshRevisions() {
    try {
      const isNew = await refresh();
      told = '';
      return isNew;
    } catch (error) {
      const { message } = error as Error;
      if (message !== told) log(message);
      told = message;
      return false;
    }
  };
}

/** How late a rebuilt site's texts may be dated; a vote for one of them is accepted at once. */
const revisionsPollMs = 1_000;

async function requireSite(siteDir: string): Promise<void> {
  try {
    await access(join(siteDir, 'index.html'));
  } catch (error) {
    throw new UserError(`There is no built site in ${siteDir}: it has no index.html.`, 'Run `npm run build` first.', {
      cause: error,
    });
  }
}

async function readShell(siteDir: string, locale: string): Promise<string | undefined> {
  if (!interfaceLocales.includes(locale)) return undefined;
  try {
    return await readFile(join(siteDir, locale, 'shell', 'index.html'), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function peerAddress({ incoming }: { incoming: IncomingMessage }): string {
  // A connection that is already gone has no address; this one is nobody's.
  return incoming.socket.remoteAddress ?? '0.0.0.0';
}

/** Where one of our proxies says that TLS ended there, browsers are told to come over TLS only. */
function secureTransport(listener: RequestListener, isTrusted: (address: string) => boolean): RequestListener {
  return function answerOverTls(request, response) {
    const isTls = request.headers['x-forwarded-proto'] === 'https' && isTrusted(request.socket.remoteAddress ?? '');
    if (isTls) for (const [name, value] of Object.entries(transportSecurity)) response.setHeader(name, value);
    listener(request, response);
  };
}

function isListed(list: BlockList, address: string): boolean {
  const family = isIP(address);
  return family !== 0 && list.check(address, family === 6 ? 'ipv6' : 'ipv4');
}

function listen(server: Server, { host, port }: ServerConfig): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const [why, hint] = listenFaults[error.code ?? ''] ?? [error.message, 'Check HOST and PORT.'];
      reject(new UserError(`Cannot listen on HOST ${host}, PORT ${port}: ${why}.`, hint, { cause: error }));
    });
    server.listen(port, host, resolve);
  });
}

const listenFaults: Readonly<Record<string, [why: string, hint: string]>> = {
  EADDRINUSE: ['another program uses that port', 'Stop the other program, or set PORT to another number; 0 takes any free one.'],
  EACCES: ['this user may not use that port', 'Set PORT to a number from 1024 up.'],
  EADDRNOTAVAIL: [
    'this machine does not have that address',
    'Set HOST to 127.0.0.1, or to 0.0.0.0 for every address of this machine.',
  ],
  ENOTFOUND: ['there is no host of that name', 'Set HOST to 127.0.0.1, or to 0.0.0.0 for every address of this machine.'],
};

function addressOf(server: Server, host: string): string {
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return `http://${isIPv6(host) ? `[${host}]` : host}:${port}`;
}

/** Kept-alive connections are closed as soon as they are idle, the rest is cut in the end. */
async function stop(server: Server, drainMilliseconds: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  const closeIdle = setInterval(() => server.closeIdleConnections(), 50);
  const cut = setTimeout(() => server.closeAllConnections(), drainMilliseconds);
  await closed;
  clearInterval(closeIdle);
  clearTimeout(cut);
}
