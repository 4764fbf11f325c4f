import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { plainText, restoreLineEnds } from './line-ends.ts';

/** One file that changes. */
export interface FileChange {
  /** Below the content folder. */
  path: string;
  /** Its text as it is, byte for byte; `undefined` for a file that does not exist yet. */
  before: string | undefined;
  /** Its text afterwards. */
  after: string;
  /** Where it goes, below the content folder; the same path when it stays. */
  to: string;
}

/** Changes to the files of a content folder, collected before anything is written. */
export class ContentEdit {
  readonly folder: string;
  readonly #files = new Map<string, { raw: string; text: string; edited: string; to: string }>();

  constructor(folder: string) {
    this.folder = folder;
  }

  /** Text of a file with the changes so far. */
  read(path: string): string {
    return this.#open(path).edited;
  }

  write(path: string, text: string): void {
    this.#open(path).edited = text;
  }

  move(path: string, to: string): void {
    this.#open(path).to = to;
  }

  /** What changes, in the order of the paths. */
  changes(): FileChange[] {
    return [...this.#files]
      .filter(([path, { text, edited, to }]) => text !== edited || path !== to)
      .map(([path, { raw, text, edited, to }]) => ({
        path,
        before: raw,
        after: text === edited ? raw : restoreLineEnds(raw, edited),
        to,
      }))
      .sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  #open(path: string): { raw: string; text: string; edited: string; to: string } {
    const known = this.#files.get(path);
    if (known !== undefined) return known;
    const raw = readFileSync(join(this.folder, path), 'utf8');
    const text = plainText(raw);
    const file = { raw, text, edited: text, to: path };
    this.#files.set(path, file);
    return file;
  }
}
