import { UserError } from '../../errors.ts';

/**
 * Text of a file in UTF-8, UTF-16 with a byte order mark, or GB18030, in which spreadsheets of Chinese systems are saved.
 *
 * @throws UserError when it is none of them
 */
export function decodeText(bytes: Uint8Array, file: string): string {
  const encodings = bytes[0] === 0xff && bytes[1] === 0xfe ? ['utf-16le'] : ['utf-8', 'gb18030'];
  for (const encoding of encodings) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // The next one.
    }
  }
  throw new UserError(`${file} is not text in UTF-8 or GB18030.`, 'Save it as UTF-8.');
}
