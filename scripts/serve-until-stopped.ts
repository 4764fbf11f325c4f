import { existsSync } from 'node:fs';
import { relative } from 'node:path';
import { foldersOf } from '../src/edition/folders.ts';
import { readEnvironment } from '../src/knowledge/environment.ts';
import { readServerConfig } from '../src/server/config.ts';
import { type RunningServer, startServer } from '../src/server/entries/node.ts';
import { databaseName, isPostgresUrl } from '../src/store/open-store.ts';
import { editionVariables } from './command-line.ts';

/** Variables of the server, each with its meaning. */
export const serverVariables = {
  KB_CONTENT: editionVariables.KB_CONTENT,
  KB_AUDIENCE: editionVariables.KB_AUDIENCE,
  HOST: 'address to listen on (default: 127.0.0.1)',
  PORT: 'port to listen on; 0 for any free one (default: 4321)',
  KB_DATABASE: 'SQLite file, or postgres://user:password@host/database, also with several hosts (default: .data/jieda.db)',
  KB_KEY: '32 bytes in base64; required with PostgreSQL (default: created beside the SQLite file, .data/jieda.db.key)',
  KB_METRICS_TOKEN: 'token with which programs read /api/metrics (default: there is no such address)',
  KB_STAFF_HEADER:
    'header in which a trusted proxy names who is signed in to the staff’s pages, such as Remote-User (default: none)',
  ALLOWED_ORIGINS: 'other origins that may send votes, such as https://help.example.com (default: none)',
  TRUSTED_PROXIES: 'addresses or ranges whose X-Forwarded-For, -Host and -Proto are trusted (default: none)',
  RATE_LIMIT: 'POSTs a minute allowed from one address, 0 for no limit (default: 120)',
} as const;

/**
 * Serves a built site with its endpoint and prints its address. Resolves when a signal has stopped it.
 *
 * @param site folder to serve (default: the output folder of the build)
 * @throws UserError when there is no such site, or the database or the port cannot be used
 */
export async function serveUntilStopped(site?: string): Promise<void> {
  const config = readServerConfig(process.env);
  const siteDir = site ?? foldersOf(readEnvironment(process.env)).outDir;
  const isNew = !isPostgresUrl(config.database) && !existsSync(config.database);
  const server = await startServer({ siteDir, config, log: logLine });
  console.log(
    [
      `Site       ${server.url}/  (${relative('.', siteDir)})`,
      `Endpoint   ${server.url}/api/`,
      `Database   ${databaseName(config.database)}${isNew ? '  (new and empty: there was no such file)' : ''}`,
      `Edition    ${config.audience}`,
    ].join('\n'),
  );
  await stopOnSignal(server);
}

/** Writes one line of JSON to standard error. Messages never contain an address, a user agent or a ballot. */
function logLine(message: string): void {
  console.error(JSON.stringify({ time: new Date().toISOString(), level: 'error', message }));
}

/** Resolves when the first SIGINT or SIGTERM has stopped the server; a second one exits the process. */
function stopOnSignal(server: RunningServer): Promise<void> {
  let stopped: Promise<void> | undefined;
  return new Promise((resolve, reject) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.on(signal, () => {
        if (stopped !== undefined) process.exit(1);
        stopped = server.close();
        stopped.then(resolve, reject);
      });
    }
  });
}
