import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { startChild } from '../load/child-server.ts';
import { jsonPost, load } from '../load/raw-client.ts';
import { smallSiteVote, timedUuid } from '../load/small-site.ts';

export interface DiskResult {
  stored: number;
  /** Refused with 503 while the disk was full. */
  refused: number;
  /** Any other answer. */
  other: number;
  readyWhileFull: number;
  /** Answers 201 after there was room again. */
  recovered: number;
}

/**
 * Votes on a small disk of its own until it is full, then makes room. `undefined` where nothing can be mounted.
 *
 * @param roomBytes that much of the database is free inside of it, as after a purge
 */
export async function proveFullDisk(siteDir: string, roomBytes = 0): Promise<DiskResult | undefined> {
  const mount = mkdtempSync(join(tmpdir(), 'jieda-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=3m', 'tmpfs', mount], { stdio: 'ignore' });
  } catch {
    rmSync(mount, { recursive: true });
    return undefined;
  }
  const ballast = join(mount, 'ballast');
  writeFileSync(ballast, Buffer.alloc(1024 * 1024));
  const database = join(mount, 'jieda.db');
  makeRoom(database, roomBytes);
  const server = await startChild(['scripts/serve.ts', '--site', siteDir], { KB_DATABASE: database });
  try {
    const vote = (requests: number, connections = 16) =>
      load({
        url: server.url,
        connections,
        requests,
        makeRequest: (connection) => {
          const id = timedUuid();
          return jsonPost('/api/votes', smallSiteVote(id, connection % 10), { 'User-Agent': id });
        },
      });
    const full = await vote(12_000);
    // What had no room for a batch may have some for a single vote, or for the health check.
    await vote(500, 1);
    const readyWhileFull = (await fetch(`${server.url}/api/ready`)).status;
    rmSync(ballast);
    const after = await vote(50);
    const { 201: stored = 0, 503: refused = 0, ...others } = full.byStatus;
    const other = Object.values(others).reduce((sum, count) => sum + count, full.broken);
    return { stored, refused, other, readyWhileFull, recovered: after.byStatus[201] ?? 0 };
  } finally {
    await server.stop();
    execFileSync('umount', [mount]);
    rmSync(mount, { recursive: true });
  }
}

/** Pages of a file that was larger once stay part of it. */
function makeRoom(file: string, bytes: number): void {
  const database = new DatabaseSync(file);
  database.exec(`CREATE TABLE filler (bytes); INSERT INTO filler VALUES (zeroblob(${bytes})); DROP TABLE filler`);
  database.close();
}
