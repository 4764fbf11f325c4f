import { mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';

/** What texts are about; keys of different kinds do not meet. */
export type TextKind = 'entry' | 'facts' | 'page' | 'good' | 'unpublished' | 'results' | 'kept';

/** How long to wait for another process that is writing. */
const timeoutMs = 30_000;

/** How often to make sure that nobody has deleted the file: looking takes as long as reading a text. */
const checkEveryMs = 20;

/** Primary result codes of a file that is damaged, or not a database: https://sqlite.org/rescode.html */
const damaged = [11, 26];

interface Open {
  database: DatabaseSync;
  inode: number;
  checkedAt: number;
  select: StatementSync;
  selectBytes: StatementSync;
  insert: StatementSync;
}

/**
 * Texts by key, in one SQLite file: ten thousand files take ten times as long. Whatever it has lost is simply missing, so a
 * damaged file is replaced by an empty one. Several threads and processes may use it at once.
 */
export class TextCache {
  readonly #folder: string;
  readonly #asked = new Map<TextKind, Set<string>>();
  #open: Open | undefined;

  private constructor(folder: string) {
    this.#folder = folder;
  }

  static readonly #known = new Map<string, TextCache>();

  /** The cache in a folder, which is created when it does not exist. */
  static in(folder: string): TextCache {
    const cache = TextCache.#known.get(folder) ?? new TextCache(folder);
    TextCache.#known.set(folder, cache);
    return cache;
  }

  get(kind: TextKind, key: string): string | undefined {
    this.#askedFor(kind).add(key);
    return this.#try(({ select }) => select.get(kind, key)?.['value'] as string | undefined);
  }

  /** The same as UTF-8, of which a long text need not be decoded as a whole. */
  getBytes(kind: TextKind, key: string): Uint8Array | undefined {
    this.#askedFor(kind).add(key);
    return this.#try(({ selectBytes }) => selectBytes.get(kind, key)?.['value'] as Uint8Array | undefined);
  }

  /** A value stored as JSON; `undefined` also when the text is not JSON any more. */
  getJson(kind: TextKind, key: string): unknown {
    const text = this.get(kind, key);
    if (text === undefined) return undefined;
    try {
      return JSON.parse(text);
    } catch {
      return undefined;
    }
  }

  /**
   * Stores texts, all of them or none.
   *
   * @param isWanted whether to store them; nobody else stores anything from then on until they are stored
   */
  set(kind: TextKind, texts: Iterable<readonly [key: string, text: string]>, isWanted = () => true): void {
    this.#try(({ database, insert }) => {
      database.exec('BEGIN IMMEDIATE');
      try {
        for (const [key, text] of isWanted() ? texts : []) {
          this.#askedFor(kind).add(key);
          insert.run(kind, key, text);
        }
        database.exec('COMMIT');
      } catch (error) {
        if (database.isTransaction) database.exec('ROLLBACK');
        throw error;
      }
    });
  }

  /** Whether there is any text of a kind. */
  has(kind: TextKind): boolean {
    return this.#try(({ database }) => database.prepare('SELECT 1 FROM text WHERE kind = ? LIMIT 1').get(kind) !== undefined);
  }

  keys(kind: TextKind): string[] {
    return this.#try(({ database }) =>
      database
        .prepare('SELECT key FROM text WHERE kind = ?')
        .all(kind)
        .map(({ key }) => key as string),
    );
  }

  /** Deletes texts of a kind, except those with the given keys: what this process has asked for or stored, unless others are named. */
  prune(kind: TextKind, used: ReadonlySet<string> = this.#askedFor(kind)): void {
    this.#try(({ database }) => {
      const stale = this.keys(kind).filter((key) => !used.has(key));
      if (stale.length === 0) return;
      const remove = database.prepare('DELETE FROM text WHERE kind = ? AND key = ?');
      database.exec('BEGIN IMMEDIATE');
      for (const key of stale) remove.run(kind, key);
      database.exec('COMMIT');
    });
  }

  /** Gives all texts of a kind another one, in which they replace those with their keys. */
  move(kind: TextKind, to: TextKind): void {
    this.#try(({ database }) => database.prepare('UPDATE OR REPLACE text SET kind = ? WHERE kind = ?').run(to, kind));
  }

  #askedFor(kind: TextKind): Set<string> {
    const keys = this.#asked.get(kind) ?? new Set();
    this.#asked.set(kind, keys);
    return keys;
  }

  #try<Result>(work: (open: Open) => Result): Result {
    try {
      return work(this.#connect());
    } catch (error) {
      const code = error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : 0;
      if (!damaged.includes(code)) throw error;
      this.#close();
      for (const ending of ['', '-wal', '-shm']) rmSync(this.#file + ending, { force: true });
      return work(this.#connect());
    }
  }

  get #file(): string {
    return join(this.#folder, 'texts.db');
  }

  /** Opens the file again when it is no longer the one that was opened. */
  #connect(): Open {
    const now = performance.now();
    if (this.#open !== undefined) {
      if (now - this.#open.checkedAt < checkEveryMs) return this.#open;
      this.#open.checkedAt = now;
      if (inodeOf(this.#file) === this.#open.inode) return this.#open;
    }
    this.#close();
    mkdirSync(this.#folder, { recursive: true });
    const database = new DatabaseSync(this.#file, { timeout: timeoutMs });
    // An empty file need not be synced; later a crash of the machine loses the last texts at most. Most texts are as long as a
    // small page.
    database.exec(`
      PRAGMA synchronous = OFF;
      PRAGMA page_size = 16384;
      PRAGMA journal_mode = WAL;
      CREATE TABLE IF NOT EXISTS text (kind TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, UNIQUE (kind, key));
      PRAGMA synchronous = NORMAL;
    `);
    this.#open = {
      database,
      inode: inodeOf(this.#file) ?? 0,
      checkedAt: now,
      select: database.prepare('SELECT value FROM text WHERE kind = ? AND key = ?'),
      selectBytes: database.prepare('SELECT CAST(value AS BLOB) AS value FROM text WHERE kind = ? AND key = ?'),
      insert: database.prepare('INSERT OR REPLACE INTO text (kind, key, value) VALUES (?, ?, ?)'),
    };
    return this.#open;
  }

  #close(): void {
    if (this.#open?.database.isOpen) this.#open.database.close();
    this.#open = undefined;
  }
}

function inodeOf(file: string): number | undefined {
  return statSync(file, { throwIfNoEntry: false })?.ino;
}
