import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { minuteMs } from '../../../../src/metrics/instants.ts';
import { leaseMs } from '../../../../src/questions/outbox/lease.ts';
import { migrate } from '../../../../src/records/migrate.ts';
import { openStore } from '../../../../src/store/open-store.ts';
import { statement } from '../../../../src/store/store.ts';
import { testKey } from '../../load/child-server.ts';
import { complain, complainedAt, levelMinutes, toldPerComplaint } from './complaints.ts';

export interface WordsOutOptions {
  /** `KB_DATABASE` of an empty database. */
  database: string;
  complaints: number;
  kills: number;
  /** Runs the control instead. */
  isHasty?: boolean;
  onProgress?: (kills: number) => void;
}

export interface WordsOutResult {
  kills: number;
  /** Messages that everybody who is to be told should get. */
  expected: number;
  /** Different messages that arrived. */
  arrived: number;
  lost: number;
  /** Notices given twice, and messages enqueued twice. */
  duplicated: number;
  /** Messages that arrived more than once, under the same id. */
  repeated: number;
}

/**
 * Two processes at once pass on complaints that nobody replies to, and are killed without notice again and again while the
 * clock moves past every level. In the end everybody must have been told of each, and each notice given once.
 */
export async function proveWordsOut({
  database,
  complaints,
  kills,
  isHasty = false,
  onProgress = () => {},
}: WordsOutOptions): Promise<WordsOutResult> {
  const store = await openStore(database);
  await migrate(store);
  await complain(store, new Uint8Array(Buffer.from(testKey, 'base64')), randomBytes, complaints);
  const receiver = await startReceiver();
  const end = Math.max(...levelMinutes);
  const run = (minutes: number): Deliverer[] =>
    [1, 2].map(() => startDeliverer({ database, receiver: receiver.url, minutes, isHasty }));
  try {
    for (let kill = 1; kill <= kills; kill += 1) {
      // Each kill falls behind another level, and behind the leases of those that were killed before.
      const minutes = Math.max(levelMinutes[0] ?? 0, (kill / kills) * end) + kill * (leaseMs / minuteMs);
      const before = receiver.requests();
      const both = run(minutes);
      await Promise.race([receiver.after(before + 1 + Math.floor(Math.random() * complaints)), ...both.map(({ idle }) => idle)]);
      await Promise.all(both.map(({ stop }) => stop()));
      onProgress(kill);
    }
    const last = run(end + (kills + 10) * (leaseMs / minuteMs) + 60);
    await Promise.all(last.map(({ idle }) => idle));
    await Promise.all(last.map(({ stop }) => stop()));
    const expected = complaints * toldPerComplaint;
    const count = async (sql: string): Promise<number> => Number((await store.query(statement(sql)))[0]?.['n']);
    const steps = await count("SELECT count(*) AS n FROM question_step WHERE move = 'escalate'");
    const messages = await count('SELECT count(*) AS n FROM outbox');
    const { ids, repeated } = receiver.result();
    return {
      ...{ kills, expected, arrived: ids, repeated },
      lost: expected - ids,
      duplicated: Math.abs(steps - complaints * levelMinutes.length) + Math.abs(messages - expected),
    };
  } finally {
    await receiver.stop();
    await store.close();
  }
}

interface Deliverer {
  /** Resolves when nothing is left to do. */
  idle: Promise<void>;
  stop(): Promise<void>;
}

function startDeliverer(options: { database: string; receiver: string; minutes: number; isHasty: boolean }): Deliverer {
  const { database, receiver, minutes, isHasty } = options;
  const ahead = complainedAt + minutes * minuteMs - Date.now();
  const child: ChildProcess = spawn(
    process.execPath,
    [join(import.meta.dirname, 'deliverer.ts'), ...(isHasty ? ['hasty'] : [])],
    {
      env: { ...process.env, KB_DATABASE: database, KB_KEY: testKey, RECEIVER: receiver, CLOCK_AHEAD: String(ahead) },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const exited = once(child, 'exit');
  const idle = new Promise<void>((resolve) => {
    child.stdout?.on('data', (data) => {
      if (String(data).includes('idle')) resolve();
    });
    exited.then(() => resolve());
  });
  return {
    idle,
    async stop() {
      child.kill('SIGKILL');
      await exited;
    },
  };
}

/** Counts what arrives, by id. */
async function startReceiver() {
  const seen = new Map<string, number>();
  let requests = 0;
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      const id = String(request.headers['webhook-id']);
      seen.set(id, (seen.get(id) ?? 0) + 1);
      requests += 1;
      response.end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    requests: () => requests,
    async after(count: number) {
      while (requests < count && server.listening) await setTimeout(2);
    },
    result: () => ({ ids: seen.size, repeated: [...seen.values()].filter((times) => times > 1).length }),
    async stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}
