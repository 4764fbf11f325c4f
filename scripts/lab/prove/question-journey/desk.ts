import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { createSealer } from '../../../../src/questions/sealer.ts';
import { bufferRandom } from '../../../../src/readers/random.ts';
import { migrate } from '../../../../src/records/migrate.ts';
import { openStore } from '../../../../src/store/open-store.ts';
import { type ChildServer, serveSite, testKey } from '../../load/child-server.ts';
import { startMailServer } from '../../load/mail-server.ts';
import type { Sites } from './sites.ts';

/** Both editions, served over one database, with a mail server: what the staff and the askers work with. */
export interface Desk {
  publicUrl: string;
  staffUrl: string;
  letters: Awaited<ReturnType<typeof startMailServer>>['delivered'];
  /** Runs `npm run questions -- …`. @returns what it prints; @throws Error when it fails */
  questions(args: readonly string[], input?: string): Promise<string>;
  close(): Promise<void>;
}

/**
 * @param before what happened before the servers start, with a store
 */
export async function openDesk(
  sites: Sites,
  folder: string,
  before: (desk: { store: Awaited<ReturnType<typeof openStore>>; sealer: ReturnType<typeof createSealer> }) => Promise<void>,
): Promise<Desk> {
  const database = join(folder, 'journey.db');
  const store = await openStore(database);
  await migrate(store);
  await before({ store, sealer: createSealer(new Uint8Array(Buffer.from(testKey, 'base64')), bufferRandom(randomBytes)) });
  await store.close();
  const mail = await startMailServer();
  const environment = { KB_CONTENT: sites.content, KB_DATABASE: database, KB_KEY: testKey, KB_SMTP: mail.url };
  const servers: ChildServer[] = [];
  const serve = async (site: string, edition: string): Promise<string> => {
    const server = await serveSite(site, { ...environment, KB_AUDIENCE: edition });
    servers.push(server);
    return server.url;
  };
  return {
    publicUrl: await serve(sites.public, 'public'),
    staffUrl: await serve(sites.internal, 'internal'),
    letters: mail.delivered,
    questions: (args, input) => run(['scripts/questions.ts', ...args], { ...process.env, ...environment }, input),
    async close() {
      await Promise.all(servers.map((server) => server.stop()));
      await mail.stop();
    },
  };
}

function run(args: readonly string[], env: NodeJS.ProcessEnv, input = ''): Promise<string> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, args, { env });
    const said: string[] = [];
    const complaints: string[] = [];
    child.stdout.on('data', (data) => said.push(String(data)));
    child.stderr.on('data', (data) => complaints.push(String(data)));
    child.on('error', fail);
    child.on('close', (code) =>
      code === 0 ? done(said.join('')) : fail(new Error(`${args.join(' ')} ended with ${code}: ${complaints.join('')}`)),
    );
    child.stdin.end(input);
  });
}
