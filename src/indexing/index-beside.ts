import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Folders } from '../edition/folders.ts';
import type { Indexed } from './index-edition.ts';

/** A message of the process to its parent. */
export type IndexingMessage = { indexed: Indexed } | { error: string };

/**
 * Indexes the edition that the content plugin has left in its file, in a process of its own, which ends with this one.
 *
 * @returns waits for the process; throws an Error when it fails
 */
export function indexBeside(folders: Folders): () => Promise<Indexed> {
  const child = fork(fileURLToPath(new URL('./indexing-process.ts', import.meta.url)), { serialization: 'advanced' });
  const indexed = new Promise<Indexed>((resolve, reject) => {
    child.once('message', (message: IndexingMessage) => {
      if ('indexed' in message) resolve(message.indexed);
      else reject(new Error(message.error));
    });
    child.once('error', reject);
    child.once('exit', (code, signal) =>
      reject(new Error(`The process that indexes the articles has ended with ${signal ?? code}.`)),
    );
  });
  // Whoever waits learns of it.
  indexed.catch(() => {});
  child.send(folders);
  // A build that fails meanwhile does not wait.
  child.unref();
  child.channel?.unref();
  return () => {
    child.ref();
    child.channel?.ref();
    return indexed;
  };
}
