import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';

/** A file that is open, and what tells that its bytes are the same as the last time. */
export interface TaggedFile {
  handle: FileHandle;
  size: number;
  mtimeMs: number;
  ino: number;
}

/** Gives the entity tag of a file's bytes; the same on every machine that serves the same site. */
export type ReadEntityTag = (file: TaggedFile) => Promise<string>;

/**
 * Entity tags by content: they say nothing of the disk, and a site that was built anew keeps the tags of the files
 * that are still the same. A file is read for its tag once; later its inode, size and time vouch for it.
 *
 * @param maxFiles so many tags are remembered, those that were asked for longest ago are dropped
 */
export function createEntityTags(maxFiles = 50_000): ReadEntityTag {
  const known = new Map<string, Promise<string>>();

  function read(file: TaggedFile, version: string): Promise<string> {
    const tag = hash(file);
    tag.catch(() => known.delete(version));
    return tag;
  }

  return function readEntityTag(file) {
    const version = `${file.ino} ${file.size} ${file.mtimeMs}`;
    const tag = known.get(version) ?? read(file, version);
    // Moved to the end: the map's first is the one that was not asked for the longest.
    known.delete(version);
    known.set(version, tag);
    const [oldest] = known.keys();
    if (known.size > maxFiles && oldest !== undefined) known.delete(oldest);
    return tag;
  };
}

async function hash({ handle, size }: TaggedFile): Promise<string> {
  const digest = createHash('sha256');
  // Without a position of its own, what is read here would be missing from the answer.
  if (size > 0)
    for await (const chunk of handle.createReadStream({ start: 0, end: size - 1, autoClose: false })) digest.update(chunk);
  return `"${digest.digest('base64url').slice(0, 22)}"`;
}
