import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { LruMap } from '../lru-map.ts';

/** An open file and the metadata that identifies its version. */
export interface TaggedFile {
  /** Its descriptor. */
  fd: number;
  /** Reads a small file, once for its tag and its response; missing for a larger one. */
  contents?: () => Uint8Array<ArrayBuffer>;
  size: number;
  mtimeMs: number;
  ino: number;
}

/** Returns the entity tag of a file's bytes, the same on every machine that serves the same site. */
export type ReadEntityTag = (file: TaggedFile) => Promise<string>;

/**
 * Entity tags by content: they reveal nothing about the disk, and files that a rebuild did not change keep theirs. Each
 * file is read for its tag once; after that its inode, size and modification time identify it.
 */
export function createEntityTags(maxFiles = 50_000): ReadEntityTag {
  const tags = new LruMap<string, Promise<string>>(maxFiles);

  return function readEntityTag(file) {
    const version = `${file.ino} ${file.size} ${file.mtimeMs}`;
    const known = tags.get(version);
    if (known !== undefined) return known;
    const tag = hash(file);
    tags.set(version, tag);
    tag.catch(() => tags.delete(version));
    return tag;
  };
}

async function hash({ fd, contents, size }: TaggedFile): Promise<string> {
  const digest = createHash('sha256');
  if (contents !== undefined) digest.update(contents());
  // Explicit positions: otherwise the descriptor's position would move, and the response would miss what was read here.
  else if (size > 0)
    for await (const chunk of createReadStream('', { fd, start: 0, end: size - 1, autoClose: false })) digest.update(chunk);
  return `"${digest.digest('base64url').slice(0, 22)}"`;
}
