import { Session } from 'node:inspector/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * Frees what is no longer used, and the heap grows from there: left alone, V8 keeps the garbage of ten thousand articles
 * that have been read, 500 MB, for as long as there is memory.
 */
export async function collectGarbage(): Promise<void> {
  const session = new Session();
  session.connect();
  try {
    await session.post('HeapProfiler.collectGarbage');
  } finally {
    session.disconnect();
  }
}

let collect: (() => void) | undefined;

/** One collection, which takes a tenth of the time and leaves some garbage: for a process that someone is waiting for. */
export function collectBriefly(): void {
  if (collect === undefined) {
    setFlagsFromString('--expose-gc');
    collect = runInNewContext('gc') as () => void;
  }
  collect();
}
