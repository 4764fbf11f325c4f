import { lstat, readFile } from 'node:fs/promises';
import { isMissing } from '../files.ts';
import { type Finding, finding } from '../findings/finding.ts';

/** Larger files are almost surely not articles; parsing one would hold a build for minutes. */
export const maxFileBytes = 1024 * 1024;

/** UTF-8 text with line ends as `\n`, or why it cannot be had; what is no plain file has its finding from `findSpecialFiles`. */
export type TextFile = { text: string } | { finding: Finding } | { missing: true } | { special: true };

/** @param name path as the writer knows it, for the finding */
export async function readTextFile(path: string, name: string): Promise<TextFile> {
  let bytes: Buffer;
  try {
    const info = await lstat(path);
    if (info.isDirectory()) return { missing: true };
    if (!info.isFile()) return { special: true };
    const { size } = info;
    if (size > maxFileBytes) {
      const hint = `Split it, or move what is not text elsewhere; the limit is ${maxFileBytes / 1024} KiB.`;
      return {
        finding: finding(
          'schema/too-large',
          { file: name, line: 1, column: 1 },
          `The file has ${Math.round(size / 1024)} KiB.`,
          hint,
        ),
      };
    }
    bytes = await readFile(path);
  } catch (error) {
    if (isMissing(error)) return { missing: true };
    throw error;
  }
  try {
    // The decoder drops a byte order mark, which some editors write.
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes).replaceAll(/\r\n?/g, '\n') };
  } catch {
    return {
      finding: finding(
        'schema/encoding',
        { file: name, ...firstBadByte(bytes) },
        'The file is not UTF-8.',
        'Save it as UTF-8 (in the editor: “save with encoding”); GBK and UTF-16 are not read.',
      ),
    };
  }
}

function firstBadByte(bytes: Buffer): { line: number; column: number } {
  const decoded = bytes.toString('utf8');
  const before = decoded.slice(0, Math.max(0, decoded.indexOf('\uFFFD'))).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
