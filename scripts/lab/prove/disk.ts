import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { serveSite } from '../load/child-server.ts';
import { loadVotes, votesAfterRecovery } from '../load/votes.ts';

export interface DiskResult {
  stored: number;
  /** Votes refused with 503 while the disk was full. */
  refused: number;
  /** Any other answer. */
  other: number;
  /** Status of `GET /api/ready` on the full disk: the first 503, or the last one of several. */
  readyWhileFull: number;
  /** How many of the {@link votesAfterRecovery} votes sent once there was room again were answered with 201. */
  recovered: number;
}

/** How often the rest of a full disk is filled up at most. */
const fillings = 10;

/**
 * Sends votes to a server on a small disk until it is full, then makes room.
 *
 * @param roomBytes free space inside the database file, as a purge leaves it
 * @returns `undefined` where nothing can be mounted
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
  const server = await serveSite(siteDir, { KB_DATABASE: database });
  const { url } = server;
  try {
    const full = await loadVotes({ url, connections: 16, votes: 12_000 });
    let readyWhileFull = 0;
    for (let attempt = 0; attempt < fillings && readyWhileFull !== 503; attempt++) {
      // A single vote or the health check may still fit where a batch does not, and a checkpoint of the log makes room.
      await loadVotes({ url, connections: 1, votes: 500 });
      readyWhileFull = (await fetch(`${url}/api/ready`)).status;
    }
    rmSync(ballast);
    const after = await loadVotes({ url, connections: 16, votes: votesAfterRecovery });
    const { 201: stored = 0, 503: refused = 0, ...others } = full.byStatus;
    const other = Object.values(others).reduce((sum, count) => sum + count, full.broken);
    return { stored, refused, other, readyWhileFull, recovered: after.byStatus[201] ?? 0 };
  } finally {
    await server.stop();
    execFileSync('umount', [mount]);
    rmSync(mount, { recursive: true });
  }
}

/** Whether votes were refused with 503 alone, and all stored once there was room. */
export function isRecovered({ refused, other, readyWhileFull, recovered }: DiskResult): boolean {
  return refused > 0 && other === 0 && readyWhileFull === 503 && recovered === votesAfterRecovery;
}

export function describeDisk({ stored, refused, other, readyWhileFull, recovered }: DiskResult): string {
  return `${stored} stored, ${refused} refused with 503, ${other} other answers, ready said ${readyWhileFull}, then ${recovered} of ${votesAfterRecovery} stored`;
}

/** Grows the file and frees the new pages, which stay part of it. */
function makeRoom(file: string, bytes: number): void {
  const database = new DatabaseSync(file);
  database.exec(`CREATE TABLE filler (bytes); INSERT INTO filler VALUES (zeroblob(${bytes})); DROP TABLE filler`);
  database.close();
}
