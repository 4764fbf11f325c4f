import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { faultOfMachine, MisuseError, UserError } from '../errors.ts';

/**
 * Writes a file or folder all or nothing: beside its place first, under the name it has at the end only when it is
 * complete. What was there before stays until then.
 *
 * @throws MisuseError when there is something already, and `force` is not given
 * @throws UserError when it cannot be written
 */
export async function writeAll(
  path: string,
  { force }: { force: boolean },
  write: (temporary: string) => Promise<void>,
): Promise<void> {
  const target = resolve(path);
  if (existsSync(target) && !force)
    throw new MisuseError(`${path} exists already.`, 'Name another place, or give --force to replace it.');
  const unique = randomUUID().slice(0, 8);
  const temporary = `${target}.${unique}.partial`;
  const former = `${target}.${unique}.former`;
  try {
    await mkdir(dirname(target), { recursive: true });
    await write(temporary);
    if (existsSync(target)) await rename(target, former);
    await rename(temporary, target);
    await rm(former, { recursive: true, force: true });
  } catch (error) {
    await rm(temporary, { recursive: true, force: true });
    if (!existsSync(target) && existsSync(former)) await rename(former, target);
    const { code } = error as NodeJS.ErrnoException;
    if (error instanceof UserError || code === undefined) throw error;
    const reason = faultOfMachine(error)?.message ?? `${(error as Error).message}.`;
    throw new UserError(`${path} cannot be written. ${reason}`, 'Name a place where there is room and permission to write.', {
      cause: error,
    });
  }
}
