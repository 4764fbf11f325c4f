import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { extname } from 'node:path';
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import { UserError } from '../../errors.ts';

/** A file of a bundle: on disk, or made here. */
export type BundledFile = { path: string; from: string } | { path: string; text: string };

/** What a zip file without extensions of the format can hold. */
export const maxZipFiles = 65_535;
const maxZipBytes = 4_000_000_000;

/** Files that do not become smaller. */
const compressed = new Set(['.png', '.jpg', '.jpeg', '.webp', '.mp4', '.webm', '.zip', '.pdf', '.docx', '.xlsx', '.pptx']);

/** The same files always give the same bytes. */
const mtime = new Date(1980, 0, 1);

/** Writes a zip file piece by piece: what is in memory is one piece of one file. */
export async function writeZip(target: string, files: AsyncIterable<BundledFile>): Promise<void> {
  const output = createWriteStream(target);
  let fault: Error | undefined;
  let bytes = 0;
  output.on('error', (error) => {
    fault ??= error;
  });
  const zip = new Zip((error, piece) => {
    if (error !== null) fault ??= error;
    bytes += piece.length;
    output.write(piece);
  });
  const proceed = async (): Promise<void> => {
    if (output.writableNeedDrain && fault === undefined) await Promise.race([once(output, 'drain'), once(output, 'close')]);
    if (bytes > maxZipBytes)
      fault ??= new UserError(`${target} would be larger than ${maxZipBytes / 1e9} GB.`, 'Name a folder instead, without .zip.');
    if (fault !== undefined) {
      output.destroy();
      throw fault;
    }
  };
  for await (const file of files) {
    const entry = compressed.has(extname(file.path).toLowerCase())
      ? new ZipPassThrough(file.path)
      : new ZipDeflate(file.path, { level: 6 });
    entry.mtime = mtime;
    zip.add(entry);
    if ('text' in file) entry.push(new TextEncoder().encode(file.text), true);
    else {
      for await (const piece of createReadStream(file.from)) {
        entry.push(piece as Uint8Array);
        await proceed();
      }
      entry.push(new Uint8Array(), true);
    }
    await proceed();
  }
  zip.end();
  output.end();
  await Promise.race([once(output, 'finish'), once(output, 'error')]);
  await proceed();
}
