import { createReadStream } from 'node:fs';
import { UserError } from '../../errors.ts';

/**
 * Text of a file, chunk by chunk, in UTF-8, UTF-16 with a byte order mark, or GB18030, in which spreadsheets of Chinese
 * systems are saved. The file is read once more beforehand, because only its last byte tells whether it is UTF-8.
 *
 * @throws UserError when it is none of them, or cannot be read
 */
export async function* readText(file: string): AsyncGenerator<string> {
  const encoding = await findEncoding(file);
  yield* decode(file, encoding);
}

async function findEncoding(file: string): Promise<string> {
  for (const encoding of ['utf-16le', 'utf-8', 'gb18030']) {
    try {
      let isFirst = true;
      for await (const chunk of decode(file, encoding)) {
        // Nearly every file is some UTF-16; only the mark says that it is meant.
        if (isFirst && encoding === 'utf-16le' && !chunk.startsWith('\ufeff')) throw new TypeError('no mark');
        isFirst = false;
      }
      return encoding;
    } catch (error) {
      if (!(error instanceof TypeError)) throw unreadable(file, error);
    }
  }
  throw new UserError(`${file} is not text in UTF-8 or GB18030.`, 'Export it as UTF-8.');
}

/** @throws TypeError when the file is not in that encoding */
async function* decode(file: string, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  for await (const chunk of createReadStream(file, { highWaterMark: 256 * 1024 })) {
    const text = decoder.decode(chunk as Uint8Array, { stream: true });
    if (text !== '') yield text;
  }
  const rest = decoder.decode();
  if (rest !== '') yield rest;
}

function unreadable(file: string, cause: unknown): UserError {
  return new UserError(`${file} cannot be read: ${(cause as Error).message}.`, 'Name the file of the export.', { cause });
}
