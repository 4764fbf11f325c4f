import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { Unzip, UnzipInflate } from 'fflate';
import { UserError } from '../../errors.ts';

/** Unpacked, an office file is rarely larger than a tenth of this. */
const maxUnpackedBytes = 200_000_000;

/** How a compound file begins: Office's format before 2007, and that of documents with a password. */
const oldOffice = [0xd0, 0xcf, 0x11, 0xe0];

/**
 * Refuses archives that unpack to much more than they seem to hold, by unpacking them once without keeping anything:
 * what an archive says of its own size may be a lie.
 *
 * @throws UserError when the file is not an archive, or too large
 */
export async function assertSmallArchive(file: string, maxBytes = maxUnpackedBytes): Promise<void> {
  const bytes = await readFile(file);
  const kind = extname(file).toLowerCase() === '.xlsx' ? 'an Excel workbook' : 'a Word document';
  if (oldOffice.every((byte, index) => bytes[index] === byte))
    throw new UserError(
      `${file} has a password, or is of Office 97–2003.`,
      `Open it, take the password away, and save it as ${extname(file)}.`,
    );
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b)
    throw new UserError(
      `${file} is not ${kind}, whatever its name says.`,
      'Open it in the program it comes from, and save it again.',
    );
  let unpacked = 0;
  const unzip = new Unzip((entry) => {
    entry.ondata = (error, data) => {
      if (error !== null) throw error;
      unpacked += data.length;
      if (unpacked > maxBytes) throw new RangeError();
    };
    entry.start();
  });
  unzip.register(UnzipInflate);
  try {
    // In pieces, so that a piece cannot unpack to more than memory holds.
    for (let at = 0; at < bytes.length; at += 65_536) unzip.push(bytes.subarray(at, at + 65_536), at + 65_536 >= bytes.length);
  } catch (cause) {
    const reason = cause instanceof RangeError ? `unpacks to more than ${maxBytes / 1e6} MB` : 'is damaged';
    throw new UserError(`${file} ${reason}, so it was not read.`, 'Save it again, without pictures if need be.', { cause });
  }
}
