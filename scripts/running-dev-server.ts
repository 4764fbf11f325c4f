import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { UserError } from '../src/errors.ts';

/** The file in which Astro notes the development server of a folder; only the part that is used. */
const lockSchema = z.object({ pid: z.int().positive(), url: z.string() });

/**
 * Astro refuses a second development server of one folder with a stack trace, so this says it first.
 *
 * @param lockFile `.astro/dev.json`; whatever is wrong with it is for Astro to say
 * @throws UserError when a server is running
 */
export async function refuseSecondServer(lockFile: string): Promise<void> {
  const text = await readFile(lockFile, 'utf8').catch(() => '{}');
  const lock = lockSchema.safeParse(parseJson(text));
  if (!lock.success || !isRunning(lock.data.pid)) return;
  const { pid, url } = lock.data;
  throw new UserError(
    `\`npm run dev\` is already running at ${url}.`,
    `Open that address, or stop it first: Ctrl-C in its terminal, or \`kill ${pid}\`.`,
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It belongs to another user.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
