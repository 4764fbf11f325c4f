import { chmodSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';

/** What Linux mounts as a file system in memory. */
const memory = '/dev/shm';

/** Most that the tests keep at a time, several times over, in bytes. */
const neededBytes = 4 * 1024 ** 3;

/**
 * Keeps temporary files of this process and its children in memory from now on, where there is room: databases sync each
 * commit, and with that tests wait for the disk. A `TMPDIR` that is set stays.
 */
export function keepTemporaryFilesInMemory(): void {
  if (process.env['TMPDIR'] !== undefined || freeBytes() < neededBytes) return;
  const folder = mkdtempSync(join(memory, 'jieda-tests-'));
  // As /tmp is: PostgreSQL runs as another user.
  chmodSync(folder, 0o1777);
  process.env['TMPDIR'] = folder;
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  // A process that a signal ends does not get to `exit`, and memory would stay taken.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => process.exit(128 + constants.signals[signal]));
}

/** 0 where there is no such file system. */
function freeBytes(): number {
  try {
    const { bavail, bsize } = statfsSync(memory);
    return bavail * bsize;
  } catch {
    return 0;
  }
}
