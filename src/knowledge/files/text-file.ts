import { lstatSync, readFileSync } from 'node:fs';
import { type Finding, finding } from '../../findings/finding.ts';
import { isMissing, isPermissionDenied, permissionFinding } from './file-errors.ts';

/** A larger file is almost certainly not an article, and parsing it would hold up a build for minutes. */
export const maxFileBytes = 1024 * 1024;

/** Reads a file of the content folder; see `readTextFile`. */
export type ReadText = typeof readTextFile;

const decoder = new TextDecoder('utf-8', { fatal: true });

/** UTF-8 text with `\n` line endings, or why there is none. `findSpecialFiles` reports what is `special`. */
export type TextFile = { text: string } | { finding: Finding } | { missing: true } | { special: true };

/**
 * Waits for each file: through Node's pool of threads ten thousand of them take several times as long.
 *
 * @param file path as the writer knows it, for the finding
 */
export function readTextFile(path: string, file: string): TextFile {
  let bytes: Buffer;
  try {
    const info = lstatSync(path);
    if (info.isDirectory()) return { missing: true };
    if (!info.isFile()) return { special: true };
    if (info.size > maxFileBytes) return { finding: tooLarge(file, info.size) };
    bytes = readFileSync(path);
  } catch (error) {
    if (isMissing(error)) return { missing: true };
    if (isPermissionDenied(error)) return { finding: permissionFinding(file, 'file') };
    throw error;
  }
  try {
    // The decoder drops the byte order mark that some editors write.
    const text = decoder.decode(bytes);
    return { text: text.includes('\r') ? text.replaceAll(/\r\n?/g, '\n') : text };
  } catch {
    return { finding: notUtf8(file, bytes) };
  }
}

function tooLarge(file: string, bytes: number): Finding {
  return finding(
    'schema/too-large',
    { file, line: 1, column: 1 },
    `The file is ${Math.round(bytes / 1024)} KiB.`,
    `Split it, or move anything that is not text elsewhere; the limit is ${maxFileBytes / 1024} KiB.`,
  );
}

function notUtf8(file: string, bytes: Buffer): Finding {
  return finding(
    'schema/encoding',
    { file, ...firstBadByte(bytes) },
    'The file is not UTF-8.',
    'Save it as UTF-8 (in most editors: “Save with encoding”). GBK and UTF-16 are not supported.',
  );
}

function firstBadByte(bytes: Buffer): { line: number; column: number } {
  const decoded = bytes.toString('utf8');
  const before = decoded.slice(0, Math.max(0, decoded.indexOf('\uFFFD'))).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
