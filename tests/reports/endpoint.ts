import { join } from 'node:path';
import type { FailedSearch } from '../../src/feedback/searches/failed-search.ts';
import { defaultFeedbackSettings } from '../../src/knowledge/feedback-settings.ts';
import { migrate } from '../../src/records/migrate.ts';
import { createApp } from '../../src/server/app.ts';
import { createSqliteStore } from '../../src/store/sqlite.ts';
import { json } from '../endpoint/requests.ts';
import { countingRandom, key } from '../feedback/builders.ts';
import { newFolder } from '../support/folder.ts';

/** The endpoint as it runs, over a SQLite file. */
export interface Endpoint {
  /** The file, to be read once `close` has resolved. */
  database: string;
  /** A page tells of a failed search of a reader, on a day. */
  fail(search: Partial<FailedSearch>, reader: number, day?: string): Promise<void>;
  /** A page showed a sure answer. */
  found(locale: string, day?: string): Promise<void>;
  close(): Promise<void>;
}

export async function openEndpoint(categories: readonly string[]): Promise<Endpoint> {
  const database = join(newFolder(), 'jieda.db');
  const store = createSqliteStore({ file: database });
  await migrate(store);
  let now = 0;
  let address = '';
  const app = createApp({
    store,
    clock: () => now,
    random: countingRandom(),
    key,
    addressOf: () => address,
    readShell: async () => undefined,
    readKnownWords: async () => ({ has: () => true }),
    readSettings: async () => ({ ...defaultFeedbackSettings, categories: [...categories] }),
    config: { audience: 'public', allowedOrigins: [] },
    log: () => {},
  });

  async function send(path: string, body: object, day: string): Promise<void> {
    now = Date.parse(`${day}T08:00:00Z`);
    const response = await app.request(path, json(body));
    if (response.status !== 202) throw new Error(`${response.status} ${await response.text()}`);
  }

  return {
    database,
    async fail(search, reader, day = '2026-11-20') {
      address = `203.0.${reader >> 8}.${reader & 255}`;
      await send('/api/searches', { locale: 'zh-cn', query: '退款进度', outcome: 'no-result', ...search }, day);
    },
    found: (locale, day = '2026-11-20') => send('/api/counts', { locale, what: 'search-found' }, day),
    close: () => store.close(),
  };
}
