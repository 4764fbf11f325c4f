import { lstat, readFile } from 'node:fs/promises';
import { UserError } from '../errors.ts';
import { ignoreMissing } from '../files.ts';

/**
 * Reads the body of a response, up to a limit.
 *
 * @returns `undefined` when the body is larger
 */
export async function readBodyLimited(response: Response, maxBytes: number): Promise<Buffer | undefined> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    // Leaving the loop cancels the body.
    if (bytes > maxBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/**
 * Reads a file that someone else made, such as the artifact of a fork's run: an ordinary file of limited size only, so
 * that neither a symbolic link nor a huge file gets in.
 *
 * @returns `undefined` when there is no such file
 * @throws UserError
 */
export async function readForeignFile(path: string, maxBytes: number): Promise<string | undefined> {
  const entry = await lstat(path).catch(ignoreMissing);
  if (entry === undefined) return undefined;
  if (!entry.isFile())
    throw new UserError(`${path} is not an ordinary file.`, 'Nothing of it was used. Look at what the run uploaded.');
  if (entry.size > maxBytes)
    throw new UserError(
      `${path} has ${entry.size} bytes, and at most ${maxBytes} are read.`,
      'Nothing of it was used. Look at what the run uploaded.',
    );
  return readFile(path, 'utf8');
}
